/** Where a post goes: platforms, and the account where a platform has several. */
import { fill, h } from '../dom.js';
import { platformMarkOf } from '../badges.js';
import { byOrder, platformName } from '../platforms.js';

export function destinations(draft, accounts, changed) {
  const offered = [...new Set([...accounts.map(account => account.platform), ...draft.platforms])].sort(byOrder);
  const pickers = h('div.pickers', {});
  const chips = offered.map(platform => {
    const button = h('button', {
      type: 'button',
      'aria-pressed': String(draft.platforms.has(platform)),
      'data-platform': platform,
      disabled: draft.editing !== null,
      onclick: () => {
        if (!draft.platforms.delete(platform)) draft.platforms.add(platform);
        button.setAttribute('aria-pressed', String(draft.platforms.has(platform)));
        showPickers();
        changed();
      },
    }, platformMarkOf(platform), platformName(platform));
    return button;
  });
  showPickers();

  function showPickers() {
    fill(pickers, draft.editing ? [] : [...draft.platforms].sort(byOrder)
      .map(platform => ({ platform, own: accounts.filter(account => account.platform === platform) }))
      .filter(({ own }) => own.length > 1)
      .map(({ platform, own }) => picker(platform, own)));
  }

  function picker(platform, own) {
    if (!own.some(account => account.id === draft.accounts.get(platform))) draft.accounts.set(platform, own[0].id);
    const select = h('select', { id: `account-${platform}`, onchange: () => { draft.accounts.set(platform, select.value); changed(); } },
      own.map(account => h('option', { value: account.id }, account.displayName)));
    select.value = draft.accounts.get(platform);
    return h('div.field', {}, h('label', { for: `account-${platform}` }, `Account on ${platformName(platform)}`), select);
  }

  return {
    element: h('fieldset.destinations', {},
      h('legend.label', {}, draft.editing ? 'Goes to' : 'Where to'), h('div.chips', {}, chips), pickers),
  };
}
