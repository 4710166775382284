/** Date, time and zone, and what they mean. */
import { fill, h, icon } from '../dom.js';
import { dateTime, fromNow, HOME_ZONE, wallClock, zones } from '../time.js';

const HOUR = 3_600_000;

export function whenFields(draft, changed) {
  const date = h('input', { id: 'date', type: 'date', value: draft.at.slice(0, 10), oninput: write });
  const time = h('input', { id: 'time', type: 'time', value: draft.at.slice(11, 16), oninput: write });
  const zone = h('select', { id: 'zone', disabled: draft.editing !== null, onchange: write },
    [...new Set([draft.zone, ...zones()])].map(name => h('option', { value: name }, name === HOME_ZONE ? `${name} (yours)` : name)));
  zone.value = draft.zone;
  const summary = h('p.when-summary', { role: 'status' });
  say();

  function write() {
    draft.zone = zone.value;
    draft.at = date.value && time.value ? `${date.value}T${time.value}` : '';
    draft.atOnce = false;
    say();
    changed();
  }

  function pick(instant) {
    const wall = wallClock(instant, zone.value);
    date.value = wall.slice(0, 10);
    time.value = wall.slice(11, 16);
    write();
  }

  function now() {
    pick(new Date());
    draft.atOnce = true;
    say();
    changed();
  }

  function say() {
    const instant = draft.instant;
    if (draft.atOnce) fill(summary, h('strong', {}, 'At once'), h('span.soft', {}, 'As soon as it is stored'));
    else if (instant === null) fill(summary, h('span.soft', {}, 'No time chosen yet'));
    else if (instant.getTime() < Date.now() - 60_000) fill(summary, icon('alert', 16), h('span', {}, 'That time has passed: choose a later one'));
    else fill(summary, h('strong', {}, fromNow(instant)), h('span.soft', {}, dateTime(instant, draft.zone)));
  }

  const quick = (label, instant) => h('button.small', { type: 'button', onclick: () => pick(instant()) }, label);
  return {
    summary,
    element: h('fieldset.when-fields', {},
      h('legend.label', {}, 'When'),
      h('div.when-grid', {},
        h('div.field', {}, h('label', { for: 'date' }, 'Date'), date),
        h('div.field', {}, h('label', { for: 'time' }, 'Time'), time),
        h('div.field', {}, h('label', { for: 'zone' }, 'Time zone'), zone)),
      h('div.quick', {},
        draft.editing === null && h('button.small', { type: 'button', onclick: now }, 'Now'),
        quick('In an hour', () => new Date(Date.now() + HOUR)),
        quick('Tomorrow 9:00', () => morning(1)),
        quick('Monday 9:00', () => morning(((8 - new Date().getDay()) % 7) || 7)))),
  };
}

function morning(days) {
  const day = new Date();
  day.setDate(day.getDate() + days);
  day.setHours(9, 0, 0, 0);
  return day;
}
