/** The keys that work on a post inside the calendar. */
import { isStep, isStepping, stepped } from './reschedule.js';

const FRAMES = 10;

/** @param calendar answers FullCalendar's calendar @return a function that ends it */
export function listenToKeys(place, calendar) {
  let moving = null;
  const pressed = event => {
    if (!isStep(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const element = document.activeElement.closest('[data-post]');
    // A post that is being moved is drawn anew, so that for a moment nothing has the focus.
    const id = element?.dataset.post ?? (isStepping() && document.activeElement === document.body ? moving : null);
    if (!id || (element && !place.contains(element))) return;
    event.preventDefault();
    if (event.shiftKey) {
      moving = id;
      reschedule(place, calendar(), id, event.key);
    } else if (element) {
      walk(place, element, event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1);
    }
  };
  document.addEventListener('keydown', pressed);
  return () => document.removeEventListener('keydown', pressed);
}

function walk(place, from, direction) {
  const all = [...place.querySelectorAll('[data-post]')].filter(one => one.checkVisibility({ visibilityProperty: true }));
  all[all.indexOf(from) + direction]?.focus();
}

function reschedule(place, calendar, id, key) {
  const event = calendar.getEventById(id);
  if (!event) return;
  stepped(event, key, calendar.view.type.startsWith('timeGrid'));
  const { activeStart, activeEnd } = calendar.view;
  if (event.start < activeStart || event.start >= activeEnd) calendar.gotoDate(event.start);
  focusPost(place, id, event.start, FRAMES);
}

/** On the post itself, which is measured before it is shown, or on the link that unfolds its day where there are too many. */
function focusPost(place, id, start, frames) {
  const element = place.querySelector(`[data-post="${CSS.escape(id)}"]`);
  if (element?.checkVisibility({ visibilityProperty: true })) {
    element.focus();
    return;
  }
  if (frames > 0) {
    requestAnimationFrame(() => focusPost(place, id, start, frames - 1));
    return;
  }
  const day = new Date(start.getTime() - start.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  place.querySelector(`[data-date="${day}"] .fc-more-link`)?.focus();
}
