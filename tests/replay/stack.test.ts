import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureDevelopmentKey } from '../../local/development-key.ts';
import { type LocalStack, startStack } from '../../local/stack.ts';
import { exportLines } from '../../tools/replay/synthetic/export-lines.ts';
import { exportFile, NOW, replay, temporaryFolder } from './workbench.ts';

/** The whole way once: the replay against the stack as it is deployed, running here. */
const dataDir = mkdtempSync(join(tmpdir(), 'perennial-replay-stack-'));
let stack: LocalStack;
let key: string;

beforeAll(async () => {
  stack = await startStack({ port: 0, dataDir, fresh: true, assembly: inject('assembly') });
  key = await ensureDevelopmentKey(stack, NOW);
});
afterAll(async () => {
  await stack?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const now = () => Math.floor(Date.now() / 1_000);

test('a made-up shop goes through the real stack, the books balance, and a second run changes nothing', async () => {
  const file = exportFile([...exportLines({ orders: 60, seed: 2 })].join(''));
  const flags = `--mapping perennial --url ${stack.url} --state ${temporaryFolder()}`;
  const first = await replay(file, flags, { key, now });
  expect(first.problems).toEqual([]);
  expect(first.sent.orders).toMatchObject({ planned: 60, done: 60, replayed: 0 });
  expect(first.sent.refunds.done).toBeGreaterThan(0);
  expect(first.points.issued).toBeGreaterThan(first.points.reversed);
  expect(first.proof).toMatchObject({ drift: 0, unproved: 0 });
  expect(-first.proof.books.issued).toBe(first.points.issued - first.points.reversed);
  const second = await replay(file, flags, { key, now });
  expect(second.problems).toEqual([]);
  expect(second.sent.orders).toMatchObject({ done: 60, replayed: 60 });
  expect(second.points).toEqual(first.points);
  expect(second.proof.entries).toBe(first.proof.entries);
});
