/** News of posts from the server, as they happen. */
import { STREAM } from './api.js';

const listeners = new Set();
const watchers = new Set();
let state = 'connecting';

/** @return a function that ends it */
export function onPost(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Hears `connecting`, `live` and `lost`, and the present state at once. */
export function onConnection(watcher) {
  watchers.add(watcher);
  watcher(state, state);
  return () => watchers.delete(watcher);
}

export function listen() {
  const source = new EventSource(STREAM);
  source.addEventListener('open', () => become('live'));
  source.addEventListener('error', () => {
    become('lost');
    // After an answer that is no stream the browser does not come back by itself.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 5000);
  });
  source.addEventListener('post.updated', event => {
    const news = JSON.parse(event.data);
    listeners.forEach(listener => listener(news));
  });
}

function become(next) {
  const before = state;
  state = next;
  if (before !== next) watchers.forEach(watcher => watcher(next, before));
}
