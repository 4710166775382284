/* Lent to the pages under test: finds what a person would see, and waits for it. */
globalThis.eyes = {
  find(css, text) {
    const shown = [...document.querySelectorAll(css)].filter(element => element.checkVisibility({ visibilityProperty: true }));
    return text === '' ? shown[0] : shown.find(element => element.textContent.includes(text));
  },

  /** The middle of an element that nothing else covers. */
  middle(css, text) {
    const element = this.find(css, text);
    if (!element) return null;
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const box = element.getBoundingClientRect();
    const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const top = document.elementFromPoint(point.x, point.y);
    return top && (element.contains(top) || top.contains(element)) ? point : null;
  },

  /** Each day of a month shows its posts, or as many as it has room for. */
  monthIsDrawn() {
    return [...document.querySelectorAll('.fc-daygrid-day')].every(day => {
      const posts = [...day.querySelectorAll('.fc-daygrid-event-harness .fc-event')];
      const shown = posts.filter(post => post.checkVisibility({ visibilityProperty: true }));
      return shown.length === Math.min(posts.length, 3);
    });
  },

  monthFillsItsPlace() {
    const bottom = element => element.getBoundingClientRect().bottom;
    return Math.abs(bottom([...document.querySelectorAll('.fc-daygrid-day')].at(-1)) - bottom(document.querySelector('.calendar'))) < 3;
  },

  /** Nothing is read, moved or drawn any more. What turns as long as it is there does not count. */
  async atRest() {
    const moves = () => document.getAnimations().some(one => one.playState === 'running' && one.effect.getComputedTiming().iterations !== Infinity);
    if (document.querySelector('[aria-busy=true], .bone')) return false;
    if (navigator.onLine && !document.querySelector('.connection[data-state=live]')) return false;
    if (document.fonts.status !== 'loaded' || moves() || !this.monthIsDrawn()) return false;
    await new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(painted)));
    return !moves() && this.monthIsDrawn();
  },

  until(condition, patience) {
    return new Promise((met, late) => {
      const end = Date.now() + patience;
      const look = async () => {
        let seen = null;
        try { seen = await condition(); } catch { /* not there yet */ }
        if (seen) met(seen);
        else if (Date.now() > end) late(new Error(`Not seen within ${patience} ms; the page says: ${document.body.innerText.slice(0, 1500)}`));
        else setTimeout(look, 20);
      };
      look();
    });
  },
};
