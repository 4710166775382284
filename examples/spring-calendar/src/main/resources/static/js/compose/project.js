/** The project a post belongs to; known ones are offered, new ones may be typed. */
import * as api from '../api.js';
import { fill, h } from '../dom.js';

export function projectField(draft) {
  const known = h('datalist', { id: 'known-projects' });
  const input = h('input', { id: 'compose-project', list: 'known-projects', autocomplete: 'off', placeholder: 'None', value: draft.projectId,
    disabled: draft.editing !== null, oninput: () => { draft.projectId = input.value.trim(); } });
  api.projects()
    .then(projects => fill(known, projects.filter(project => project.projectId).map(project => h('option', { value: project.projectId }))))
    .catch(() => {}); // it can be typed all the same
  return h('div.field', {}, h('label', { for: 'compose-project' }, 'Project'), input, known);
}
