/** What can be done with a whole post. */
import * as api from '../api.js';
import { during } from '../busy.js';
import { openCompose } from '../compose/dialog.js';
import { confirm } from '../dialogs.js';
import { h, icon } from '../dom.js';
import { toast } from '../notices.js';
import { isOpen } from '../status.js';

export function postActions(post, { reread, close }) {
  if (post.status === 'FAILED') return h('div.acts', {}, editButton('Repair and send again', post, reread));
  if (!isOpen(post.status)) return null;
  const now = act('now', 'send', 'Publish now', async () => {
    if (!await confirm({ title: 'Publish now?', text: 'The post goes out to all its platforms at once.', yes: 'Publish now' })) return;
    await api.publishNow(post.id);
    toast('On its way');
    await reread();
  });
  const edit = editButton(post.status === 'DRAFT' ? 'Edit or schedule' : 'Edit or reschedule', post, reread);
  const cancel = act('cancel', 'trash', 'Cancel post', async () => {
    if (!await confirm({ title: 'Cancel this post?', text: 'It will not go out. What was written stays visible in the calendar.', yes: 'Cancel the post', danger: true })) return;
    await api.cancel(post.id);
    close();
    toast('The post was cancelled');
  });
  cancel.classList.add('quiet', 'warn');
  return h('div.acts', {}, edit, post.status === 'SCHEDULED' && now, cancel);
}

const editButton = (label, post, reread) =>
  h('button', { type: 'button', 'data-act': 'edit', onclick: () => openCompose({ post }, reread) }, icon('edit'), label);

function act(name, drawing, label, work) {
  const button = h('button', { type: 'button', 'data-act': name, onclick: () => during(button, work) }, icon(drawing), label);
  return button;
}
