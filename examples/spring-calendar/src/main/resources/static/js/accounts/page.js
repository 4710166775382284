/** The accounts that posts go out from. */
import * as api from '../api.js';
import { fill, h, icon } from '../dom.js';
import { byOrder } from '../platforms.js';
import { accountRow } from './row.js';
import { openImport } from './import.js';

export function accountsPage(main) {
  const list = h('div.list', { 'aria-busy': 'true' }, h('span.bone', { 'data-height': 5 }), h('span.bone', { 'data-height': 5 }));
  const add = () => openImport(read);
  let ended = false;
  fill(main,
    h('div.page-head', {}, h('h1', {}, 'Accounts'), h('span.spring', {}),
      h('button.primary', { type: 'button', id: 'import', onclick: add }, icon('key'), 'Import a token'),
      h('p', {}, 'Posts go out from these accounts. Tokens are kept encrypted and never shown again.')),
    list);
  read();
  return () => { ended = true; };

  async function read() {
    try {
      const accounts = await api.accounts();
      if (!ended) show(accounts);
    } catch (error) {
      if (!ended) {
        fill(list, h('div.empty.bad.card', {}, icon('alert'), h('h2', {}, 'The accounts could not be read'), h('p', {}, error.message),
          h('button', { type: 'button', onclick: read }, icon('again'), 'Try again')));
      }
    }
    list.removeAttribute('aria-busy');
  }

  function show(accounts) {
    fill(list, accounts.length === 0
      ? h('div.empty.card', {}, icon('people'), h('h2', {}, 'No account yet'), h('p', {}, 'Import a token that you obtained from a platform. The first post can go out right after.'),
        h('button.primary', { type: 'button', onclick: add }, icon('key'), 'Import a token'))
      : h('ul.accounts.card', {}, [...accounts].sort((one, other) => byOrder(one.platform, other.platform)).map(account => accountRow(account, read))));
  }
}
