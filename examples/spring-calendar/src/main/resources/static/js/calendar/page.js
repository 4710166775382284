/** The calendar: posts in time, and everything that can be done with them there. */
import { openCompose } from '../compose/dialog.js';
import { fill, h, icon } from '../dom.js';
import { onLive, onPost } from '../live.js';
import { onKeys } from '../shortcuts.js';
import { filters } from './filters.js';
import { createGrid } from './grid.js';
import { listenToKeys } from './keys.js';
import { Filter, Posts } from './posts.js';
import { isStepping } from './reschedule.js';
import { stats } from './stats.js';
import { toolbar } from './toolbar.js';

const REREAD_MS = 250;

/** From here on drawing all posts anew is quicker than changing one after the other. */
const MANY = 30;

export function calendarPage(main, detail) {
  const posts = new Posts();
  const filter = new Filter();
  let isShown = () => true;
  const compose = preset => openCompose({ projectId: filter.project, ...preset }, reread);
  const numbers = stats(group => { filter.group = filter.group === group ? null : group; refresh(); });
  const choices = filters(filter, () => refresh());
  const bar = toolbar({ calendar: () => grid.calendar, compose });
  const notice = h('div.calendar-notice', { role: 'status' });
  const place = h('div.calendar.card', { role: 'region', 'aria-labelledby': 'when' });

  fill(main, bar.element, numbers.element, choices.element, notice, place);
  const grid = createGrid(place, {
    date: /^\d{4}-\d\d-\d\d$/.test(detail) ? detail : undefined,
    load: async (start, end) => {
      await posts.load(start, end);
      return posts.matching(filter);
    },
    loaded: showAround,
    broken: showBroken,
    moved: ({ type, title, activeStart, activeEnd }) => {
      bar.show({ type, title });
      isShown = ({ start }) => Date.parse(start) >= activeStart && Date.parse(start) < activeEnd;
      if (posts.isRead) showAround();
    },
    dayChosen: at => compose({ at }),
  });
  choices.refresh();

  let timer = 0;
  /** News may come by the thousand; they are read together, and drawn together. */
  function rereadSoon() {
    if (timer === 0) timer = setTimeout(() => { timer = 0; reread(); }, REREAD_MS);
  }

  async function reread() {
    if (grid.isDragging() || isStepping()) {
      rereadSoon();
      return;
    }
    try {
      const { changed, regrouped } = await posts.reload();
      if (regrouped) choices.refresh();
      if (regrouped || filter.group !== null || changed.length > MANY) grid.refresh();
      else grid.update(changed);
      showAround();
    } catch (error) {
      if (error.name !== 'AbortError') showBroken(error);
    }
  }

  function refresh() {
    grid.refresh();
    showAround();
  }

  function showAround() {
    const shown = posts.matching({ fits: event => isShown(event) && filter.fits(event) });
    numbers.show(posts.matching({ fits: event => isShown(event) && filter.fitsPlace(event) }), filter.group);
    if (shown.length > 0) fill(notice);
    else if (filter.isEmpty) fill(notice, nothing());
    else fill(notice, nothingLeft());
  }

  const nothing = () => h('p.strip', {}, icon('calendar'), h('span', {}, 'Nothing is planned here yet.'),
    h('button.quiet.small', { type: 'button', onclick: () => compose({}) }, 'Write the first post'));
  const nothingLeft = () => h('p.strip', {}, icon('filter'), h('span', {}, 'No post fits these filters.'),
    h('button.quiet.small', { type: 'button', onclick: () => { choices.clear(); filter.group = null; refresh(); } }, 'Clear filters'));

  function showBroken(error) {
    numbers.forget();
    fill(notice, h('p.strip.bad', {}, icon('alert'), h('span', {}, error.message),
      h('button.small', { type: 'button', onclick: () => { posts.forget(); grid.refresh(); } }, icon('again', 16), 'Try again')));
  }

  const ends = [
    onPost(rereadSoon),
    onLive(rereadSoon),
    onKeys({
      'n': () => compose({}),
      't': () => grid.calendar.today(),
      '[': () => grid.calendar.prev(),
      ']': () => grid.calendar.next(),
      '1': () => grid.calendar.changeView('dayGridMonth'),
      '2': () => grid.calendar.changeView('timeGridWeek'),
      '3': () => grid.calendar.changeView('timeGridDay'),
      '4': () => grid.calendar.changeView('listMonth'),
    }),
    listenToKeys(place, () => grid.calendar),
    () => clearTimeout(timer),
    grid.end,
  ];
  return () => ends.forEach(end => end());
}
