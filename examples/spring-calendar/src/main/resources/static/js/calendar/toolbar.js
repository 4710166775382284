/** Where in time one is, how to go elsewhere, and which view. */
import { h, icon } from '../dom.js';

export const VIEWS = [
  ['dayGridMonth', 'Month'],
  ['timeGridWeek', 'Week'],
  ['timeGridDay', 'Day'],
  ['listMonth', 'List'],
];

export function toolbar({ calendar, compose }) {
  const title = h('h1', { id: 'when', 'aria-live': 'polite' });
  const switches = VIEWS.map(([view, name]) =>
    h('button', { type: 'button', 'aria-pressed': 'false', 'data-view': view, onclick: () => calendar().changeView(view) }, name));
  const step = (label, drawing, act) =>
    h('button.icon-only', { type: 'button', 'aria-label': label, title: label, onclick: act }, icon(drawing));

  return {
    element: h('div.page-head.calendar-head', {},
      title,
      h('div.steps', {},
        step('Earlier', 'left', () => calendar().prev()),
        h('button.small', { type: 'button', onclick: () => calendar().today() }, 'Today'),
        step('Later', 'right', () => calendar().next())),
      h('span.spring', {}),
      h('div.segments', { role: 'group', 'aria-label': 'View' }, switches),
      h('button.primary', { type: 'button', id: 'new-post', onclick: () => compose({}) }, icon('plus'), h('span', {}, 'New post'))),
    show(view) {
      title.textContent = view.title;
      switches.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.view === view.type)));
    },
  };
}
