/** FullCalendar, set up for posts. Nothing else on the page speaks to it but through this and its `calendar`. */
import { h } from '../dom.js';
import { chip } from './chip.js';
import { dropped } from './reschedule.js';

const NARROW = '(max-width: 640px)';
const MOST_OF_A_DAY = 3;
const WEEK_MS = 7 * 86_400_000;

/**
 * @param date the day to begin with, `2026-12-01`; today if undefined
 * @param load answers the posts from one instant to another
 * @param loaded hears that they are shown
 * @param broken hears why they could not be read
 * @param moved hears which view is shown, with its title
 * @param dayChosen hears that somebody wants to write at a time
 */
export function createGrid(place, { date, load, loaded, broken, moved, dayChosen }) {
  let dragging = false;
  let unseenList = false;
  const inside = h('div.grid', {});
  place.append(inside);
  const calendar = new FullCalendar.Calendar(inside, {
    initialDate: date,
    initialView: matchMedia(NARROW).matches ? 'listMonth' : 'dayGridMonth',
    headerToolbar: false,
    height: '100%',
    fixedWeekCount: false,
    locale: navigator.language,
    firstDay: firstDayOfWeek(),
    views: {
      timeGrid: { dayHeaderFormat: { weekday: 'short', day: 'numeric' } },
      list: { listDayFormat: { weekday: 'long' }, listDaySideFormat: { day: 'numeric', month: 'long' } },
    },
    nowIndicator: true,
    navLinks: true,
    navLinkDayClick: 'timeGridDay',
    // As many as fit would be nicer, but FullCalendar asks the layout before Chromium has stretched the rows, and shows none.
    dayMaxEvents: MOST_OF_A_DAY,
    eventsSet: events => place.classList.toggle('full', fullWeeks(events, calendar.view.activeStart) > 3),
    viewDidMount: ({ el }) => {
      // These rows are drawn with tables that hold no rows of a grid.
      el.querySelectorAll('.fc-timegrid-body').forEach(body => body.closest('[role=rowgroup]')?.setAttribute('role', 'presentation'));
      el.querySelectorAll('table[aria-hidden]').forEach(hours => {
        hours.removeAttribute('aria-hidden');
        hours.setAttribute('role', 'presentation');
      });
    },
    moreLinkContent: ({ num, view }) => view.type.startsWith('timeGrid') ? `+${num}` : `${num} more`,
    moreLinkDidMount: ({ el }) => el.setAttribute('role', 'button'),
    // The cell is named by its date and its posts; FullCalendar would name it by the date alone.
    dayCellDidMount: ({ el }) => el.removeAttribute('aria-labelledby'),
    eventDisplay: 'block',
    defaultTimedEventDuration: '01:00',
    // The hour that a post is drawn with may reach into the next day; the post does not.
    nextDayThreshold: '01:00',
    slotEventOverlap: false,
    eventMaxStack: matchMedia(NARROW).matches ? 1 : 3,
    slotDuration: '00:30',
    slotLabelFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
    scrollTime: '07:00',
    allDaySlot: false,
    eventTimeFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
    eventInteractive: true,
    eventStartEditable: true,
    eventDurationEditable: false,
    dragRevertDuration: 150,
    noEventsContent: 'Nothing is planned in this month.',
    eventContent: chip,
    eventDidMount: ({ el, event }) => {
      el.dataset.post = event.id;
      if (el.tagName === 'A') el.setAttribute('role', 'button');
    },
    eventClick: ({ event, jsEvent }) => {
      jsEvent.preventDefault();
      location.hash = `#/calendar/post/${encodeURIComponent(event.id)}`;
    },
    eventDragStart: () => { dragging = true; },
    eventDragStop: () => { dragging = false; },
    eventDrop: dropped,
    dateClick: ({ date, allDay }) => dayChosen(allDay ? morningOf(date) : date),
    datesSet: ({ view }) => {
      moved(view);
      unseenList = view.type.startsWith('list');
      showToday();
    },
    loading: running => place.setAttribute('aria-busy', String(running)),
    events: (window, give, refuse) => load(window.startStr, window.endStr)
      .then(posts => { give(posts.map(shown)); loaded(); showToday(); })
      .catch(error => { if (error.name !== 'AbortError') broken(error); refuse(error); }),
    eventSourceFailure: () => {}, // said by `broken`
  });
  calendar.render();
  // It measures by itself only when the window changes, not when something comes or goes above it.
  const measured = new ResizeObserver(() => calendar.updateSize());
  measured.observe(place);

  /** A list begins with the past; once, what is to come is brought into sight. */
  function showToday() {
    if (!unseenList) return;
    requestAnimationFrame(() => {
      const today = dayOf(calendar.getDate());
      const day = [...inside.querySelectorAll('.fc-list-day')].find(row => row.dataset.date >= today);
      if (!day) return; // not read yet, or all is over
      unseenList = false;
      day.closest('.fc-scroller').scrollTop = day.offsetTop;
    });
  }

  /** News may draw the post anew on which somebody works with the keyboard. */
  function keepingFocus(draw) {
    const id = inside.contains(document.activeElement) ? document.activeElement.dataset.post : undefined;
    draw();
    if (id === undefined) return;
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) inside.querySelector(`[data-post="${CSS.escape(id)}"]`)?.focus();
    });
  }

  return {
    calendar,
    isDragging: () => dragging,
    end: () => { measured.disconnect(); calendar.destroy(); },
    refresh: () => keepingFocus(() => calendar.refetchEvents()),
    /** Changes posts in place, so that focus and unfolded days stay as they are. */
    update: posts => keepingFocus(() =>
      calendar.batchRendering(() => posts.forEach(post => apply(calendar.getEventById(post.id), post)))),
  };
}

function shown({ id, title, start, editable, extendedProps }) {
  return { id, title, start, editable, extendedProps };
}

function apply(event, post) {
  if (!event) return;
  if (event.title !== post.title) event.setProp('title', post.title);
  if (event.startEditable !== post.editable) event.setProp('editable', post.editable);
  if (event.start.getTime() !== Date.parse(post.start)) event.setStart(post.start);
  Object.entries(post.extendedProps).forEach(([name, value]) => {
    if (JSON.stringify(event.extendedProps[name]) !== JSON.stringify(value)) event.setExtendedProp(name, value);
  });
}

function firstDayOfWeek() {
  const locale = new Intl.Locale(navigator.language);
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}

const dayOf = date => new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

/** In how many weeks a day has more posts than it shows. */
function fullWeeks(events, begin) {
  const posts = new Map();
  events.forEach(({ start }) => posts.set(dayOf(start), (posts.get(dayOf(start)) ?? 0) + 1));
  const full = [...posts].filter(([, count]) => count > MOST_OF_A_DAY);
  return new Set(full.map(([day]) => Math.floor((new Date(`${day}T12:00`) - begin) / WEEK_MS))).size;
}

/** A day without a time means its morning, or the next full hour today. */
function morningOf(date) {
  const morning = new Date(date);
  morning.setHours(9, 0, 0, 0);
  const soon = new Date(Math.ceil((Date.now() + 300_000) / 3_600_000) * 3_600_000);
  return morning > soon ? morning : soon;
}
