/** Modal dialogs on the browser's own element, which keeps the focus inside and gives it back. */
import { freshId, h, icon } from './dom.js';

/** Opens a dialog; it is removed when it closes. */
export function openDialog({ title, kind = 'centre', body, foot = [], onclose = () => {} }) {
  const heading = freshId('title');
  const close = () => dialog.close();
  const dialog = h('dialog', { class: `dialog ${kind}`, 'aria-labelledby': heading },
    h('header.dialog-head', {},
      h('h2', { id: heading }, title),
      h('button.icon-only', { type: 'button', 'aria-label': 'Close', onclick: close }, icon('x'))),
    body,
    foot.length > 0 && h('footer.dialog-foot', {}, foot),
    h('div.toasts-inside', { role: 'status' }));
  dialog.addEventListener('close', () => { dialog.remove(); onclose(); });
  dialog.addEventListener('pointerdown', event => {
    if (event.target === dialog && kind === 'side') close();
  });
  document.body.append(dialog);
  dialog.showModal();
  return { element: dialog, close, title: text => { dialog.querySelector(`#${heading}`).textContent = text; } };
}

/** Asks before something that cannot be taken back. @return {Promise<boolean>} */
export function confirm({ title, text, yes, danger = false }) {
  return new Promise(answer => {
    let agreed = false;
    const { close } = openDialog({
      title,
      kind: 'small',
      body: h('p.dialog-text', {}, text),
      foot: [
        h('button', { type: 'button', onclick: () => close() }, 'Keep it as it is'),
        h(danger ? 'button.danger' : 'button.primary', { type: 'button', onclick: () => { agreed = true; close(); } }, yes),
      ],
      onclose: () => answer(agreed),
    });
  });
}
