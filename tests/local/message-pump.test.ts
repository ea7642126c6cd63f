import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startMessagePump } from '../../local/queues/message-pump.ts';
import { createMessageStore, type MessageStore } from '../../local/queues/message-store.ts';
import { openStackDatabase } from '../../local/stack-database.ts';
import { eventually } from './fixture-stack.ts';

/** Longer than any test runs: a batch that comes did not come because its window was over. */
const LONG_MS = 600_000;

let folder: string;
let database: ReturnType<typeof openStackDatabase>;
let store: MessageStore;
let batches: string[][];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'perennial-pump-'));
  database = openStackDatabase(join(folder, 'stack.sqlite'));
  store = createMessageStore(database);
  batches = [];
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (...bodies: readonly string[]) => {
  for (const body of bodies) store.send('queue', { body });
};
const pump = (windowMs?: number) =>
  startMessagePump(store, {
    queue: 'queue',
    receive: { limit: 3, visibilityTimeoutMs: LONG_MS },
    ...(windowMs === undefined ? {} : { windowMs }),
    concurrency: 1,
    handle: async (messages) => {
      batches.push(messages.map(({ body }) => body));
    },
  });
const taken = (count: number) =>
  eventually(async () => (batches.flat().length === count ? true : undefined), `${count} messages are taken`);

test('a batch waits for others until it is full', async () => {
  send('1');
  const running = pump(LONG_MS);
  await eventually(async () => (store.count('queue').inFlight === 1 ? true : undefined), 'one is taken');
  send('2', '3', '4');
  await taken(3);
  expect(batches).toEqual([['1', '2', '3']]);
  await running.close();
  expect(batches).toEqual([['1', '2', '3'], ['4']]);
});

test('a batch is handed over when its window is over', async () => {
  send('1');
  const running = pump(1);
  await taken(1);
  await running.close();
});

test('without a window nothing waits', async () => {
  send('1');
  const running = pump();
  await taken(1);
  send('2');
  await taken(2);
  await running.close();
});
