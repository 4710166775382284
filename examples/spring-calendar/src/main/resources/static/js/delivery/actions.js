/** What a person can do about one delivery: send again, settle, put aside, take down. */
import * as api from '../api.js';
import { during } from '../busy.js';
import { confirm } from '../dialogs.js';
import { h, icon } from '../dom.js';
import { toast } from '../notices.js';
import { platformName } from '../platforms.js';
import { openResolve } from './resolve.js';

export function deliveryActions(delivery, done) {
  const acts = offered(delivery, async () => {
    document.dispatchEvent(new Event('attention-changed'));
    await done();
  });
  return acts.length > 0 && h('div.acts', {}, acts);
}

function offered(delivery, done) {
  const name = platformName(delivery.platform);
  switch (delivery.status) {
    case 'FAILED':
      return [replay(delivery, done), !delivery.dismissed && dismiss(delivery, done)].filter(Boolean);
    case 'NEEDS_REVIEW':
      // Of what never left a worker there is nothing to be seen on the platform.
      return [...(delivery.attempts === 0
        ? [replay(delivery, done, 'Send it now', 'small.primary'), resolve(delivery, done, 'small')]
        : [resolve(delivery, done, 'small.primary'), replay(delivery, done)]),
      !delivery.dismissed && dismiss(delivery, done)].filter(Boolean);
    case 'POSTED':
      return delivery.deleted ? [] : [act(`delete-${delivery.id}`, 'trash', 'Delete it there', 'quiet.small.warn', async () => {
        if (!await confirm({ title: `Delete from ${name}?`, text: `The live post disappears from ${name}, with its reactions and comments.`, yes: 'Delete it', danger: true })) return;
        await api.deleteRemote(delivery.id);
        toast(`Deleted from ${name}`);
        await done();
      })];
    default:
      return [];
  }
}

const replay = (delivery, done, label = 'Replay', look = 'small') => act(`replay-${delivery.id}`, 'again', label, look, async () => {
  await api.replay(delivery.id);
  toast(`Goes out to ${platformName(delivery.platform)} again`);
  await done();
});

const dismiss = (delivery, done) => act(`dismiss-${delivery.id}`, 'x', 'Put aside', 'quiet.small', async () => {
  await api.dismiss(delivery.id);
  toast('Put aside');
  await done();
});

const resolve = (delivery, done, look) =>
  act(`resolve-${delivery.id}`, 'eye', 'Settle…', look, async () => openResolve(delivery, done));

function act(name, drawing, label, look, work) {
  const button = h(`button.${look}`, { type: 'button', 'data-act': name, onclick: () => during(button, work) }, icon(drawing, 16), label);
  return button;
}
