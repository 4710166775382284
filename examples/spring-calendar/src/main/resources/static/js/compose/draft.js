/** What is being written, and how it is said to the server. */
import * as api from '../api.js';
import { byOrder } from '../platforms.js';
import { HOME_ZONE, instantOf, wallClock } from '../time.js';

const AN_HOUR = 3_600_000;

export class Draft {
  text = '';
  ownText = new Map();
  link = '';
  media = [];
  options = new Map();
  platforms = new Set();
  accounts = new Map();
  projectId = '';
  zone = HOME_ZONE;
  at = '';
  atOnce = false;
  editing = null;
  #first = null;
  #key = null;
  #keyOf = null;

  static from({ post, at, projectId }, accounts) {
    const draft = new Draft();
    if (post) draft.#take(post);
    else {
      draft.at = wallClock(at ?? new Date(Math.ceil((Date.now() + 600_000) / AN_HOUR) * AN_HOUR), draft.zone);
      draft.projectId = projectId ?? '';
      const offered = [...new Set(accounts.map(account => account.platform))].sort(byOrder);
      if (offered.length === 1) draft.platforms.add(offered[0]);
    }
    draft.#first = draft.body();
    return draft;
  }

  #take(post) {
    this.editing = post;
    this.projectId = post.projectId ?? '';
    this.zone = post.timezone ?? HOME_ZONE;
    this.at = wallClock(post.scheduledAt, this.zone);
    this.atOnce = post.status === 'FAILED';
    this.link = post.link ?? '';
    this.media = (post.media ?? []).filter(item => item.url).map(({ url, altText }) => ({ url, altText: altText ?? '' }));
    post.deliveries.forEach(delivery => {
      this.platforms.add(delivery.platform);
      if (delivery.accountId) this.accounts.set(delivery.platform, delivery.accountId);
    });
    const texts = Object.entries(post.messageByPlatform ?? {});
    this.text = post.customMessage ?? texts[0]?.[1] ?? '';
    texts.filter(([, text]) => text !== this.text).forEach(([platform, text]) => this.ownText.set(platform, text));
    Object.entries(post.options ?? {}).forEach(([platform, options]) => this.options.set(platform, new Map(Object.entries(options))));
  }

  get isDraft() {
    return this.editing?.status === 'DRAFT';
  }

  get instant() {
    return instantOf(this.at, this.zone);
  }

  textFor(platform) {
    return this.ownText.get(platform) ?? this.text;
  }

  option(platform, name) {
    return this.options.get(platform)?.get(name) ?? '';
  }

  setOption(platform, name, value) {
    if (!this.options.has(platform)) this.options.set(platform, new Map());
    if (value === '') this.options.get(platform).delete(name);
    else this.options.get(platform).set(name, value);
  }

  /** What keeps it from being stored at all, in a sentence. The server finds everything else. */
  missing(asDraft) {
    if (this.platforms.size === 0) return 'Choose at least one platform.';
    return this.instant === null && !this.atOnce && !asDraft ? 'Choose a date and a time.' : null;
  }

  /** Without a time it goes out as soon as it is stored. */
  body() {
    const platforms = [...this.platforms].sort(byOrder);
    const chosen = entries => Object.fromEntries(entries.filter(([platform]) => this.platforms.has(platform)));
    const options = chosen([...this.options].filter(([, values]) => values.size > 0)
      .map(([platform, values]) => [platform, Object.fromEntries(values)]));
    const accounts = chosen([...this.accounts]);
    const own = chosen([...this.ownText]);
    const media = this.media.filter(item => item.url !== '').map(({ url, altText }) => altText === '' ? { url } : { url, altText });
    return {
      ...(this.projectId === '' ? {} : { projectId: this.projectId }),
      platforms,
      ...(this.instant === null || this.atOnce ? {} : { scheduledAt: this.instant.toISOString() }),
      timezone: this.zone,
      customMessage: this.text,
      ...(empty(own) ? {} : { messageByPlatform: own }),
      ...(this.link === '' ? {} : { link: this.link }),
      ...(media.length === 0 ? {} : { media }),
      ...(empty(options) ? {} : { options }),
      ...(empty(accounts) ? {} : { accounts }),
    };
  }

  store(asDraft) {
    return this.editing ? this.#change(asDraft) : this.#schedule(asDraft);
  }

  /** The same content is sent under the same key again, so that pressing twice, or again after a lost answer, makes one post. */
  #schedule(asDraft) {
    const body = { ...this.body(), ...(asDraft ? { draft: true } : {}) };
    const written = JSON.stringify(body);
    if (this.#keyOf !== written) {
      this.#key = crypto.randomUUID();
      this.#keyOf = written;
    }
    return api.schedule(body, this.#key);
  }

  #change(asDraft) {
    const changes = { version: this.editing.version };
    const now = this.body();
    for (const field of ['customMessage', 'link', 'media', 'options', 'scheduledAt']) {
      if (JSON.stringify(now[field]) !== JSON.stringify(this.#first[field])) changes[field] = now[field] ?? cleared(field);
    }
    const texts = this.#changedTexts();
    if (!empty(texts)) changes.messageByPlatform = texts;
    if (this.isDraft && !asDraft) changes.draft = false;
    // Any new content takes a failed post up again, even if the repair was done elsewhere.
    if (this.editing.status === 'FAILED') changes.customMessage = now.customMessage;
    return api.change(this.editing.id, changes);
  }

  /** Own texts that are new or other than before; one that is given up becomes the common text, as the server only replaces. */
  #changedTexts() {
    const before = this.#first.messageByPlatform ?? {};
    return Object.fromEntries([...this.platforms]
      .filter(platform => this.ownText.has(platform) || platform in before)
      .map(platform => [platform, this.textFor(platform)])
      .filter(([platform, text]) => before[platform] !== text));
  }
}

const empty = object => Object.keys(object).length === 0;

const cleared = field => ({ media: [], options: {} })[field] ?? '';
