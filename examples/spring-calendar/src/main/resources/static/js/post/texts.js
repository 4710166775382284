/** What was written: one text where all platforms share it, else each of its own. */
import { h } from '../dom.js';
import { platformBadge } from '../badges.js';
import { byOrder } from '../platforms.js';

export function texts(post) {
  const all = Object.entries(post.messageByPlatform ?? {}).sort(([one], [other]) => byOrder(one, other));
  const same = all.length > 0 && all.every(([, text]) => text === all[0][1]);
  const shown = same ? [[null, all[0][1]]] : all;
  return [
    h('h3', {}, 'Text'),
    shown.map(([platform, text]) => h('figure.text', {},
      platform && h('figcaption', {}, platformBadge(platform)),
      h('p.wrote', { dir: 'auto', 'data-text': platform ?? 'all' }, text))),
    post.link && h('p.post-link', {}, h('a', { href: safe(post.link), target: '_blank', rel: 'noopener noreferrer' }, post.link)),
    (post.media ?? []).length > 0 && h('ol.media-shown', {}, post.media.map(item => h('li', {},
      h('span.code', {}, item.url ?? 'Stored picture or video'),
      h('span.soft', {}, item.altText ? `“${item.altText}”` : 'No alternative text')))),
  ];
}

/** Only addresses of the web become links; what is left is shown as text all the same. */
export function safe(address) {
  try {
    return ['http:', 'https:'].includes(new URL(address).protocol) ? address : null;
  } catch {
    return null;
  }
}
