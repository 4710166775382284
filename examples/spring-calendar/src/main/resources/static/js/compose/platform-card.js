/** One platform of a draft: its counter, a text of its own, its options, and what it would refuse. */
import { fill, h, icon } from '../dom.js';
import { platformBadge } from '../badges.js';
import { platformName } from '../platforms.js';
import { counter } from './counter.js';
import { optionFields } from './options.js';

export function platformCard(platform, draft, changed) {
  const name = platformName(platform);
  const count = counter(name);
  const findings = h('div.findings', { role: 'status' });
  const text = h('textarea', { id: `text-${platform}`, rows: 4, dir: 'auto', 'aria-label': `Text for ${name}`, 'aria-describedby': count.id,
    oninput: () => { draft.ownText.set(platform, text.value); changed(); } });
  const own = h('input', { type: 'checkbox', checked: draft.ownText.has(platform), onchange: () => {
    if (own.checked) draft.ownText.set(platform, draft.text);
    else draft.ownText.delete(platform);
    showText();
    changed();
    if (own.checked) text.focus();
  } });
  showText();

  function showText() {
    text.hidden = !own.checked;
    text.value = draft.textFor(platform);
  }

  return {
    element: h('section.platform-card', { 'aria-label': name, 'data-card': platform },
      h('header', {}, platformBadge(platform), count.element),
      findings,
      h('label.tick', {}, own, `Different text for ${name}`),
      text,
      optionFields(platform, draft, changed)),
    followText() {
      if (!own.checked) text.value = draft.text;
    },
    show({ length, limit, violations }) {
      count.show(length, limit);
      const inText = violations.some(one => one.severity !== 'WARNING' && one.field === 'text');
      text.setAttribute('aria-invalid', String(inText));
      fill(findings, violations.filter(one => one.platform !== null).map(finding =>
        h('p', { class: finding.severity === 'WARNING' ? 'wrong warned' : 'wrong', 'data-rule': finding.rule }, icon('alert', 16), h('span', {}, finding.message))));
    },
  };
}
