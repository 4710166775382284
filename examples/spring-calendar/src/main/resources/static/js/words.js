/** What the server says in its own words, in those of the page: names of platforms and states, times, durations. */
import { isKnown, platformName } from './platforms.js';
import { isKind, isStatus, kindName, stateOf } from './status.js';
import { dateTimeSeconds } from './time.js';

const INSTANT = /\b\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z/g;
const DURATION = /\bP(?:(\d+)D)?T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?\b/g;
const CODE = /\b[A-Z][A-Z_]{3,}\b/g;
const ID = /(?<![\w./@:-])[a-z]+(?=:? |,|$)/g;

export function plainly(text) {
  return text
    .replaceAll(INSTANT, instant => dateTimeSeconds(instant))
    .replaceAll(DURATION, (_, days, hours, minutes, seconds) => lasting({ day: days, hour: hours, minute: minutes, second: seconds }))
    .replaceAll(CODE, code => isStatus(code) ? stateOf(code).label.toLowerCase() : isKind(code) ? kindName(code).toLowerCase() : code)
    .replaceAll(ID, id => isKnown(id) ? platformName(id) : id)
    .replace(/^\p{Ll}/u, first => first.toUpperCase());
}

function lasting(parts) {
  return Object.entries(parts).filter(([, count]) => count)
    .map(([unit, count]) => `${count} ${unit}${count === '1' ? '' : 's'}`).join(' ');
}
