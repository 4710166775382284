/** One account and what can be done with it. */
import * as api from '../api.js';
import { during } from '../busy.js';
import { confirm } from '../dialogs.js';
import { h, icon } from '../dom.js';
import { platformMarkOf } from '../badges.js';
import { toast } from '../notices.js';
import { platformName } from '../platforms.js';
import { dateTime, fromNow } from '../time.js';

const STATES = {
  ACTIVE: { label: 'Active', icon: 'check', tone: 'posted' },
  EXPIRING: { label: 'Expires soon', icon: 'clock', tone: 'processing' },
  RECONNECT_REQUIRED: { label: 'Connect again', icon: 'alert', tone: 'failed' },
  PAUSED: { label: 'Paused', icon: 'pause', tone: 'draft' },
};

export function accountRow(account, changed) {
  const state = STATES[account.paused ? 'PAUSED' : account.status] ?? { label: account.status, icon: 'clock', tone: 'draft' };
  return h('li.account', { 'data-account': account.id },
    platformMarkOf(account.platform),
    h('div.account-name', {},
      h('h2', {}, account.displayName),
      h('p.faint', {}, [platformName(account.platform), account.status !== 'ACTIVE' && account.expiresAt && `token until ${dateTime(account.expiresAt)} (${fromNow(account.expiresAt)})`].filter(Boolean).join(' · ')),
      account.scopes?.length > 0 && h('p.scopes', { 'aria-label': 'Scopes' }, [...account.scopes].sort().map(scope => h('span.tag.code', {}, scope)))),
    h('span.status', { 'data-tone': state.tone }, icon(state.icon, 14), state.label),
    h('div.acts', {},
      !account.paused && act('pause', 'Pause', account, async () => { await api.pauseAccount(account.id); toast(`${account.displayName} is paused: nothing goes out until it is resumed`); await changed(); }),
      account.paused && act('play', 'Resume', account, async () => { await api.resumeAccount(account.id); toast(`${account.displayName} goes on`); await changed(); }),
      act('trash', 'Remove', account, async () => {
        if (!await confirm({ title: `Remove ${account.displayName}?`, text: 'Its token is wiped here and revoked at the platform where that can be done. Posts that wait for it cannot go out.', yes: 'Remove the account', danger: true })) return;
        await api.removeAccount(account.id);
        toast(`${account.displayName} was removed`);
        await changed();
      }, 'quiet.small.warn')));
}

function act(drawing, label, account, work, look = 'quiet.small') {
  const button = h(`button.${look}`, { type: 'button', onclick: () => during(button, work) },
    icon(drawing, 16), label, h('span.unseen', {}, ` ${account.displayName}`));
  return button;
}
