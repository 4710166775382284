/** Pictures and videos by their addresses, each with a text for people who cannot see it. */
import { fill, freshId, h, icon } from '../dom.js';
import { ORDER } from '../platforms.js';
import { setup } from '../setup.js';

export function mediaList(draft, changed) {
  let played = false;
  const list = h('ol.media', {});
  const standIn = h('p.faint', { hidden: true }, 'The sandbox fetches nothing: a picture or a video of its own stands in.');
  const add = h('button.quiet.small', { type: 'button', onclick: () => {
    draft.media.push({ url: '', altText: '' });
    show();
    list.lastElementChild.querySelector('input').focus();
  } }, icon('image', 16), 'Add picture or video');
  show();
  setup().then(({ sandboxed }) => { played = sandboxed.length === ORDER.length; showStandIn(); });

  function show() {
    fill(list, draft.media.map((item, index) => row(item, index)));
    showStandIn();
  }

  function showStandIn() {
    standIn.hidden = !played || draft.media.length === 0;
  }

  function row(item, index) {
    const id = freshId('media');
    const url = h('input', { id: `${id}-url`, type: 'url', inputmode: 'url', placeholder: 'https://', value: item.url, oninput: () => { item.url = url.value.trim(); changed(); } });
    const alt = h('input', { id: `${id}-alt`, value: item.altText, dir: 'auto', placeholder: 'What can be seen?', oninput: () => { item.altText = alt.value; changed(); } });
    return h('li.media-item', {},
      h('div.field', {}, h('label', { for: `${id}-url` }, `Address of item ${index + 1}`), url),
      h('div.field', {}, h('label', { for: `${id}-alt` }, 'Alternative text'), alt),
      h('button.icon-only', { type: 'button', 'aria-label': `Remove item ${index + 1}`, onclick: () => {
        draft.media.splice(index, 1);
        show();
        changed();
        add.focus();
      } }, icon('trash')));
  }

  return h('section.media-section', { 'aria-label': 'Media' }, list, standIn, add);
}
