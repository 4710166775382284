/** What the server can do, one function for each call. */
import { request } from './http.js';

const at = (...parts) => ['/api', ...parts.map(encodeURIComponent)].join('/');

export const events = (start, end, signal) =>
  request('GET', at('calendar', 'events'), { query: { start, end }, signal });
export const post = id => request('GET', at('calendar', 'posts', id));
export const explain = id => request('GET', at('calendar', 'posts', id, 'explain'));
export const validate = (draft, signal) => request('POST', at('calendar', 'validate'), { body: draft, signal });
export const schedule = (draft, key) =>
  request('POST', at('calendar', 'schedule'), { body: draft, headers: { 'Idempotency-Key': key } });
export const change = (id, changes) => request('PATCH', at('calendar', 'posts', id), { body: changes });
export const cancel = id => request('DELETE', at('calendar', 'posts', id));
export const publishNow = id => request('POST', at('calendar', 'posts', id, 'publish'));
export const deleteRemote = delivery => request('DELETE', at('deliveries', delivery, 'remote'));
export const projects = () => request('GET', at('projects'));

export const deadLetters = filter => request('GET', at('dead-letters'), { query: filter });
export const replay = delivery => request('POST', at('dead-letters', delivery, 'replay'));
export const replayAll = filter => request('POST', at('dead-letters', 'replay'), { body: filter });
export const dismiss = delivery => request('POST', at('dead-letters', delivery, 'dismiss'));
export const resolve = (delivery, verdict) => request('POST', at('deliveries', delivery, 'resolve'), { body: verdict });

export const accounts = () => request('GET', at('accounts'));
export const importAccount = account => request('POST', at('accounts'), { body: account });
export const pauseAccount = id => request('POST', at('accounts', id, 'pause'));
export const resumeAccount = id => request('POST', at('accounts', id, 'resume'));
export const removeAccount = id => request('DELETE', at('accounts', id));

export const STREAM = at('calendar', 'stream');
