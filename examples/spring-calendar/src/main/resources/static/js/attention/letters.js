/** A list of deliveries that wait for the same kind of decision. */
import { fill, h } from '../dom.js';
import { platformBadge, statusBadge } from '../badges.js';
import { deliveryActions } from '../delivery/actions.js';
import { failureNote } from '../delivery/failure.js';
import { dateTime, fromNow } from '../time.js';
import { postOf } from './posts.js';

/** A letter knows the id of its post alone; text and time follow when the post is read. */
function aboutPost({ postId, platform }) {
  const place = h('div.letter-post', {}, h('span.bone', { 'data-height': 1 }));
  postOf(postId)
    .then(post => fill(place,
      h('p.letter-text.wrote', { dir: 'auto' }, post.messageByPlatform[platform] || 'Without text'),
      h('p.faint', {}, `Was due ${dateTime(post.scheduledAt)}, ${fromNow(post.scheduledAt)}`)))
    .catch(() => fill(place, h('p.faint', {}, 'The text could not be read.')));
  return place;
}

export const letterList = (title, hint) => (letters, { reread }) => letters.length === 0 ? null : [
  h('div.group-head', {}, h('h2', {}, title, h('span.faint.number', {}, ` ${letters.length}`)), h('p.soft', {}, hint)),
  h('ul.letters', {}, letters.map(letter => row(letter, reread))),
];

function row(letter, reread) {
  return h('li.letter.card', { 'data-delivery': letter.id },
    h('div.delivery-head', {}, platformBadge(letter.platform), statusBadge(letter.status)),
    aboutPost(letter),
    failureNote(letter),
    h('div.letter-foot', {},
      h('p.faint', {}, `${letter.attempts} ${letter.attempts === 1 ? 'attempt' : 'attempts'}`),
      h('a', { href: `#/attention/post/${encodeURIComponent(letter.postId)}` }, 'Whole story'),
      deliveryActions(letter, reread)));
}
