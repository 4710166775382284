/** Posts that letters belong to: a few are read at a time, and each only once until there is news of it. */
import * as api from '../api.js';

const AT_ONCE = 4;

const known = new Map();
const queue = [];
let running = 0;

export function postOf(id) {
  if (!known.has(id)) {
    known.set(id, new Promise((read, failed) => queue.push({ id, read, failed })));
    next();
  }
  return known.get(id);
}

export const forget = id => known.delete(id);

function next() {
  while (running < AT_ONCE && queue.length > 0) {
    const { id, read, failed } = queue.shift();
    running += 1;
    api.post(id).then(read, error => { known.delete(id); failed(error); }).finally(() => { running -= 1; next(); });
  }
}
