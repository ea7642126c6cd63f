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

const MOST = 10;

test('no more are tried than may be, though they come at once', async () => {
  const tries = await Promise.all(Array.from({ length: 40 }, () => guesses.begin('ann', MOST, NOW)));
  expect(tries.filter(({ isAllowed }) => isAllowed)).toHaveLength(MOST);
  expect(new Set(tries.map(({ endsAt }) => endsAt))).toEqual(new Set([END]));
  expect(await guesses.begin('ben', MOST, NOW)).toMatchObject({ isAllowed: true });
});

test('what was no miss is taken off again, and leaves a try to others', async () => {
  for (let round = 0; round < 3; round += 1) {
    const tries = await Promise.all(Array.from({ length: MOST }, () => guesses.begin('dan', MOST, NOW)));
    expect(tries.every(({ isAllowed }) => isAllowed)).toBe(true);
    await Promise.all(tries.map((each) => guesses.forgive('dan', each)));
  }
  const last = await guesses.begin('dan', 1, NOW);
  expect([last.isAllowed, (await guesses.begin('dan', 1, NOW)).isAllowed]).toEqual([true, false]);
  await guesses.forgive('dan', { ...last, endsAt: last.endsAt - 1 });
  expect((await guesses.begin('dan', 1, NOW)).isAllowed).toBe(false);
});

test('a quarter of an hour from the first miss on counts together, and then is forgiven at once', async () => {
  await guesses.begin('cleo', 2, NOW);
  await guesses.begin('cleo', 2, END - 1);
  expect(await guesses.begin('cleo', 2, END - 1)).toEqual({ isAllowed: false, endsAt: END });
  expect(await guesses.begin('cleo', 2, END)).toEqual({
    isAllowed: true,
    endsAt: END + GUESS_WINDOW_SECONDS,
  });
});

test('whoever it was is not to be read in the table, and all of it may be forgotten a day later', async () => {
  await guesses.begin('ann@shop.example', MOST, NOW);
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: TABLE }));
  expect(JSON.stringify(Items)).not.toMatch(/ann|ben|cleo|dan/);
  const kept = Items.map((item) => Number(item['forgottenAt']?.N) - Number(item['endsAt']?.N));
  expect(kept.length).toBeGreaterThan(0);
  expect(Math.min(...kept)).toBeGreaterThan(0);
});
