/** How the server is set up: which platforms are played, and where to see what went live on them. */
import { request } from './http.js';

const NOTHING_PLAYED = { sandboxed: [], timelines: null };

let asked = null;

/** Asked once; a server without an answer plays nothing. */
export function setup() {
  asked ??= request('GET', 'setup.json').then(answer => answer ?? NOTHING_PLAYED).catch(() => NOTHING_PLAYED);
  return asked;
}
