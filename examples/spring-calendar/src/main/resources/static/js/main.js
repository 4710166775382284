/**
 * Starts the page and follows the address: `#/calendar`, `#/calendar/2026-12-01`, `#/attention`, `#/accounts`, and
 * `#/…/post/{id}` above any.
 */
import './trusted.js';
import { showBanner } from './banner.js';
import { listen } from './live.js';
import { PAGES } from './pages.js';
import { openPost } from './post/dialog.js';
import { buildRail } from './rail.js';
import { listenForShortcuts } from './shortcuts.js';

const main = document.getElementById('main');
let shown = null;
let followed = null;
let endPage = () => {};
let closePost = () => {};

const markCurrent = buildRail();
listenForShortcuts();
showBanner(document.getElementById('banner'));
listen();
window.addEventListener('hashchange', follow);
follow();

function follow() {
  const here = location.hash;
  if (here === followed) return;
  followed = here;
  const [, path, word, id] = here.split('/');
  const page = PAGES.find(one => one.path === path) ?? PAGES[0];
  closePost();
  closePost = () => {};
  if (page !== shown) open(page, word);
  if (word === 'post' && id) {
    closePost = openPost(decodeURIComponent(id), () => {
      if (location.hash === here) location.hash = `#/${page.path}`;
    });
  }
}

function open(page, detail) {
  const first = shown === null;
  endPage();
  shown = page;
  document.title = `${page.name} · Social4j`;
  markCurrent(page.path);
  endPage = page.open(main, detail);
  if (!first) main.focus();
}
