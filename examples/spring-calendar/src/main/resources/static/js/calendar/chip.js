/** How one post looks inside the calendar. */
import { h, icon } from '../dom.js';
import { platformMarkOf, statusBadge } from '../badges.js';
import { byOrder, platformName } from '../platforms.js';
import { stateOf } from '../status.js';

export function chip({ event, view, timeText }) {
  const { status } = event.extendedProps;
  const platforms = [...event.extendedProps.platforms].sort(byOrder);
  const state = stateOf(status);
  const marks = h('span.marks', {}, platforms.map(platformMarkOf),
    h('span.unseen', {}, `, to ${platforms.map(platformName).join(', ')}`));
  const title = h('span.chip-title', {}, event.title || 'Without text');
  if (view.type.startsWith('list')) {
    return { domNodes: [h('span.row', { 'data-tone': state.tone }, statusBadge(status), title, marks)] };
  }
  return {
    domNodes: [h('span.chip', { 'data-tone': state.tone, 'data-status': status, title: `${state.label} · ${event.title}` },
      icon(state.icon, 13), h('span.unseen', {}, `${state.label}, `),
      h('time', {}, timeText), title, marks)],
  };
}
