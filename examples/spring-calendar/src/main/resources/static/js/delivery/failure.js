/** Why a delivery is not where it should be. */
import { h, icon } from '../dom.js';
import { kindName, stateOf } from '../status.js';
import { dateTime } from '../time.js';
import { plainly } from '../words.js';

export function failureNote({ failure, status }) {
  if (!failure) return null;
  return h('div.failure', { 'data-tone': stateOf(status).tone }, icon('alert', 16), h('div', {},
    h('p', {}, h('strong', {}, kindName(failure.kind)), failure.platformCode && h('span.code.soft', {}, ` ${failure.platformCode}`)),
    failure.message && h('p', {}, plainly(failure.message)),
    (failure.violations ?? []).map(violation => h('p', {}, plainly(violation.message))),
    failure.retryAt && h('p.soft', {}, `Not before ${dateTime(failure.retryAt)}`)));
}
