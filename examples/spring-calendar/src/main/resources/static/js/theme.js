/** Light, dark, or as the machine has it. */
import { fill, h, icon } from './dom.js';

const NEXT = { auto: 'light', light: 'dark', dark: 'auto' };
const LOOK = { auto: ['auto', 'as the system'], light: ['sun', 'light'], dark: ['moon', 'dark'] };

export function themeButton() {
  const button = h('button.icon-only', { type: 'button', onclick: () => show(choose(NEXT[chosen()])) });
  const show = theme => {
    const [drawing, name] = LOOK[theme];
    const label = `Appearance: ${name}. Change it`;
    button.setAttribute('aria-label', label);
    button.title = label;
    fill(button, icon(drawing));
  };
  show(chosen());
  return button;
}

const chosen = () => document.documentElement.dataset.theme ?? 'auto';

function choose(theme) {
  if (theme === 'auto') {
    localStorage.removeItem('theme');
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem('theme', theme);
    document.documentElement.dataset.theme = theme;
  }
  return theme;
}
