/** Moving a post in time, by pointer or by keys; both end in the same request, and both can be undone. */
import * as api from '../api.js';
import { confirm } from '../dialogs.js';
import { failed, say, toast } from '../notices.js';
import { dateTime } from '../time.js';

const KEYS_REST_MS = 700;

/** After a post was dropped elsewhere. */
export async function dropped({ event, oldEvent, revert }) {
  if (event.start.getTime() > Date.now()) {
    await move(event, oldEvent.start, revert);
    return;
  }
  revert();
  const agreed = await confirm({
    title: 'That time has passed',
    text: 'A post cannot go out in the past. It can go out now.',
    yes: 'Publish it now',
  });
  if (!agreed) return;
  try {
    await api.publishNow(event.id);
    toast('On its way');
  } catch (error) {
    failed(error);
  }
}

async function move(event, from, revert) {
  try {
    await api.change(event.id, { scheduledAt: event.start.toISOString() });
  } catch (error) {
    revert();
    failed(error);
    return;
  }
  toast(`Moved to ${dateTime(event.start)}`, { action: { label: 'Undo', run: () => undo(event, from) } });
}

async function undo(event, from) {
  const to = event.start;
  event.setStart(from);
  try {
    await api.change(event.id, { scheduledAt: from.toISOString() });
    say(`Back at ${dateTime(from)}`);
  } catch (error) {
    event.setStart(to);
    failed(error);
  }
}

const STEPS = {
  ArrowLeft: { days: -1 },
  ArrowRight: { days: 1 },
  ArrowUp: { days: -7 },
  ArrowDown: { days: 7 },
};
const FINE_STEPS = { ...STEPS, ArrowUp: { minutes: -30 }, ArrowDown: { minutes: 30 } };

const waiting = new Map();

/** Moves by a step at once and tells the server when the keys rest, so that five steps are one change. */
export function stepped(event, key, fine) {
  if (!event.startEditable && event.startEditable !== null) {
    say('This post can no longer be moved.');
    return;
  }
  const known = waiting.get(event.id);
  clearTimeout(known?.timer);
  const from = known?.from ?? event.start;
  event.moveDates((fine ? FINE_STEPS : STEPS)[key]);
  say(dateTime(event.start));
  const timer = setTimeout(() => {
    waiting.delete(event.id);
    dropped({ event, oldEvent: { start: from }, revert: () => event.setStart(from) });
  }, KEYS_REST_MS);
  waiting.set(event.id, { from, timer });
}

export const isStep = key => key in STEPS;

/** Whether keys are moving a post right now, so that what the server says about it is older than what is shown. */
export const isStepping = () => waiting.size > 0;
