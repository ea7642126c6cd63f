import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { hourOf, readPlace, shardOf } from '../../shared/storage/journeys-keys.ts';
import { aProgram, seconds } from '../domain/builders.ts';
import { aTierProgram } from '../domain/tiers/tier-programs.ts';
import { type Engine, type EngineWorld, memberNumber, startEngineWorld } from './engine-world.ts';

const BIRTHDAY: Trigger = {
  id: 'birthday',
  description: 'Many happy returns',
  when: { kind: 'schedule', after: 'birthday', offsetDays: 0, at: '09:00' },
  actions: [{ kind: 'message', template: 'birthday' }],
  priority: 50,
  coolingOffDays: 300,
  expiresAfterMinutes: 2_880,
};
const PROGRAM = aProgram({
  timeZone: 'Etc/UTC',
  triggers: [BIRTHDAY],
  messaging: { caps: [], gapHours: 0, detractorDays: 180 },
});
const HOUR = 3_600;
/** Each test has its own day, one after the other, because the engine does not look at hours again that it has passed. */
const nineOn = (day: number): number => seconds(`2026-03-${day}T09:00:00Z`);

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
});
afterAll(() => world.table.close());

/** Members who enroll three hours before nine o'clock on their birthday. */
async function born(engine: Engine, count: number, day: number): Promise<readonly string[]> {
  const now = nineOn(day) - 3 * HOUR;
  const members = Array.from({ length: count }, () => memberNumber(++made));
  for (const memberId of members) {
    await world.agree(memberId, undefined, `1990-03-${day}`);
    const entry = await world.shop.enroll(memberId, PROGRAM, now);
    expect(await engine.take([world.told(entry)], now)).toEqual(new Set());
  }
  return members;
}

const asked = async (members: readonly string[]): Promise<readonly number[]> =>
  Promise.all(members.map(async (memberId) => (await world.outboxOf(memberId)).length));

const placesOf = async (members: readonly string[]) =>
  (await world.placesNow()).filter((place) => members.includes(readPlace(place).memberId));

test('nobody is looked at before their time; then each is, once, and waits for the next time in one place', async () => {
  const engine = world.engine(PROGRAM);
  const NINE = nineOn(10);
  const members = await born(engine, 6, 10);
  expect((await placesOf(members)).map((place) => readPlace(place).at)).toEqual(members.map(() => NINE));
  await engine.wake(NINE - 1);
  expect(await asked(members)).toEqual(members.map(() => 0));
  await engine.wake(NINE);
  await engine.wake(NINE + 60);
  expect(await asked(members)).toEqual(members.map(() => 1));
  const places = await placesOf(members);
  expect(places).toHaveLength(members.length);
  for (const place of places) expect(readPlace(place).at).toBeGreaterThan(NINE + 60);
  const [memberId = ''] = members;
  const [item] = await world.outboxOf(memberId);
  expect(item).toMatchObject({
    triggerId: 'birthday',
    channel: 'email',
    createdAt: NINE,
    programVersion: PROGRAM.version,
  });
});

test('what was due while nobody looked is found hours later, and hours that are over are not looked at again', async () => {
  const engine = world.engine(PROGRAM);
  const NINE = nineOn(11);
  const members = await born(engine, 3, 11);
  await engine.wake(NINE + 10 * HOUR + 1_000);
  expect(await asked(members)).toEqual(members.map(() => 1));
  const shards = await world.places.shards();
  expect(shards).toHaveLength(16);
  for (const { fromHour } of shards) expect(fromHour).toBe(hourOf(NINE + 10 * HOUR));
});

test('what there is no time for is gone on with, and kept from others meanwhile', async () => {
  const engine = world.engine(PROGRAM);
  const later = nineOn(12) + HOUR;
  const members = await born(engine, 20, 12);
  await engine.dispatch(later, () => false);
  const onward = engine.queue.filter(({ body }) => body.includes('go_on'));
  expect(onward).toHaveLength(1);
  const [shard = 0] = [...new Set(members.map(shardOf))];
  expect(await world.places.lease(shard, later + 90, later, 0)).toBe(true);
  const handed = engine.queue.length;
  const [memberId = ''] = members.filter((one) => shardOf(one) === shard);
  await world.pokes.poke(memberId, later);
  await engine.dispatch(later + 1, () => true);
  expect(engine.queue.slice(handed).filter(({ body }) => body.includes(memberId))).toEqual([]);
  await engine.dispatch(later + 91, () => true);
  expect(engine.queue.slice(handed).some(({ body }) => body.includes(memberId))).toBe(true);
  while (engine.queue.length > 0) await engine.take(engine.queue.splice(0), later + 100);
  expect(await asked(members)).toEqual(members.map(() => 1));
});

test('who is handed on twice, or out of an old place, is asked once', async () => {
  const engine = world.engine(PROGRAM);
  const later = nineOn(13) + HOUR;
  const members = await born(engine, 4, 13);
  const places = await placesOf(members);
  const due = () => world.message({ kind: 'due', places });
  await Promise.all([engine.take([due(), due()], later), engine.take([due()], later)]);
  await engine.take([due()], later + 60);
  await engine.wake(later + 120);
  expect(await asked(members)).toEqual(members.map(() => 1));
  expect(await placesOf(members)).toHaveLength(members.length);
});

test('a birthday that is told later is found by a poke, and a stranger who is poked is nobody', async () => {
  const engine = world.engine(PROGRAM);
  const memberId = memberNumber(++made);
  const now = nineOn(14);
  const entry = await world.shop.enroll(memberId, PROGRAM, now - HOUR);
  await engine.take([world.told(entry)], now - HOUR);
  const before = await world.journeys.read(memberId);
  await world.agree(memberId, undefined, '1990-03-14');
  await world.pokes.poke(memberId, now);
  await world.pokes.poke(memberNumber(++made), now);
  await engine.wake(now);
  expect(await world.outboxOf(memberId)).toHaveLength(1);
  const after = await world.journeys.read(memberId);
  expect(after?.revision).toBe((before?.revision ?? 0) + 1);
  expect((await placesOf([memberId, memberNumber(made)])).length).toBe(1);
});

test('an erasure leaves the number of the last entry, and nothing else', async () => {
  const engine = world.engine(PROGRAM);
  const [memberId = ''] = await born(engine, 1, 15);
  const now = nineOn(15) + HOUR;
  await engine.wake(now);
  expect(await world.journeys.readAssignments(memberId)).toHaveLength(1);
  expect(await world.outboxOf(memberId)).toHaveLength(1);
  const erasure = await world.shop.close(memberId, PROGRAM, now, 'erasure');
  await engine.take([world.told(erasure)], now);
  expect(await world.journeys.readAssignments(memberId)).toEqual([]);
  expect(await world.outboxOf(memberId)).toEqual([]);
  expect(await placesOf([memberId])).toEqual([]);
  const left = await world.journeys.read(memberId);
  expect(left).toMatchObject({
    place: null,
    journey: { status: 'erased', sequence: 2, stages: [], made: [] },
  });
});

test('a version that asks differently has all members looked at, once; one that asks alike has nobody', async () => {
  const quiet = { ...PROGRAM, version: 7, triggers: [] };
  const engine = world.engine(quiet);
  const now = nineOn(16);
  const members = Array.from({ length: 5 }, () => memberNumber(++made));
  for (const memberId of members) {
    await world.agree(memberId, undefined, '1990-03-16');
    const entry = await world.shop.enroll(memberId, quiet, now - HOUR);
    await engine.take([world.told(entry)], now - HOUR);
  }
  await engine.everybody.beginIfChanged(now);
  expect(engine.queue).toEqual([]);

  const alike = world.engine({ ...quiet, version: 8, name: 'Another name' }, undefined, [quiet]);
  await alike.everybody.beginIfChanged(now);
  expect(alike.queue).toEqual([]);

  const asking = world.engine({ ...PROGRAM, version: 9 }, undefined, [{ ...quiet, version: 8 }]);
  await asking.everybody.beginIfChanged(now);
  expect(asking.queue).toHaveLength(8);
  while (asking.queue.length > 0) await asking.take(asking.queue.splice(0, 1), now, () => true);
  expect(await asked(members)).toEqual(members.map(() => 1));
  await asking.everybody.beginIfChanged(now + 60);
  expect(asking.queue).toEqual([]);
});

test('who was lost on the way to the engine is found by what happens next, and then waits in a place again', async () => {
  const engine = world.engine(PROGRAM);
  const NINE = nineOn(17);
  const [memberId = ''] = await born(engine, 1, 17);
  await engine.dispatch(NINE, () => true);
  // The message never arrives: tried ten times, and set aside.
  engine.queue.splice(0);
  expect(await placesOf([memberId])).toEqual([]);
  const entry = await world.act(memberId, `visit-${memberId}`, 'visit', {}, PROGRAM, NINE + HOUR);
  await engine.take([world.told(entry)], NINE + HOUR);
  expect(await asked([memberId])).toEqual([1]);
  const stored = await world.journeys.read(memberId);
  expect(readPlace(stored?.place ?? '').at).toBeGreaterThan(NINE + HOUR);
  expect(await placesOf([memberId])).toEqual([stored?.place]);
});

test('who was lost and does nothing is found within a week, and nobody else is looked for', async () => {
  const engine = world.engine(PROGRAM);
  const NINE = nineOn(18);
  const [lost = '', waiting = ''] = [...(await born(engine, 1, 18)), ...(await born(engine, 1, 20))];
  await engine.dispatch(NINE, () => true);
  engine.queue.splice(0);
  const later = NINE + 36 * HOUR;
  await engine.everybody.lookForLost(later);
  expect(engine.queue).toHaveLength(8);
  const parts = engine.queue.splice(0);
  await engine.everybody.lookForLost(later + 60);
  expect(engine.queue).toEqual([]);
  await engine.take(parts, later);
  const found = engine.queue.map(({ body }) => body).join();
  expect(found).toContain(lost);
  expect(found).not.toContain(waiting);
  while (engine.queue.length > 0) await engine.take(engine.queue.splice(0), later);
  expect(await asked([lost, waiting])).toEqual([1, 0]);
  expect(await placesOf([lost])).toHaveLength(1);
  await engine.everybody.lookForLost(later + 7 * 24 * HOUR);
  expect(engine.queue).toHaveLength(8);
});

test('other terms of tiers have all looked at, where a schedule counts from their end', async () => {
  const when = { kind: 'schedule', after: 'tier_end', offsetDays: -30 } as const;
  const before = { ...PROGRAM, version: 21, triggers: [{ ...BIRTHDAY, when }], tiers: aTierProgram() };
  await world.engine(before).everybody.beginIfChanged(nineOn(19));
  const after = { ...before, version: 22, tiers: aTierProgram({ graceMonths: 3 }) };
  const engine = world.engine(after, undefined, [before]);
  await engine.everybody.beginIfChanged(nineOn(19));
  expect(engine.queue).toHaveLength(8);
});

test('a clock that was ahead for a minute has nobody forgotten', async () => {
  const engine = world.engine(PROGRAM);
  const NINE = nineOn(21);
  const members = await born(engine, 3, 21);
  await engine.wake(NINE - 60);
  await engine.wake(NINE + 25 * HOUR);
  const next = nineOn(22);
  const others = await born(engine, 2, 22);
  await engine.wake(next + 60);
  expect(await asked([...members, ...others])).toEqual([1, 1, 1, 1, 1]);
});
