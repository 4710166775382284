/** JSON over HTTP, and problems (RFC 9457) as errors. */

export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail || body?.title || Problem.sentence(status));
    this.status = status;
    this.violations = body?.violations ?? [];
  }

  static sentence(status) {
    if (status === 0) return 'The server cannot be reached. Nothing was changed; try again.';
    if (status === 429) return 'Too many requests. Wait a moment, then try again.';
    return `The server answered ${status}. Try again, or look into its log.`;
  }
}

export async function request(method, path, { query = {}, body, headers = {}, signal } = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const url = given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
  let answer;
  try {
    answer = await fetch(url, {
      method,
      signal,
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Problem(0);
  }
  const read = await bodyOf(answer);
  if (!answer.ok) throw new Problem(answer.status, read);
  return read;
}

async function bodyOf(answer) {
  const type = answer.headers.get('Content-Type') ?? '';
  if (answer.status === 204 || !type.includes('json')) return null;
  try {
    return await answer.json();
  } catch {
    return null;
  }
}
