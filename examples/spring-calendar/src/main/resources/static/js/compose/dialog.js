/** Writing a post, or changing one that has not begun. */
import * as api from '../api.js';
import { during } from '../busy.js';
import { openDialog } from '../dialogs.js';
import { fill, h, icon } from '../dom.js';
import { failed, toast } from '../notices.js';
import { byOrder } from '../platforms.js';
import { dateTime } from '../time.js';
import { destinations } from './destinations.js';
import { Draft } from './draft.js';
import { mediaList } from './media.js';
import { platformCard } from './platform-card.js';
import { projectField } from './project.js';
import { Validation } from './validation.js';
import { whenFields } from './when.js';

/**
 * @param preset `{at, projectId}` of a new post, or `{post}` to change one
 * @param stored hears that something was stored
 */
export async function openCompose(preset, stored = () => {}) {
  let accounts;
  try {
    accounts = await api.accounts();
  } catch (error) {
    failed(error);
    return;
  }
  const draft = Draft.from(preset, accounts);
  if (accounts.length === 0 && !draft.editing) {
    openWithoutAccounts();
    return;
  }
  openEditor(draft, accounts, stored);
}

function openWithoutAccounts() {
  const { close } = openDialog({
    title: 'New post',
    kind: 'small',
    body: h('div.empty', {}, icon('people'), h('h3', {}, 'No account yet'),
      h('p', {}, 'A post needs an account to go out from. Connect one first.'),
      h('a.button.primary', { href: '#/accounts', onclick: () => close() }, 'Go to accounts')),
  });
}

function openEditor(draft, accounts, stored) {
  const cards = new Map();
  const cardPlace = h('div.cards', {});
  const general = h('div.general', { role: 'status' });
  const validation = new Validation(() => draft.body(), showFindings);
  const changed = () => validation.soon();

  const message = h('textarea', { id: 'message', rows: 4, dir: 'auto', value: draft.text, oninput: () => { draft.text = message.value; cards.forEach(card => card.followText()); changed(); } });
  const link = h('input', { id: 'link', type: 'url', inputmode: 'url', placeholder: 'https://', value: draft.link, oninput: () => { draft.link = link.value.trim(); changed(); } });

  const schedule = h('button.primary', { type: 'submit' }, icon('send'), draft.editing && !draft.isDraft ? (draft.atOnce ? 'Send again' : 'Save changes') : 'Schedule');
  const keepDraft = (!draft.editing || draft.isDraft) && h('button', { type: 'button', onclick: () => during(keepDraft, () => store(true)) }, 'Save as draft');
  const when = whenFields(draft, changed);
  const place = destinations(draft, accounts, () => { showCards(); changed(); });

  const form = h('form.compose', { novalidate: true, onsubmit: event => { event.preventDefault(); during(schedule, () => store(false)); } },
    h('div.compose-main', {},
      place.element,
      h('div.field', {}, h('label', { for: 'message' }, 'Message'), message),
      h('div.field', {}, h('label', { for: 'link' }, 'Link'), link),
      mediaList(draft, changed),
      h('section.when', { 'aria-label': 'When and what for' }, when.element, projectField(draft))),
    h('section.compose-side', { 'aria-label': 'Per platform' }, general, cardPlace));

  const dialog = openDialog({
    title: draft.editing ? 'Edit post' : 'New post',
    kind: 'wide',
    body: form,
    foot: [when.summary, keepDraft, schedule],
    onclose: () => validation.stop(),
  });
  schedule.setAttribute('form', form.id = 'compose');
  showCards();
  changed();
  message.focus();

  function showCards() {
    for (const id of cards.keys()) if (!draft.platforms.has(id)) cards.delete(id);
    for (const id of draft.platforms) if (!cards.has(id)) cards.set(id, platformCard(id, draft, changed));
    fill(cardPlace, draft.platforms.size === 0
      ? h('div.empty.slim', {}, icon('send'), h('p', {}, 'Choose where the post goes. Counters, own texts and options of each platform appear here.'))
      : [...cards.keys()].sort(byOrder).map(id => cards.get(id).element));
  }

  function showFindings(findings) {
    cards.forEach((card, id) => card.show(findings.of(id)));
    fill(general, findings.general.map(finding => h('p.wrong', {}, icon('alert', 16), finding.message)));
  }

  async function store(asDraft) {
    const missing = draft.missing(asDraft);
    if (missing) {
      fill(general, h('p.wrong', {}, icon('alert', 16), missing));
      general.scrollIntoView({ block: 'nearest' });
      return;
    }
    try {
      const post = await draft.store(asDraft);
      stored(post);
      dialog.close();
      toast(asDraft ? 'Saved as a draft' : draft.atOnce ? 'On its way' : `Scheduled for ${dateTime(post.scheduledAt)}`,
        { action: { label: 'Show', run: () => { location.hash = `#/calendar/post/${encodeURIComponent(post.id)}`; } } });
    } catch (error) {
      if (error.violations?.length > 0) validation.refused(error);
      else fill(general, h('p.wrong', { role: 'alert' }, icon('alert', 16), error.message));
      form.querySelector('.wrong')?.scrollIntoView({ block: 'nearest' });
    }
  }
}
