/** How each platform does. */
import { h, icon } from '../dom.js';
import { platformBadge, statusBadge } from '../badges.js';
import { deliveryActions } from '../delivery/actions.js';
import { failureNote } from '../delivery/failure.js';
import { byOrder } from '../platforms.js';
import { setup } from '../setup.js';
import { dateTime, fromNow } from '../time.js';
import { safe } from './texts.js';

export function deliveryList(post, { reread }) {
  const sorted = [...post.deliveries].sort((one, other) => byOrder(one.platform, other.platform));
  return [h('h3', {}, 'Deliveries'), h('ul.deliveries', {}, sorted.map(delivery => row(delivery, reread)))];
}

function row(delivery, reread) {
  return h('li.delivery', { 'data-delivery': delivery.id },
    h('div.delivery-head', {}, platformBadge(delivery.platform), statusBadge(delivery.status)),
    delivery.permalink && !delivery.deleted && permalink(delivery),
    h('p.faint', {}, facts(delivery).join(' · ')),
    failureNote(delivery),
    deliveryActions(delivery, reread));
}

/** What is played can be seen where it is played; the address it would have leads nowhere. */
function permalink({ id, platform, permalink: address }) {
  const words = h('span', {}, 'See it live');
  const link = h('a', { href: safe(address), target: '_blank', rel: 'noopener noreferrer', 'data-act': `see-${id}` }, words, icon('out', 15));
  const place = h('p', {}, link);
  setup().then(({ sandboxed, timelines }) => {
    if (!sandboxed.includes(platform)) return;
    link.href = timelines;
    words.textContent = 'See it live in the sandbox';
    place.append(h('span.faint.address', {}, address));
  });
  return place;
}

function facts({ status, publishedAt, attempts, nextAttemptAt, remoteId, deleted }) {
  return [
    publishedAt && (deleted ? `Went live ${dateTime(publishedAt)}, deleted there since` : `Live since ${dateTime(publishedAt)}`),
    remoteId && `Id ${remoteId}`,
    attempts > 0 && `${attempts} ${attempts === 1 ? 'attempt' : 'attempts'}`,
    status === 'PROCESSING' && nextAttemptAt && `Looked at again ${fromNow(nextAttemptAt)}`,
    status === 'SCHEDULED' && attempts > 0 && nextAttemptAt && `Next attempt ${fromNow(nextAttemptAt)}`,
  ].filter(Boolean);
}
