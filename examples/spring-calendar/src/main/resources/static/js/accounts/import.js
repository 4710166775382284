/** Takes a token that was obtained elsewhere. */
import * as api from '../api.js';
import { during } from '../busy.js';
import { openDialog } from '../dialogs.js';
import { fill, h, icon } from '../dom.js';
import { toast } from '../notices.js';
import { ORDER, platformName } from '../platforms.js';

export function openImport(stored) {
  const platform = h('select', { id: 'import-platform', name: 'platform' }, ORDER.map(id => h('option', { value: id }, platformName(id))));
  const wrong = h('div', { role: 'alert' });
  const secret = { type: 'password', autocomplete: 'off', spellcheck: 'false' };
  const form = h('form.dialog-text', { id: 'import-form', novalidate: true, onsubmit: event => { event.preventDefault(); during(save, store); } },
    field('Platform', platform),
    field('Id of the account there', input('accountId', { autocomplete: 'off' }), 'For example the URN of a member, the id of a Page, a user name on Reddit.'),
    field('Access token', input('accessToken', secret)),
    h('details.more', {}, h('summary', {}, 'Refresh token, expiry and scopes'), h('div.option-grid', {},
      field('Refresh token', input('refreshToken', secret)),
      field('Expires', input('expiresAt', { type: 'datetime-local' }), 'In your time zone.'),
      field('Scopes', input('scopes', {}), 'Separated by spaces.'))),
    wrong);
  const save = h('button.primary', { type: 'submit', form: 'import-form' }, icon('key'), 'Import');
  const { close } = openDialog({ title: 'Import a token', kind: 'small', body: form, foot: [save] });
  platform.focus();

  async function store() {
    const given = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value !== ''));
    if (!given.accountId || !given.accessToken) return complain('The id of the account and its access token are needed.');
    try {
      const account = await api.importAccount({
        ...given,
        ...(given.expiresAt ? { expiresAt: new Date(given.expiresAt).toISOString() } : {}),
        ...(given.scopes ? { scopes: given.scopes.split(/[\s,]+/) } : {}),
      });
      close();
      toast(`${account?.displayName ?? given.accountId} is connected`);
    } catch (error) {
      return complain([error.message, ...error.violations.map(violation => violation.message)].join(' '));
    }
    return stored();
  }

  function complain(text) {
    fill(wrong, h('p.wrong', {}, icon('alert', 16), text));
  }
}

function input(name, attributes) {
  return h('input', { id: `import-${name}`, name, ...attributes });
}

function field(label, control, hint) {
  const about = hint && h('span.hint', { id: `${control.id}-hint` }, hint);
  if (about) control.setAttribute('aria-describedby', about.id);
  return h('div.field', {}, h('label', { for: control.id }, label), control, about);
}
