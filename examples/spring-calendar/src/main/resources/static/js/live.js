/**
 * News of posts from the server, as they happen. A browser has few connections to one server, and a stream takes one for as long
 * as it lives; so one page holds the stream for all pages of this server, and passes on what it hears.
 */
import { STREAM } from './api.js';

const NAME = 'social4j-stream';
const AGAIN_MS = 5000;

const listeners = new Set();
const watchers = new Set();
let state = 'connecting';
let others = null;
let leave = null;
let holdsStream = false;

/** @return a function that ends it */
export function onPost(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hears `connecting`, `live` and `lost`, and the present state at once. */
export function onConnection(watcher) {
  watchers.add(watcher);
  watcher(state);
  return () => watchers.delete(watcher);
}

/** Hears that news arrive from now on; what happened before was told to nobody, so whoever has read something reads it again. */
export function onLive(listener) {
  let known = state;
  return onConnection(next => {
    if (next === 'live' && known !== 'live') listener();
    known = next;
  });
}

export function listen() {
  join();
  // A page that one has left may be kept for the way back; it gives up the stream meanwhile.
  window.addEventListener('pagehide', () => leave?.());
  window.addEventListener('pageshow', event => event.persisted && join());
}

function join() {
  // Without a secure address there are no locks; then each page has a stream of its own.
  if (!navigator.locks) {
    leave = stream(() => {});
    return;
  }
  const ending = new AbortController();
  let stop = () => {};
  others = new BroadcastChannel(NAME);
  others.onmessage = ({ data }) => hear(data);
  others.postMessage({ question: true });
  navigator.locks.request(NAME, { signal: ending.signal }, () => new Promise(left => {
    const close = stream(said => others?.postMessage(said));
    stop = () => { close(); left(); };
  })).catch(() => {}); // left before its turn
  leave = () => {
    ending.abort();
    stop();
    others.close();
    others = null;
    leave = null;
    become('lost');
  };
}

/** @param tell passes on what is heard @return a function that closes it */
function stream(tell) {
  let timer = 0;
  let source = null;
  const say = said => { hear(said); tell(said); };
  const open = () => {
    source = new EventSource(STREAM);
    source.addEventListener('open', () => say({ state: 'live' }));
    source.addEventListener('error', () => {
      say({ state: 'lost' });
      // After an answer that is no stream the browser does not come back by itself.
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, AGAIN_MS);
    });
    source.addEventListener('post.updated', event => say({ news: JSON.parse(event.data) }));
  };
  // What happened since the page before gave the stream up was heard by nobody; who hears that it was lost reads again.
  if (state === 'live') say({ state: 'lost' });
  open();
  holdsStream = true;
  return () => {
    holdsStream = false;
    clearTimeout(timer);
    source.close();
  };
}

function hear({ news, state: heard, question }) {
  if (news) listeners.forEach(listener => listener(news));
  if (heard) become(heard);
  if (question && holdsStream) others?.postMessage({ state });
}

function become(next) {
  if (state === next) return;
  state = next;
  watchers.forEach(watcher => watcher(next));
}
