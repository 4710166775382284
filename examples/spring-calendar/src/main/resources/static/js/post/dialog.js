/** Everything about one post, kept up to date while it is open. */
import * as api from '../api.js';
import { openDialog } from '../dialogs.js';
import { fill, h, icon } from '../dom.js';
import { onLive, onPost } from '../live.js';
import { postActions } from './actions.js';
import { deliveryList } from './deliveries.js';
import { head } from './head.js';
import { Part } from './part.js';
import { texts } from './texts.js';
import { timeline } from './timeline.js';

const REREAD_MS = 150;

/** @return a function that closes it */
export function openPost(id, closed) {
  const parts = [head, postActions, deliveryList, texts].map(draw => new Part(draw));
  const story = new Part(timeline);
  const body = h('div.dialog-body.post', { 'aria-busy': 'true' }, bones());
  let timer = 0;
  let stopped = false;

  const dialog = openDialog({ title: 'Post', kind: 'side', body, onclose: () => { stop(); closed(); } });
  const soon = () => { clearTimeout(timer); timer = setTimeout(read, REREAD_MS); };
  const ends = [onPost(news => news.id === id && soon()), onLive(soon)];
  read();

  async function read() {
    try {
      const [post, explanation] = await Promise.all([api.post(id), api.explain(id)]);
      if (!stopped) show(post, explanation);
    } catch (error) {
      if (!stopped) showBroken(error);
    }
  }

  function show(post, explanation) {
    if (!parts[0].element.isConnected) fill(body, parts.map(part => part.element), story.element);
    body.removeAttribute('aria-busy');
    const context = { post, reread: read, close: dialog.close };
    const gone = new Set(explanation.timeline.filter(({ event }) => event === 'DELIVERY_DELETED').map(({ delivery }) => delivery));
    const told = { ...post, deliveries: post.deliveries.map(delivery => ({ ...delivery, deleted: gone.has(delivery.id) })) };
    parts.forEach(part => part.show(told, context));
    story.show({ explanation, deliveries: post.deliveries.map(({ id: delivery, platform, status }) => ({ id: delivery, platform, status })) });
  }

  function showBroken(error) {
    body.removeAttribute('aria-busy');
    fill(body, error.status === 404
      ? h('div.empty', {}, icon('slash'), h('h3', {}, 'This post is not here'), h('p', {}, 'It may have been removed, or it belongs to somebody else.'))
      : h('div.empty.bad', {}, icon('alert'), h('h3', {}, 'The post could not be read'), h('p', {}, error.message),
        h('button', { type: 'button', onclick: read }, icon('again'), 'Try again')));
  }

  function stop() {
    stopped = true;
    clearTimeout(timer);
    ends.forEach(end => end());
  }

  return () => dialog.element.open && dialog.close();
}

const bones = () => [7, 4, 9, 9, 5].map(height => h('span.bone', { 'data-height': height }));
