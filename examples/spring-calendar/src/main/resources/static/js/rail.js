/** The frame around the pages: where one is, what wants attention, whether news arrive, how it looks. */
import * as api from './api.js';
import { fill, h, icon } from './dom.js';
import { onConnection, onLive, onPost } from './live.js';
import { PAGES } from './pages.js';
import { showShortcuts } from './shortcuts.js';
import { themeButton } from './theme.js';

const CONNECTION = { connecting: 'Connecting…', live: 'Live updates on', lost: 'No connection, trying again' };
const COUNT_AFTER_MS = 400;

export function buildRail() {
  const count = h('span.count', { hidden: true });
  const links = PAGES.map(page => h('a', { href: `#/${page.path}`, 'data-page': page.path },
    icon(page.icon, 20), h('span.page-name', {}, page.name), page.path === 'attention' && count));
  fill(document.getElementById('pages'), links);
  fill(document.getElementById('rail-foot'), connection(), h('div.rail-tools', {}, themeButton(), shortcutsButton()));

  countSoon(count, 0);
  onPost(() => countSoon(count, COUNT_AFTER_MS));
  onLive(() => countSoon(count, COUNT_AFTER_MS));
  document.addEventListener('attention-changed', () => countSoon(count, 0));

  return current => links.forEach(link => {
    if (link.dataset.page === current) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
}

function connection() {
  const words = h('span', {});
  const element = h('p.connection', { role: 'status' }, words);
  onConnection(state => {
    element.dataset.state = state;
    words.textContent = CONNECTION[state];
  });
  return element;
}

const shortcutsButton = () =>
  h('button.icon-only', { type: 'button', 'aria-label': 'Keyboard shortcuts', title: 'Keyboard shortcuts', onclick: showShortcuts }, icon('keyboard'));

let timer = 0;

function countSoon(element, delay) {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      const found = (await api.deadLetters({})).length;
      fill(element, h('span', {}, found > 99 ? '99+' : found), h('span.unseen', {}, ' open'));
      element.hidden = found === 0;
    } catch {
      element.hidden = true; // the page itself says what is wrong
    }
  }, delay);
}
