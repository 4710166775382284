/** Deliveries that wait for a person: what failed for good, and what nobody could find out. */
import * as api from '../api.js';
import { during } from '../busy.js';
import { confirm } from '../dialogs.js';
import { fill, h, icon } from '../dom.js';
import { onLive, onPost } from '../live.js';
import { toast } from '../notices.js';
import { Part } from '../post/part.js';
import { ORDER, platformName } from '../platforms.js';
import { ALL_KINDS, kindName } from '../status.js';
import { letterList } from './letters.js';
import { forget } from './posts.js';

const REREAD_MS = 250;
const MOST_SHOWN = 100;

export function attentionPage(main) {
  const filter = { platform: '', kind: '' };
  const review = new Part(letterList('Needs review', 'A person has to decide. Look at the account, then settle it or send it again; what may be live already is looked for first.'));
  const failed = new Part(letterList('Failed', 'It is certainly not live. Repair the cause, then replay it.'));
  const notice = h('div.list', {});
  const rest = h('p.soft', { role: 'status' });
  const replayAll = h('button', { type: 'button', id: 'replay-all', hidden: true, onclick: () => during(replayAll, replayShown) }, icon('again'), 'Replay all');
  fill(main,
    h('div.page-head', {}, h('h1', {}, 'Needs attention'), h('span.spring', {}),
      picker('Platform', 'platform', ORDER.map(id => [id, platformName(id)])),
      picker('Reason', 'kind', ALL_KINDS.map(kind => [kind, kindName(kind)])),
      replayAll,
      h('p', {}, 'Nothing is lost silently: what could not go out, or may have gone out unseen, waits here until somebody decides.')),
    notice, review.element, failed.element, rest);
  fill(notice, h('span.bone', { 'data-height': 5 }), h('span.bone', { 'data-height': 5 }));

  let timer = 0;
  let ended = false;
  const soon = () => { clearTimeout(timer); timer = setTimeout(read, REREAD_MS); };
  const ends = [onPost(({ id }) => { forget(id); soon(); }), onLive(soon)];
  read();
  return () => { ended = true; clearTimeout(timer); ends.forEach(end => end()); };

  function picker(label, name, choices) {
    const select = h('select', { id: `filter-${name}`, onchange: () => { filter[name] = select.value; read(); } },
      h('option', { value: '' }, `Every ${label.toLowerCase()}`), choices.map(([value, text]) => h('option', { value }, text)));
    return h('div.pick', {}, h('label.unseen', { for: select.id }, label), select);
  }

  async function read() {
    try {
      const letters = await api.deadLetters(filter);
      if (!ended) show(letters);
    } catch (error) {
      if (!ended) showBroken(error);
    }
  }

  function show(letters) {
    const context = { reread: read };
    const shown = letters.slice(0, MOST_SHOWN);
    review.show(shown.filter(letter => letter.status === 'NEEDS_REVIEW'), context);
    failed.show(shown.filter(letter => letter.status !== 'NEEDS_REVIEW'), context);
    rest.textContent = letters.length > MOST_SHOWN ? `And ${letters.length - MOST_SHOWN} more; filters show them.` : '';
    replayAll.hidden = !letters.some(letter => letter.status === 'FAILED');
    fill(notice, letters.length > 0 ? null : h('div.empty.card', {}, icon('check'), h('h2', {}, 'All is well'),
      h('p', {}, filter.platform || filter.kind ? 'Nothing with these filters waits for you.' : 'Every post went out, waits for its time, or was put aside by a person.')));
  }

  function showBroken(error) {
    fill(notice, h('div.empty.bad.card', {}, icon('alert'), h('h2', {}, 'The list could not be read'), h('p', {}, error.message),
      h('button', { type: 'button', onclick: read }, icon('again'), 'Try again')));
  }

  async function replayShown() {
    const agreed = await confirm({ title: 'Replay all of them?', text: 'Every delivery that fits the filters is tried again, a few at a time. Where a post may be live already, it is looked for and not sent.', yes: 'Replay them' });
    if (!agreed) return;
    const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ''));
    const { replayed } = await api.replayAll(given);
    toast(replayed === 1 ? '1 delivery goes out again' : `${replayed} deliveries go out again`);
    document.dispatchEvent(new Event('attention-changed'));
    await read();
  }
}
