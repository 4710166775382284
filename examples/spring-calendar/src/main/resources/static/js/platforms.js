/** How platforms are called and what can be said for one alone. Unknown ones work too, with their id as their name. */

const KNOWN = {
  twitter: { name: 'X', mark: 'X' },
  linkedin: { name: 'LinkedIn', mark: 'in' },
  instagram: { name: 'Instagram', mark: 'ig' },
  facebook: { name: 'Facebook', mark: 'f' },
  reddit: { name: 'Reddit', mark: 'r/' },
};

/** In the order in which they are offered. */
export const ORDER = Object.keys(KNOWN);

export const platformName = id => KNOWN[id]?.name ?? id;
export const platformMark = id => KNOWN[id]?.mark ?? id.slice(0, 2);
export const isKnown = id => id in KNOWN;

export const byOrder = (one, other) => rank(one) - rank(other) || one.localeCompare(other);
const rank = id => isKnown(id) ? ORDER.indexOf(id) : ORDER.length;

const FIRST_COMMENT = { name: 'first-comment', label: 'First comment', hint: 'Follows the post as a comment of yours.', lines: 2 };

/** The options that people use most; all others can be added by their names. */
export const OPTIONS = {
  twitter: [
    { name: 'reply-settings', label: 'Who can reply', choices: [['', 'Everyone'], ['following', 'Accounts you follow'], ['mentionedUsers', 'Only mentioned accounts']] },
    { name: 'made-with-ai', label: 'Made with AI', flag: true },
  ],
  linkedin: [
    { name: 'visibility', label: 'Who sees it', choices: [['', 'Anyone'], ['CONNECTIONS', 'Connections'], ['LOGGED_IN', 'LinkedIn members']] },
    { name: 'article-title', label: 'Title of the link card', hint: 'LinkedIn does not read the page behind the link.' },
    FIRST_COMMENT,
  ],
  instagram: [
    { name: 'placement', label: 'Shown as', choices: [['', 'Feed or reel'], ['story', 'Story']] },
    FIRST_COMMENT,
  ],
  facebook: [
    { name: 'placement', label: 'Shown as', choices: [['', 'Feed'], ['reel', 'Reel'], ['story', 'Story']] },
    FIRST_COMMENT,
  ],
  reddit: [
    { name: 'subreddit', label: 'Subreddit', hint: 'Without r/. Several, separated by commas, become a post each.', required: true },
    { name: 'title', label: 'Title', required: true },
    { name: 'nsfw', label: 'For adults only (NSFW)', flag: true },
    { name: 'spoiler', label: 'Spoiler', flag: true },
  ],
};
