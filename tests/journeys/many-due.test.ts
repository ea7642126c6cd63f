import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { placeKey, placeOf, readPlace, shardOf } from '../../shared/storage/journeys-keys.ts';
import { aProgram, seconds } from '../domain/builders.ts';
import { type Engine, type EngineWorld, JOURNEYS, memberNumber, startEngineWorld } from './engine-world.ts';

/** As in a shop that greets everybody at nine. By hand: `DUE_MEMBERS=100000 npx vitest run tests/journeys/many-due.test.ts`. */
const MEMBERS = Number(process.env['DUE_MEMBERS'] ?? 1_600);
const NINE = seconds('2026-03-10T09:00:00Z');
const PROGRAM = aProgram();
/** Small pages where there are few, and how many shards are gone through side by side. */
const [PAGE, AT_ONCE] = [MEMBERS > 10_000 ? 1_000 : 25, 4];
/** So many pages, and then the time of a run is over. */
const PAGES_A_RUN = 6;

let world: EngineWorld;
beforeAll(async () => {
  world = await startEngineWorld();
  for (let first = 0; first < MEMBERS; first += 200)
    await Promise.all(
      Array.from({ length: 8 }, (_, batch) => write(first + batch * 25, Math.min(MEMBERS, first + 200))),
    );
}, 600_000);
afterAll(() => world.table.close());

/** They came due one after the other within the last hour. */
async function write(first: number, end: number): Promise<void> {
  const numbers = Array.from({ length: 25 }, (_, index) => first + index).filter((number) => number < end);
  if (numbers.length === 0) return;
  const places = numbers.map((number) =>
    placeOf(memberNumber(number), NINE - 3_599 + ((number * 7_919) % 3_600), 1),
  );
  const requests = places.map((place) => ({ PutRequest: { Item: { ...placeKey(place) } } }));
  await world.table.client.send(new BatchWriteItemCommand({ RequestItems: { [JOURNEYS]: requests } }));
}

/** What a run of one minute hands on: at most as many pages as there is time for. */
async function run(engine: Engine, now: number, shards?: readonly number[]): Promise<readonly string[]> {
  let pages = 0;
  const hasTime = () => {
    pages += 1;
    return pages < PAGES_A_RUN;
  };
  await engine.dispatch(now, hasTime, shards);
  const handed = engine.queue.filter(({ body }) => body.includes('"due"'));
  return handed.flatMap(({ body }) => (JSON.parse(body) as { places: string[] }).places);
}

test('very many who are due together are handed on in runs of bounded length, all of them, the longest due first', {
  timeout: 600_000,
}, async () => {
  const engine = world.engine(PROGRAM, undefined, undefined, PAGE);
  const handed: string[] = [];
  let [now, runs] = [NINE, 0];
  let waiting: readonly number[] | undefined;
  do {
    const places = await run(engine, now, waiting);
    expect(places.length).toBeLessThanOrEqual((PAGES_A_RUN + AT_ONCE) * PAGE);
    handed.push(...places);
    const onward = engine.queue.find(({ body }) => body.includes('go_on'));
    waiting = onward === undefined ? undefined : (JSON.parse(onward.body) as { shards: number[] }).shards;
    const served = new Set(places.map((place) => shardOf(readPlace(place).memberId)));
    const [next] = waiting ?? [];
    // Whoever was passed over is next.
    if (next !== undefined && (waiting ?? []).some((shard) => !served.has(shard)))
      expect(served.has(next)).toBe(false);
    engine.queue.splice(0);
    runs += 1;
    now += 1;
  } while (waiting !== undefined);
  // Another look finds nothing more.
  expect(await run(engine, now)).toEqual([]);
  expect(new Set(handed).size).toBe(MEMBERS);
  expect(handed).toHaveLength(MEMBERS);
  expect(runs).toBeGreaterThan(1);
  for (let shard = 0; shard < 16; shard += 1) {
    const times = handed
      .map(readPlace)
      .filter(({ memberId }) => shardOf(memberId) === shard)
      .map(({ at }) => at);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  }
  console.info(`${MEMBERS} members who were due were handed on in ${runs} runs`);
});
