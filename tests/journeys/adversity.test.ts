import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newJourney } from '../../shared/domain/journeys/journey.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { entryRead } from '../../shared/journeys/heard-entry.ts';
import { readPlace } from '../../shared/storage/journeys-keys.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { type EngineWorld, JOURNEYS, memberNumber, startEngineWorld } from './engine-world.ts';

const HOUR = 3_600;
const THANKS: Trigger = {
  id: 'thanks',
  description: 'of the test',
  when: { kind: 'event', event: 'order.recorded' },
  actions: [{ kind: 'message', template: 'thanks' }],
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 2_880,
  goal: { event: 'order.recorded', withinDays: 30 },
};
const { goal: _, ...WITHOUT_GOAL } = THANKS;
const LATER: Trigger = { ...WITHOUT_GOAL, id: 'later', delayMinutes: 600 };
const messaging = { caps: [], gapHours: 1, detractorDays: 180 };
const PROGRAM = aProgram({ version: 1, triggers: [THANKS], messaging });
const WAITING = aProgram({ version: 2, triggers: [LATER], messaging });
const GONE = aProgram({ version: 3, triggers: [], messaging });

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
});
afterAll(() => world.table.close());

async function newMember(): Promise<string> {
  const memberId = memberNumber(++made);
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  return memberId;
}

async function hear(memberId: string, program: typeof PROGRAM, now: number) {
  const entries = (await world.entriesOf(memberId)).map(entryRead);
  return world.engine(program).keep({ memberId, entries, due: [] }, now);
}

const outcomes = ({ decisions }: Awaited<ReturnType<typeof hear>>) =>
  decisions.map((one) => (one.outcome === 'dropped' ? one.reason : one.outcome));

test('a clock that goes back neither asks twice nor within the gap', async () => {
  const memberId = await newMember();
  await world.shop.buy(memberId, `${memberId}-1`, 500, PROGRAM, BEGIN + HOUR);
  expect(outcomes(await hear(memberId, PROGRAM, BEGIN + HOUR))).toEqual(['made']);
  await world.shop.buy(memberId, `${memberId}-2`, 500, PROGRAM, BEGIN + HOUR + 1);
  expect(outcomes(await hear(memberId, PROGRAM, BEGIN + 10))).toEqual([]);
  const place = (await world.journeys.read(memberId))?.place ?? '';
  const at = readPlace(place).at;
  const kept = await world.engine(PROGRAM).keep({ memberId, entries: [], due: [place] }, at);
  expect(outcomes(kept)).toEqual(['postponed']);
  expect((await world.journeys.read(memberId))?.journey.asks).toMatchObject([{ dueAt: BEGIN + 2 * HOUR }]);
});

test('a message that is none is set aside alone, and one that comes before its time keeps only its member waiting', async () => {
  const memberId = await newMember();
  const good = (await world.entriesOf(memberId)).map((entry) => world.told(entry));
  const bad = [
    '{',
    '{}',
    '"due"',
    '{"kind":"due","places":["x"]}',
    '{"kind":"all","segment":-1,"after":null}',
  ].map((body, index) => ({ messageId: `bad${index}`, body }));
  const failed = await world.engine(PROGRAM).take([...bad, ...good], BEGIN);
  expect(failed).toEqual(new Set(bad.map(({ messageId }) => messageId)));
  expect((await world.journeys.read(memberId))?.journey.sequence).toBe(1);
});

test('what waits is given up when its trigger is gone, as soon as all have been looked at, and stays so after a rollback', async () => {
  const memberId = await newMember();
  await world.shop.buy(memberId, `${memberId}-1`, 500, WAITING, BEGIN);
  await hear(memberId, WAITING, BEGIN);
  await world.engine(WAITING).everybody.beginIfChanged(BEGIN);
  const engine = world.engine(GONE, undefined, [WAITING]);
  await engine.everybody.beginIfChanged(BEGIN + 60);
  while (engine.queue.length > 0) await engine.take(engine.queue.splice(0), BEGIN + 60);
  const journey = (await world.journeys.read(memberId))?.journey;
  expect(journey).toMatchObject({ asks: [], dropped: [{ triggerId: 'later', reason: 'TRIGGER_GONE' }] });
  const back = world.engine({ ...WAITING, version: 4 }, undefined, [GONE]);
  await back.everybody.beginIfChanged(BEGIN + 120);
  while (back.queue.length > 0) await back.take(back.queue.splice(0), BEGIN + 120);
  expect((await world.journeys.read(memberId))?.journey.asks).toEqual([]);
  expect(await world.outboxOf(memberId)).toEqual([]);
});

test('who leaves while something waits is asked nothing, nor after coming back', async () => {
  const memberId = await newMember();
  await world.shop.buy(memberId, `${memberId}-1`, 500, WAITING, BEGIN);
  await hear(memberId, WAITING, BEGIN);
  await world.shop.close(memberId, WAITING, BEGIN + HOUR);
  expect(outcomes(await hear(memberId, WAITING, BEGIN + HOUR))).toEqual(['LEFT']);
  await world.shop.enroll(memberId, WAITING, BEGIN + 2 * HOUR);
  expect(outcomes(await hear(memberId, WAITING, BEGIN + 2 * HOUR))).toEqual([]);
  expect((await world.journeys.read(memberId))?.journey).toMatchObject({
    status: 'active',
    asks: [],
    orders: 1,
  });
});

test('of who is erased nothing is left but a number, whatever waited, was made or given up, and whatever comes later', async () => {
  const memberId = await newMember();
  const both = aProgram({ version: 5, triggers: [THANKS, LATER], messaging });
  for (const order of [1, 2])
    await world.shop.buy(memberId, `${memberId}-${order}`, 500, both, BEGIN + order);
  await hear(memberId, both, BEGIN + 10);
  await world.shop.sendBack(memberId, `${memberId}-2`, both, BEGIN + 20);
  await hear(memberId, both, BEGIN + 20);
  const before = (await world.journeys.read(memberId))?.journey;
  expect([before?.asks.length, before?.made.length, before?.dropped.length]).toEqual([1, 1, 2]);
  await world.shop.close(memberId, both, BEGIN + 30, 'erasure');
  await hear(memberId, both, BEGIN + 30);
  await world.shop.sendBack(memberId, `${memberId}-1`, both, BEGIN + 40);
  await hear(memberId, both, BEGIN + 40);
  const after = await world.journeys.read(memberId);
  expect(after?.journey).toEqual({
    ...newJourney(memberId),
    sequence: 6,
    status: 'erased',
    stagesUntil: BEGIN + 40,
  });
  const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: JOURNEYS }));
  const mine = Items.filter((item) => JSON.stringify([item['pk'], item['sk']]).includes(memberId));
  expect(mine.map(({ sk }) => sk?.S)).toEqual(['JOURNEY']);
});
