/** A part of a dialog that is drawn anew only when what it shows has changed, and keeps the focus where it was. */
import { fill, h } from '../dom.js';

export class Part {
  element = h('section.part');
  #draw;
  #shown = null;

  constructor(draw) {
    this.#draw = draw;
  }

  show(data, context) {
    const key = JSON.stringify(data);
    if (key === this.#shown) return;
    this.#shown = key;
    const focused = this.element.contains(document.activeElement) ? document.activeElement.dataset.act : undefined;
    fill(this.element, this.#draw(data, context));
    if (focused !== undefined) {
      const again = focused && this.element.querySelector(`[data-act="${CSS.escape(focused)}"]`);
      (again || this.element.closest('dialog')?.querySelector('h2, button'))?.focus();
    }
  }
}
