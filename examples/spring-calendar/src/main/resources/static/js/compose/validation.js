/** Asks the server what it thinks of the draft while it is written; only the newest answer counts. */
import * as api from '../api.js';

const REST_MS = 220;

export class Validation {
  #read;
  #show;
  #timer = 0;
  #running = null;

  constructor(read, show) {
    this.#read = read;
    this.#show = show;
  }

  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), REST_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#running?.abort();
  }

  /** Shows why the server did not store it. */
  refused({ message, violations }) {
    this.stop();
    this.#show(new Findings({}, violations.length > 0 ? violations : [{ message }]));
  }

  async #ask() {
    this.#running?.abort();
    const mine = new AbortController();
    this.#running = mine;
    const body = this.#read();
    if (body.platforms.length === 0) {
      this.#show(new Findings({}, []));
      return;
    }
    try {
      const answer = await api.validate(body, mine.signal);
      if (!mine.signal.aborted) this.#show(new Findings(answer.platforms ?? {}, answer.violations ?? []));
    } catch (error) {
      if (error.name !== 'AbortError') this.#show(new Findings({}, error.violations?.length > 0 ? error.violations : [{ message: error.message }]));
    }
  }
}

/** What was found, sorted by platform. */
export class Findings {
  #platforms;
  #others;

  constructor(platforms, others) {
    this.#platforms = platforms;
    this.#others = others;
  }

  of(platform) {
    const own = this.#platforms[platform] ?? {};
    const more = this.#others.filter(violation => violation.platform === platform);
    return { length: own.length, limit: own.limit, violations: [...own.violations ?? [], ...more] };
  }

  get general() {
    const everywhere = Object.values(this.#platforms).flatMap(own => own.violations ?? []).filter(violation => !violation.platform);
    return [...this.#others.filter(violation => !violation.platform), ...distinct(everywhere)];
  }
}

const distinct = violations => [...new Map(violations.map(violation => [violation.message, violation])).values()];
