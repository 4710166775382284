/** Small marks that name a platform or a state. */
import { h, icon } from './dom.js';
import { isKnown, platformMark, platformName } from './platforms.js';
import { stateOf } from './status.js';

export function platformMarkOf(id) {
  return h('span.mark', { 'data-platform': isKnown(id) ? id : 'other', 'aria-hidden': 'true', title: platformName(id) }, platformMark(id));
}

export function platformBadge(id) {
  return h('span.platform', {}, platformMarkOf(id), h('span', {}, platformName(id)));
}

export function statusBadge(status) {
  const state = stateOf(status);
  return h('span.status', { 'data-tone': state.tone, 'data-status': status }, icon(state.icon, 14), h('span', {}, state.label));
}
