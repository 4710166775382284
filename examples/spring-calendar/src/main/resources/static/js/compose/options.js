/** What only one platform understands: the options that many people use, and any other by its name. */
import { freshId, h, icon } from '../dom.js';
import { OPTIONS } from '../platforms.js';

export function optionFields(platform, draft, changed) {
  const known = OPTIONS[platform] ?? [];
  const set = (name, value) => { draft.setOption(platform, name, value); changed(); };
  const required = known.filter(option => option.required);
  const others = known.filter(option => !option.required);
  const names = new Set(known.map(option => option.name));
  const free = h('div.free-options', {}, [...draft.options.get(platform)?.keys() ?? []].filter(name => !names.has(name))
    .map(name => freeOption(name, draft.option(platform, name), set)));
  const open = others.some(option => draft.option(platform, option.name) !== '') || free.childElementCount > 0;
  const add = h('button.quiet.small', { type: 'button', onclick: () => {
    const row = freeOption('', '', set);
    free.append(row);
    row.querySelector('input').focus();
  } }, icon('plus', 16), 'Other option');

  return [
    required.map(option => field(option, draft.option(platform, option.name), set)),
    h('details.more', { open }, h('summary', {}, 'Options'),
      h('div.option-grid', {}, others.map(option => field(option, draft.option(platform, option.name), set))), free, add),
  ];
}

function field(option, value, set) {
  const id = freshId('option');
  if (option.flag) {
    const box = h('input', { type: 'checkbox', id, checked: value === 'true', onchange: () => set(option.name, box.checked ? 'true' : '') });
    return h('label.tick', { for: id }, box, option.label);
  }
  const hint = option.hint && h('span.hint', { id: `${id}-hint` }, option.hint);
  const about = { id, 'data-option': option.name, 'aria-describedby': hint && `${id}-hint`, 'aria-required': option.required && 'true' };
  return h('div.field', {},
    h('label', { for: id }, option.label, option.required && h('span.must', { 'aria-hidden': 'true' }, ' *')),
    control(option, value, about, set), hint);
}

function control(option, value, about, set) {
  if (option.choices) {
    const select = h('select', { ...about, onchange: () => set(option.name, select.value) },
      option.choices.map(([choice, label]) => h('option', { value: choice }, label)));
    select.value = value;
    return select;
  }
  const input = h(option.lines ? 'textarea' : 'input', { ...about, rows: option.lines, value, dir: 'auto', oninput: () => set(option.name, input.value) });
  return input;
}

/** A name and a value, for what is not offered above. */
function freeOption(given, value, set) {
  let name = given;
  const nameField = h('input', { 'aria-label': 'Name of the option', placeholder: 'name', value: given, onchange: () => {
    if (name) set(name, '');
    name = nameField.value.trim();
    if (name) set(name, valueField.value);
  } });
  const valueField = h('input', { 'aria-label': 'Value of the option', placeholder: 'value', value, dir: 'auto', oninput: () => name && set(name, valueField.value) });
  const row = h('div.free-option', {}, nameField, valueField, h('button.icon-only', { type: 'button', 'aria-label': 'Remove this option', onclick: () => {
    if (name) set(name, '');
    row.remove();
  } }, icon('x', 16)));
  return row;
}
