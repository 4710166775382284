/** Starts the page and follows the address: `#/calendar`, `#/attention`, `#/accounts`, and `#/…/post/{id}` above any. */
import './trusted.js';
import { showBanner } from './banner.js';
import { listen } from './live.js';
import { PAGES } from './pages.js';
import { openPost } from './post/dialog.js';
import { buildRail } from './rail.js';
import { listenForShortcuts } from './shortcuts.js';

const main = document.getElementById('main');
let shown = null;
let endPage = () => {};
let closePost = () => {};

const markCurrent = buildRail();
listenForShortcuts();
showBanner(document.getElementById('banner'));
listen();
window.addEventListener('hashchange', follow);
follow();

function follow() {
  const [, path, word, id] = location.hash.split('/');
  const page = PAGES.find(one => one.path === path) ?? PAGES[0];
  closePost();
  closePost = () => {};
  if (page !== shown) open(page);
  if (word === 'post' && id) {
    closePost = openPost(decodeURIComponent(id), () => {
      if (location.hash.includes('/post/')) location.hash = `#/${page.path}`;
    });
  }
}

function open(page) {
  const first = shown === null;
  endPage();
  shown = page;
  document.title = `${page.name} · Social4j`;
  markCurrent(page.path);
  endPage = page.open(main);
  if (!first) main.focus();
}
