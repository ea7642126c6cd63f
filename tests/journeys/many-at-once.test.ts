import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { entryRead } from '../../shared/journeys/heard-entry.ts';
import { readPlace } from '../../shared/storage/journeys-keys.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { Crash, dyingClient } from '../referring/referring-tables.ts';
import { type EngineWorld, memberNumber, startEngineWorld } from './engine-world.ts';

const TRIGGERS = 60;
const NOW = BEGIN + 60;

/** All fire on one order, and each does three things; the last of them are the first by priority. */
const triggers = Array.from(
  { length: TRIGGERS },
  (_, index): Trigger => ({
    id: `t${index.toString().padStart(2, '0')}`,
    description: 'of the test',
    when: { kind: 'event', event: 'order.recorded' },
    actions: [
      { kind: 'award_points', points: 1 },
      { kind: 'tell_team', team: 'service' },
      { kind: 'message', template: 'thanks' },
    ],
    priority: index,
    coolingOffDays: 0,
    expiresAfterMinutes: 1_440,
  }),
);
const PROGRAM = aProgram({ triggers, messaging: { caps: [], gapHours: 0, detractorDays: 180 } });

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
});
afterAll(() => world.table.close());

/** A member who ordered, and what the ledger has of it; nothing is heard yet. */
async function buyer() {
  const memberId = memberNumber(++made);
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  await world.shop.buy(memberId, `order-${memberId}`, 500, PROGRAM, BEGIN);
  return { memberId, entries: await world.entriesOf(memberId) };
}

const doneBy = async (memberId: string): Promise<readonly string[]> =>
  (await world.outboxOf(memberId)).map(({ triggerId, index }) => `${triggerId}.${index}`);

const ALL = triggers.flatMap(({ id }) => [`${id}.0`, `${id}.1`, `${id}.2`]);

async function expectAll(memberId: string): Promise<void> {
  expect([...(await doneBy(memberId))].sort()).toEqual([...ALL].sort());
  const stored = await world.journeys.read(memberId);
  expect(stored?.journey.asks).toEqual([]);
  const assignments = await world.journeys.readAssignments(memberId);
  expect(assignments.map(({ triggerId, times }) => [triggerId, times])).toEqual(
    triggers.map(({ id }) => [id, 1]),
  );
  const mine = (await world.placesNow()).filter((place) => readPlace(place).memberId === memberId);
  expect(mine).toEqual(stored?.place == null ? [] : [stored.place]);
}

test('what is more than a transaction takes is done in several, all of it, once', async () => {
  const { memberId, entries } = await buyer();
  const kept = await world.engine(PROGRAM).keep({ memberId, entries: entries.map(entryRead), due: [] }, NOW);
  expect(kept.taken).toBe(2);
  expect(kept.decisions.filter(({ outcome }) => outcome === 'made')).toHaveLength(TRIGGERS * 2);
  const asked = kept.decisions.flatMap((one) => (one.outcome === 'made' ? [one.trigger.priority] : []));
  expect(asked).toEqual(asked.toSorted((a, b) => b - a));
  await expectAll(memberId);
});

test.each([1, 2])(
  'a process that ends after its commit %i has done the first by priority; another does the rest',
  async (commits) => {
    const { memberId, entries } = await buyer();
    const dying = dyingClient(world.table.proxy.endpoint, commits);
    const news = { memberId, entries: entries.map(entryRead), due: [] };
    await expect(world.engine(PROGRAM, dying).keep(news, NOW)).rejects.toThrow(Crash);
    dying.destroy();
    const before = await doneBy(memberId);
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(ALL.length);
    const lowest = ALL.length - before.length;
    expect([...before].sort()).toEqual(ALL.slice(lowest).sort());
    const stored = await world.journeys.read(memberId);
    expect(readPlace(stored?.place ?? '').at).toBe(NOW + 1);
    // The message that was cut off comes only later; the minute's look is enough.
    await world.engine(PROGRAM).wake(NOW + 60);
    await expectAll(memberId);
  },
);

test('two at once, and the same again, do each thing once', async () => {
  const { memberId, entries } = await buyer();
  const news = { memberId, entries: entries.map(entryRead), due: [] };
  const [one, other] = [world.engine(PROGRAM), world.engine(PROGRAM)];
  await Promise.all([one.keep(news, NOW), other.keep(news, NOW), other.keep(news, NOW)]);
  await one.keep(news, NOW + 5);
  await expectAll(memberId);
});

test('a stage that is left and entered again within a second does its thing once, and keeps nobody waiting', async () => {
  const program = aProgram({
    triggers: [
      {
        id: 'first',
        description: 'of the test',
        when: { kind: 'event', event: 'stage.changed', where: { to: { is: 'onboarding' } } },
        actions: [{ kind: 'award_points', points: 1 }],
        priority: 1,
        coolingOffDays: 0,
        expiresAfterMinutes: 1_440,
      },
    ],
  });
  const memberId = memberNumber(++made);
  await world.shop.enroll(memberId, program, BEGIN);
  await world.shop.buy(memberId, `${memberId}-1`, 500, program, BEGIN);
  await world.shop.sendBack(memberId, `${memberId}-1`, program, BEGIN);
  await world.shop.buy(memberId, `${memberId}-2`, 500, program, BEGIN);
  const entries = await world.entriesOf(memberId);
  await world.engine(program).keep({ memberId, entries: entries.map(entryRead), due: [] }, NOW);
  expect(await doneBy(memberId)).toEqual(['first.0']);
  expect((await world.journeys.read(memberId))?.journey.orders).toBe(1);
});

test('of several asks of one trigger in one step, each is counted where chance put the member', async () => {
  const memberId = memberNumber(++made);
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  for (const order of [1, 2, 3])
    await world.shop.buy(memberId, `${memberId}-${order}`, 500, PROGRAM, BEGIN + order);
  const few = { ...PROGRAM, triggers: triggers.slice(0, 1) };
  const entries = await world.entriesOf(memberId);
  await world.engine(few).keep({ memberId, entries: entries.map(entryRead), due: [] }, NOW);
  expect(await world.journeys.readAssignments(memberId)).toMatchObject([{ triggerId: 't00', times: 3 }]);
});

test('what is due is overtaken by the news that came with it', async () => {
  const asking: Trigger = { ...(triggers[0] as Trigger), delayMinutes: 10 };
  const program = aProgram({ triggers: [asking], messaging: { caps: [], gapHours: 0, detractorDays: 180 } });
  const memberId = memberNumber(++made);
  await world.agree(memberId);
  await world.shop.enroll(memberId, program, BEGIN);
  await world.shop.buy(memberId, `${memberId}-1`, 500, program, BEGIN);
  const news = async () => (await world.entriesOf(memberId)).map(entryRead);
  await world.engine(program).keep({ memberId, entries: await news(), due: [] }, BEGIN);
  await world.shop.sendBack(memberId, `${memberId}-1`, program, BEGIN + 660);
  const kept = await world.engine(program).keep({ memberId, entries: await news(), due: [] }, BEGIN + 660);
  expect(kept.decisions).toMatchObject([{ outcome: 'dropped', reason: 'OVERTAKEN' }]);
  expect(await doneBy(memberId)).toEqual([]);
});

test('a storm of news of which nothing may be done is told in pieces that an item can hold', {
  timeout: 120_000,
}, async () => {
  const hundred = Array.from(
    { length: 100 },
    (_, index): Trigger => ({
      ...(triggers[0] as Trigger),
      id: `a-trigger-with-a-name-that-says-everything-about-it-${index}`,
      actions: [{ kind: 'message', template: 'thanks' }],
    }),
  );
  const program = { ...PROGRAM, triggers: hundred };
  const memberId = memberNumber(++made);
  await world.shop.enroll(memberId, program, BEGIN);
  for (let order = 0; order < 12; order += 1)
    await world.shop.buy(memberId, `${memberId}-${order}`, 500, program, BEGIN + order);
  const entries = (await world.entriesOf(memberId)).map(entryRead);
  const kept = await world.engine(program).keep({ memberId, entries, due: [] }, NOW);
  expect(kept.taken).toBe(13);
  expect(kept.decisions).toHaveLength(1_200);
  expect(new Set(kept.decisions.map(({ outcome }) => outcome))).toEqual(new Set(['dropped']));
  expect(JSON.stringify(await world.toldBy(memberId)).length).toBeLessThan(200_000);
});
