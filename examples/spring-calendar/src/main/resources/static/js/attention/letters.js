/** A list of deliveries that wait for the same kind of decision. */
import { h } from '../dom.js';
import { platformBadge, statusBadge } from '../badges.js';
import { deliveryActions } from '../delivery/actions.js';
import { failureNote } from '../delivery/failure.js';
import { dateTime, fromNow } from '../time.js';

export const letterList = (title, hint) => (letters, { reread }) => letters.length === 0 ? null : [
  h('div.group-head', {}, h('h2', {}, title, h('span.faint.number', {}, ` ${letters.length}`)), h('p.soft', {}, hint)),
  h('ul.letters', {}, letters.map(letter => row(letter, reread))),
];

function row(letter, reread) {
  return h('li.letter.card', { 'data-delivery': letter.id },
    h('div.delivery-head', {}, platformBadge(letter.platform), statusBadge(letter.status)),
    letter.text && h('p.letter-text.wrote', { dir: 'auto' }, letter.text),
    failureNote(letter),
    h('div.letter-foot', {},
      h('p.faint', {}, [letter.scheduledAt && `Was due ${dateTime(letter.scheduledAt)} (${fromNow(letter.scheduledAt)})`,
        letter.attempts > 0 && `${letter.attempts} ${letter.attempts === 1 ? 'attempt' : 'attempts'}`].filter(Boolean).join(' · ')),
      letter.postId && h('a', { href: `#/attention/post/${encodeURIComponent(letter.postId)}` }, 'Whole story'),
      deliveryActions(letter, reread)));
}
