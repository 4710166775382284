// A queue and its worker. Arguments: port of Redis, address of the platform, how many calls are in flight. Reads commands from
// standard input, answers each with a line, and ends with it.
import { createInterface } from 'node:readline';
import { Queue, Worker } from 'bullmq';
import { Pool } from 'undici';

const [port, platform, concurrency] = process.argv.slice(2);
const connection = { host: '127.0.0.1', port: Number(port), maxRetriesPerRequest: null };
const address = new URL(platform);
const calls = new Pool(address.origin, { connections: Number(concurrency), pipelining: 1 });

const queue = new Queue('posts', {
  connection,
  defaultJobOptions: {
    attempts: 3,
    backoff: { type: 'exponential', delay: 2000 },
    removeOnComplete: true,
    removeOnFail: true,
  },
});
const worker = new Worker('posts', send, { connection, concurrency: Number(concurrency), autorun: false });
let completed = 0;
worker.on('completed', () => completed++);
worker.on('failed', (job, failure) => console.error('failed', failure));

async function send(job) {
  const { body, statusCode } = await calls.request({
    method: 'POST',
    path: address.pathname + '/posts',
    headers: { 'content-type': 'text/plain' },
    body: job.data.text,
  });
  const answer = await body.json();
  if (statusCode !== 200 || !answer.id) {
    throw new Error('The platform did not answer with an id');
  }
  return answer.id;
}

// Due at first + i * gap microseconds since 1970, as the text says; due at once if first is 0.
async function add(posts, first, gap) {
  for (let from = 0; from < posts; from += 500) {
    const now = Date.now();
    const jobs = [];
    for (let i = from; i < Math.min(posts, from + 500); i++) {
      const due = first === 0 ? 0 : first + i * gap;
      const opts = due === 0 ? {} : { timestamp: now, delay: Math.max(0, Math.round(due / 1000) - now) };
      jobs.push({ name: 'post', data: { text: `post ${i} ${due}` }, opts });
    }
    await queue.addBulk(jobs);
  }
}

const commands = {
  add: async (posts, first, gap) => {
    await add(posts, first, gap);
    return 'added';
  },
  go: async () => {
    worker.run();
    return 'running';
  },
  completed: async () => completed,
};

for await (const line of createInterface({ input: process.stdin })) {
  const [command, ...parameters] = line.split(' ');
  console.log(await commands[command](...parameters.map(Number)));
}
process.exit(0);
