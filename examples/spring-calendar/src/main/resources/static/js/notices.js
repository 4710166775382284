/** Short words to the person: shown for a while, or only said to those who listen. */
import { fill, h, icon } from './dom.js';

const VISIBLE_MS = 6000;

export function toast(text, { tone = 'info', action } = {}) {
  const element = h('div.toast', { 'data-tone': tone },
    icon(tone === 'error' ? 'alert' : 'check'),
    h('p', {}, text),
    action && h('button.quiet', { type: 'button', onclick: () => { element.remove(); action.run(); } }, action.label),
    h('button.icon-only', { type: 'button', 'aria-label': 'Close this message', onclick: () => element.remove() }, icon('x', 16)));
  const shelf = document.querySelector('dialog[open]:last-of-type .toasts-inside') ?? document.getElementById('toasts');
  shelf.append(element);
  if (tone !== 'error') setTimeout(() => element.remove(), VISIBLE_MS);
}

export const failed = error => toast(error.message, { tone: 'error' });

/** For screen readers alone. */
export function say(text) {
  fill(document.getElementById('said'), h('p', {}, text));
}
