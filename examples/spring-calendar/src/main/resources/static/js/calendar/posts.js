/** The posts of the window that is shown: one answer of the server, narrowed here so that filters cost no request. */
import * as api from '../api.js';
import { wantsAttention } from '../status.js';

export class Posts {
  #window = null;
  #all = [];
  #running = null;
  #loading = null;

  /** All posts of a window; the same window is not read twice. */
  async load(start, end) {
    const key = `${start}/${end}`;
    if (this.#window !== key) {
      const loading = this.#read(start, end);
      this.#loading = loading;
      try {
        this.#all = await loading;
        this.#window = key;
      } finally {
        if (this.#loading === loading) this.#loading = null;
      }
    }
    return this.#all;
  }

  /** Reads the present window again. @return {{changed: Array, regrouped: boolean}} what is not as it was */
  async reload() {
    // A window that is on its way is not taken from whoever waits for it; what has happened meanwhile is read after it.
    while (this.#loading !== null) await this.#loading.catch(() => {});
    if (this.#window === null) return { changed: [], regrouped: false };
    const before = new Map(this.#all.map(event => [event.id, JSON.stringify(event)]));
    const [start, end] = this.#window.split('/');
    this.#all = await this.#read(start, end);
    const fresh = this.#all.filter(event => before.get(event.id) !== JSON.stringify(event));
    const regrouped = this.#all.length !== before.size || fresh.some(event => !before.has(event.id));
    return { changed: fresh, regrouped };
  }

  matching(filter) {
    return this.#all.filter(event => filter.fits(event));
  }

  get isRead() {
    return this.#window !== null;
  }

  forget() {
    this.#window = null;
  }

  async #read(start, end) {
    this.#running?.abort();
    this.#running = new AbortController();
    return api.events(start, end, this.#running.signal);
  }
}

/** Which posts are wanted. */
export class Filter {
  project = null;
  platforms = new Set();
  group = null;

  fits(event) {
    return this.fitsPlace(event) && (this.group === null || GROUPS[this.group](event.extendedProps.status));
  }

  /** Without the states, which the numbers above the calendar count themselves. */
  fitsPlace({ extendedProps: { projectId, platforms } }) {
    return (this.project === null || this.project === projectId)
      && (this.platforms.size === 0 || platforms.some(platform => this.platforms.has(platform)));
  }

  get isEmpty() {
    return this.project === null && this.platforms.size === 0 && this.group === null;
  }
}

/** States that are counted together. */
export const GROUPS = {
  draft: status => status === 'DRAFT',
  scheduled: status => status === 'SCHEDULED',
  processing: status => status === 'PROCESSING',
  posted: status => status === 'POSTED' || status === 'PARTIALLY_POSTED',
  attention: wantsAttention,
};
