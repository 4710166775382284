/** A person says what nobody could find out: is the post live or not. */
import * as api from '../api.js';
import { during } from '../busy.js';
import { openDialog } from '../dialogs.js';
import { fill, h, icon } from '../dom.js';
import { toast } from '../notices.js';
import { platformName } from '../platforms.js';
import { failureNote } from './failure.js';

export function openResolve(delivery, done) {
  const name = platformName(delivery.platform);
  const remoteId = h('input', { id: 'remote-id', autocomplete: 'off', spellcheck: 'false' });
  const idField = h('div.field', { hidden: true }, h('label', { for: 'remote-id' }, `Id of the post on ${name}`), remoteId,
    h('span.hint', {}, 'As it stands in the address of the live post.'));
  const wrong = h('div', { role: 'alert' });
  const choice = (value, label, hint) => h('label.choice', {},
    h('input', { type: 'radio', name: 'verdict', value, onchange: () => { idField.hidden = value !== 'PUBLISHED'; } }),
    h('span', {}, h('strong', {}, label), h('span.soft', {}, hint)));

  const form = h('form.dialog-text', { id: 'resolve', novalidate: true, onsubmit: event => { event.preventDefault(); during(save, store); } },
    h('p', {}, `Look at the account on ${name} and say what you see. Nothing is sent by this.`),
    failureNote(delivery),
    h('fieldset.choices', {}, h('legend.unseen', {}, 'What you see'),
      choice('PUBLISHED', 'It is live', 'The delivery becomes Posted.'),
      choice('NOT_PUBLISHED', 'It is not there', 'The delivery becomes Failed; you can replay it afterwards.')),
    idField, wrong);
  const save = h('button.primary', { type: 'submit', form: 'resolve' }, 'Settle');
  const { close } = openDialog({ title: `Settle the delivery to ${name}`, kind: 'small', body: form, foot: [save] });

  async function store() {
    const verdict = new FormData(form).get('verdict');
    if (verdict === null) return complain('Choose one of the two.');
    if (verdict === 'PUBLISHED' && remoteId.value.trim() === '') return complain('Give the id of the live post.');
    try {
      await api.resolve(delivery.id, verdict === 'PUBLISHED' ? { verdict, remoteId: remoteId.value.trim() } : { verdict });
    } catch (error) {
      return complain(error.message);
    }
    close();
    toast('Settled');
    return done();
  }

  function complain(text) {
    fill(wrong, h('p.wrong', {}, icon('alert', 16), text));
  }
}
