/** Project picker and platform switches. */
import * as api from '../api.js';
import { fill, h } from '../dom.js';
import { platformMarkOf } from '../badges.js';
import { ORDER, platformName } from '../platforms.js';

export function filters(filter, changed) {
  const picker = h('select', { id: 'project', onchange: () => { filter.project = picker.value || null; changed(); } });
  const chips = ORDER.map(platform => {
    const button = h('button', { type: 'button', 'aria-pressed': 'false', onclick: () => toggle(platform, button) },
      platformMarkOf(platform), platformName(platform));
    return button;
  });
  fillPicker([]);

  function toggle(platform, button) {
    const on = !filter.platforms.delete(platform);
    if (on) filter.platforms.add(platform);
    button.setAttribute('aria-pressed', String(on));
    changed();
  }

  function fillPicker(projects) {
    fill(picker, h('option', { value: '' }, 'All projects'),
      projects.filter(project => project.projectId).map(({ projectId, posts }) =>
        h('option', { value: projectId }, `${projectId} (${posts})`)));
    picker.value = filter.project ?? '';
  }

  return {
    element: h('div.filters', {},
      h('div.project', {}, h('label.unseen', { for: 'project' }, 'Project'), picker),
      h('div.chips', { role: 'group', 'aria-label': 'Platforms' }, chips)),
    async refresh() {
      fillPicker(await api.projects().catch(() => []));
    },
    clear() {
      filter.platforms.clear();
      filter.project = null;
      picker.value = '';
      chips.forEach(button => button.setAttribute('aria-pressed', 'false'));
    },
  };
}
