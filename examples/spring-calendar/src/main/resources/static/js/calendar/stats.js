/** The numbers above the calendar; each is a switch that shows only what it counts. */
import { fill, h, icon } from '../dom.js';
import { count, dateTime, fromNow } from '../time.js';
import { GROUPS } from './posts.js';

const CARDS = [
  { group: 'scheduled', label: 'Scheduled', icon: 'clock', tone: 'scheduled' },
  { group: 'processing', label: 'Publishing', icon: 'half', tone: 'processing' },
  { group: 'posted', label: 'Posted', icon: 'check', tone: 'posted' },
  { group: 'attention', label: 'Needs attention', icon: 'alert', tone: 'failed' },
  { group: 'draft', label: 'Drafts', icon: 'draft', tone: 'draft' },
];

export function stats(choose) {
  const numbers = new Map();
  const next = h('p.next-up', {}, h('span.stat-label', {}, icon('send', 15), 'Next to go out'));
  const cards = CARDS.map(card => {
    const number = h('span.stat-number.number', {}, '–');
    const button = h('button.stat', { type: 'button', 'aria-pressed': 'false', 'data-tone': card.tone, 'data-group': card.group, onclick: () => choose(card.group) },
      h('span.stat-label', {}, icon(card.icon, 15), card.label), number);
    numbers.set(card.group, { number, button });
    return button;
  });

  return {
    forget,
    element: h('section.stats', { 'aria-label': 'Numbers of this view' }, cards, next),
    show(posts, chosen, now = Date.now()) {
      numbers.forEach(({ number, button }, group) => {
        number.textContent = count(posts.filter(post => GROUPS[group](post.extendedProps.status)).length);
        button.setAttribute('aria-pressed', String(chosen === group));
      });
      showNext(posts, now);
    },
  };

  /** What could not be read is not nothing. */
  function forget() {
    numbers.forEach(({ number }) => { number.textContent = '–'; });
    fill(next, h('span.stat-label', {}, icon('send', 15), 'Next to go out'), h('span.soft', {}, '–'));
  }

  function showNext(posts, now) {
    const coming = posts
      .filter(post => post.extendedProps.status === 'SCHEDULED' && Date.parse(post.start) > now)
      .sort((one, other) => Date.parse(one.start) - Date.parse(other.start))[0];
    fill(next, h('span.stat-label', {}, icon('send', 15), 'Next to go out'),
      coming
        ? h('a', { href: `#/calendar/post/${encodeURIComponent(coming.id)}`, title: dateTime(coming.start) },
          h('strong', {}, fromNow(coming.start, now)), h('span.cut', {}, coming.title))
        : h('span.soft', {}, 'Nothing waits in this view'));
  }
}
