/** Instants for people, and the wall clock of a zone as an instant. */

const languages = navigator.languages;
const format = options => new Intl.DateTimeFormat(languages, options);

export const HOME_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
const clock = { hour: '2-digit', minute: '2-digit' };

export const dateTime = (instant, zone = HOME_ZONE) =>
  format({ ...day, ...clock, timeZone: zone, timeZoneName: 'short' }).format(new Date(instant));
export const dateTimeSeconds = instant =>
  format({ day: 'numeric', month: 'short', ...clock, second: '2-digit' }).format(new Date(instant));
export const timeOnly = (instant, zone = HOME_ZONE) => format({ ...clock, timeZone: zone }).format(new Date(instant));
export const longDay = instant =>
  format({ weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(instant));

const relative = new Intl.RelativeTimeFormat(languages, { numeric: 'auto' });
const DAY = 86_400_000;
/** Units, how long one is, and from where on people count in it. */
const STEPS = [['year', 365.25 * DAY, 730 * DAY], ['month', 30.44 * DAY, 60 * DAY], ['day', DAY, DAY], ['hour', 3_600_000, 3_600_000],
  ['minute', 60_000, 60_000], ['second', 1000, 1000]];

/** 1,000 */
export const count = number => number.toLocaleString(languages);

/** "in 2 days", "3 minutes ago". */
export function fromNow(instant, now = Date.now()) {
  const distance = new Date(instant).getTime() - now;
  const [unit, size] = STEPS.find(([, , from]) => Math.abs(distance) >= from) ?? STEPS.at(-1);
  return relative.format(Math.round(distance / size), unit);
}

/** All zones that the browser knows, the person's own first. */
export function zones() {
  const known = Intl.supportedValuesOf?.('timeZone') ?? [];
  return [...new Set([HOME_ZONE, 'UTC', ...known])];
}

/** What a clock on the wall of `zone` shows at `instant`, as `datetime-local` inputs want it: 2026-12-01T10:30. */
export function wallClock(instant, zone) {
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(new Date(instant)).map(part => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/**
 * When a clock on the wall of `zone` shows `written`. A time that occurs twice is the earlier one; a time that is skipped is
 * moved forward by the length of the gap, as java.time does.
 *
 * @return {Date|null} null if nothing is written
 */
export function instantOf(written, zone) {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(written)) return null;
  const asUtc = Date.parse(`${written.slice(0, 16)}Z`);
  const before = offset(asUtc - 86_400_000, zone);
  const after = offset(asUtc + 86_400_000, zone);
  const fitting = [asUtc - before, asUtc - after]
    .filter(instant => wallClock(instant, zone) === written.slice(0, 16))
    .sort((one, other) => one - other);
  return new Date(fitting[0] ?? asUtc - before);
}

function offset(instant, zone) {
  return Date.parse(`${wallClock(instant, zone)}Z`) - Math.floor(instant / 60_000) * 60_000;
}
