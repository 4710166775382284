/** How much of a platform's limit a text uses, as the platform counts. */
import { freshId, h } from '../dom.js';

const NEARLY = 0.9;

export function counter(name) {
  const id = freshId('counter');
  const used = h('span.used', {}, '–');
  const limitOf = h('span.limit', {});
  const bar = h('span.bar', { 'aria-hidden': 'true' }, h('span', {}));
  const element = h('span.counter.number', { id }, h('span.unseen', {}, `Length on ${name}: `), used, limitOf, bar);
  return {
    id,
    element,
    show(length, limit) {
      used.textContent = length === undefined || length === null ? '–' : String(length);
      limitOf.textContent = limit ? ` / ${limit.toLocaleString('en')}` : '';
      const share = limit ? length / limit : 0;
      element.dataset.state = share > 1 ? 'over' : share > NEARLY ? 'near' : 'fine';
      bar.firstChild.style.width = `${Math.min(100, Math.round(share * 100))}%`;
    },
  };
}
