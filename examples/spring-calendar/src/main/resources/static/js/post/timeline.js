/** The story of a post: where it stands, what comes next, and all that happened. */
import { h } from '../dom.js';
import { platformMarkOf } from '../badges.js';
import { platformName } from '../platforms.js';
import { dateTime, dateTimeSeconds } from '../time.js';
import { plainly } from '../words.js';

export function timeline({ explanation, deliveries }) {
  const platforms = new Map(deliveries.map(({ id, platform }) => [id, platform]));
  const ended = new Set(deliveries.filter(({ status }) => status === 'POSTED' || status === 'CANCELLED').map(({ platform }) => platform));
  const coming = nextOf(explanation.next ?? '').filter(({ platform, whole }) => !ended.has(platform) || whole.includes(';'));
  return [
    h('h3', {}, 'What happened'),
    h('div.story', {}, h('p', {}, plainly(explanation.summary)),
      coming.length > 0 && h('ul', { 'aria-label': 'What comes next' }, coming.map(({ whole }) => h('li.soft', {}, plainly(whole))))),
    h('ol.timeline', {}, together(explanation.timeline).map(entries => moment(entries, platforms.get(entries[0].delivery)))),
  ];
}

/** One sentence for each platform; what cannot be told apart stays together. */
function nextOf(next) {
  return next.split(/; (?=[a-z][a-z0-9-]*: )/).filter(whole => whole !== '')
    .map(whole => ({ whole, platform: whole.split(': ')[0] }));
}

/** What is told of one delivery at one instant is one thing that happened, seen twice. */
function together(entries) {
  const moments = [];
  for (const entry of entries) {
    const last = moments.at(-1)?.[0];
    if (last && last.at === entry.at && last.delivery === entry.delivery && entry.delivery !== null) moments.at(-1).push(entry);
    else moments.push([entry]);
  }
  return moments;
}

function moment(entries, platform) {
  const [{ at, event }] = entries;
  const all = [...new Set(entries.map(({ detail }) => detail).filter(Boolean))];
  const details = all.filter(detail => !all.some(more => more !== detail && more.includes(detail)));
  return h('li', {},
    h('time', { datetime: at, title: dateTime(at) }, dateTimeSeconds(at)),
    h('div', {},
      h('p', {}, platform && platformMarkOf(platform), platform && h('span.unseen', {}, `${platformName(platform)}: `), h('strong', {}, words(event))),
      details.map(detail => h('p.soft', {}, plainly(detail)))));
}

/** `intent.opened` and INTENT_OPENED for people. */
function words(event) {
  const spaced = event.replaceAll(/[._-]+/g, ' ').toLowerCase();
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
