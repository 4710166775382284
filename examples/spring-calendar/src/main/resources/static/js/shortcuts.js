/** Single keys for frequent acts. They can be switched off, as they disturb people who speak to their computer. */
import { h } from './dom.js';
import { openDialog } from './dialogs.js';

const LIST = [
  ['n', 'Write a new post'],
  ['t', 'Go to today'],
  ['[', 'Earlier'],
  [']', 'Later'],
  ['1', 'Month'],
  ['2', 'Week'],
  ['3', 'Day'],
  ['4', 'List'],
  ['?', 'Show this help'],
];

const ON_A_POST = [
  ['Enter', 'Open it'],
  ['← →', 'Move to the post before or after'],
  ['Shift ← →', 'Reschedule by a day'],
  ['Shift ↑ ↓', 'Reschedule by a week; in week and day views by half an hour'],
];

const acts = new Map();

/** What a key does while a page is shown. @return a function that ends it */
export function onKeys(keys) {
  Object.entries(keys).forEach(([key, act]) => acts.set(key, act));
  return () => Object.keys(keys).forEach(key => acts.delete(key));
}

export function listenForShortcuts() {
  acts.set('?', showShortcuts);
  document.addEventListener('keydown', event => {
    if (!wanted() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, select, textarea') || document.querySelector('dialog[open]')) return;
    const act = acts.get(event.key);
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

const wanted = () => localStorage.getItem('single-keys') !== 'off';

export function showShortcuts() {
  const remember = event => localStorage.setItem('single-keys', event.target.checked ? 'on' : 'off');
  openDialog({
    title: 'Keyboard',
    kind: 'small',
    body: h('div.dialog-text', {},
      h('h3', {}, 'Anywhere'), table(LIST), h('h3', {}, 'On a post in the calendar'), table(ON_A_POST),
      h('label.tick', {}, h('input', { type: 'checkbox', checked: wanted(), onchange: remember }), 'Use single keys')),
  });
}

const table = rows => h('dl.keys', {}, rows.map(([key, meaning]) => h('div', {},
  h('dt', {}, key.split(' ').map(one => h('kbd', {}, one))), h('dd', {}, meaning))));
