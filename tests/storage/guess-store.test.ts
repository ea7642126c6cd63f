import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GUESS_WINDOW_SECONDS, type GuessStore, guessStore } from '../../shared/storage/guess-store.ts';
import { type RewardsTable, startRewardsTable, TABLE } from './rewards-table.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z') / 1000;
const END = NOW + GUESS_WINDOW_SECONDS;

let table: RewardsTable;
let guesses: GuessStore;

beforeAll(async () => {
  table = await startRewardsTable(0);
  guesses = guessStore(table.client, TABLE);
});
afterAll(() => table.close());

test('misses are counted by who tried, all of them, though they come at once', async () => {
  const counted = await Promise.all(Array.from({ length: 40 }, () => guesses.recordMiss('ann', NOW)));
  expect(counted.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 40 }, (_, index) => index + 1),
  );
  expect(await guesses.missesOf('ann', NOW)).toEqual({ count: 40, endsAt: END });
  expect(await guesses.missesOf('ben', NOW)).toEqual({ count: 0, endsAt: NOW });
});

test('a quarter of an hour from the first miss on counts together, and then is forgiven at once', async () => {
  await guesses.recordMiss('cleo', NOW);
  await guesses.recordMiss('cleo', END - 1);
  expect(await guesses.missesOf('cleo', END - 1)).toEqual({ count: 2, endsAt: END });
  expect((await guesses.missesOf('cleo', END)).count).toBe(0);
  expect(await guesses.recordMiss('cleo', END)).toEqual({ count: 1, endsAt: END + GUESS_WINDOW_SECONDS });
});

test('whoever it was is not to be read in the table, and all of it may be forgotten a day later', async () => {
  await guesses.recordMiss('ann@shop.example', NOW);
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: TABLE }));
  expect(JSON.stringify(Items)).not.toMatch(/ann|ben|cleo/);
  const kept = Items.map((item) => Number(item['forgottenAt']?.N) - Number(item['endsAt']?.N));
  expect(kept.length).toBeGreaterThan(0);
  expect(Math.min(...kept)).toBeGreaterThan(0);
});
