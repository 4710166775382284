/** The keys that work on a post inside the calendar. */
import { isStep, stepped } from './reschedule.js';

/** @param calendar answers FullCalendar's calendar */
export function listenToKeys(place, calendar) {
  place.addEventListener('keydown', event => {
    const element = event.target.closest('[data-post]');
    if (!element || !isStep(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) reschedule(place, calendar(), element.dataset.post, event.key);
    else walk(place, element, event.key === 'ArrowRight' || event.key === 'ArrowDown' ? 1 : -1);
  });
}

function walk(place, from, direction) {
  const all = [...place.querySelectorAll('[data-post]')].filter(one => one.checkVisibility({ visibilityProperty: true }));
  all[all.indexOf(from) + direction]?.focus();
}

function reschedule(place, calendar, id, key) {
  const event = calendar.getEventById(id);
  stepped(event, key, calendar.view.type.startsWith('timeGrid'));
  const { activeStart, activeEnd } = calendar.view;
  if (event.start < activeStart || event.start >= activeEnd) calendar.gotoDate(event.start);
  requestAnimationFrame(() => focusPost(place, id, event.start));
}

/** On the post itself, or on the link that unfolds its day where there are too many. */
export function focusPost(place, id, start) {
  const element = place.querySelector(`[data-post="${CSS.escape(id)}"]`);
  if (element?.checkVisibility({ visibilityProperty: true })) {
    element.focus();
    return;
  }
  const day = start && new Date(start.getTime() - start.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
  place.querySelector(`[data-date="${day}"] .fc-more-link`)?.focus();
}
