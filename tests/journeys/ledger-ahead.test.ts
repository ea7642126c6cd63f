import { afterAll, beforeAll, expect, test } from 'vitest';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { type EngineWorld, memberNumber, startEngineWorld } from './engine-world.ts';

const DAY = 86_400;
const PROGRAM = aProgram({
  triggers: [
    {
      id: 'how-was-it',
      description: 'Ten days after an order',
      when: { kind: 'event', event: 'order.recorded' },
      delayMinutes: 14_400,
      actions: [{ kind: 'message', template: 'thanks' }],
      priority: 50,
      coolingOffDays: 0,
      expiresAfterMinutes: 20_160,
    },
  ],
  messaging: { caps: [], gapHours: 0, detractorDays: 180 },
});

let world: EngineWorld;
beforeAll(async () => {
  world = await startEngineWorld();
});
afterAll(() => world.table.close());

/** Ordered, and heard of; what came after it is booked, and the news of it still on its way. */
async function ordered(memberId: string) {
  const engine = world.engine(PROGRAM);
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  await world.shop.buy(memberId, `${memberId}-1`, 500, PROGRAM, BEGIN + 60);
  const entries = await world.entriesOf(memberId);
  await engine.take(
    entries.map((entry) => world.told(entry)),
    BEGIN + 60,
  );
  return engine;
}

test('who is due is decided on by all that the ledger knows, also where the news of it is on its way', async () => {
  const memberId = memberNumber(1);
  const engine = await ordered(memberId);
  const due = BEGIN + 60 + 10 * DAY;
  await world.shop.sendBack(memberId, `${memberId}-1`, PROGRAM, due - 20);
  const told = (await world.entriesOf(memberId)).map((entry) => world.told(entry));
  await engine.wake(due);
  const stored = await world.journeys.read(memberId);
  expect(stored?.journey).toMatchObject({
    sequence: 3,
    asks: [],
    dropped: [{ triggerId: 'how-was-it', reason: 'OVERTAKEN' }],
  });
  expect(await world.outboxOf(memberId)).toEqual([]);
  expect(await engine.take(told, due + 1)).toEqual(new Set());
  expect(await world.journeys.read(memberId)).toEqual(stored);
});

test('in whichever order the place that is due and the news come, the same is decided', async () => {
  const [due, journeys] = [BEGIN + 60 + 10 * DAY, []] as [number, unknown[]];
  for (const [place, isNewsFirst] of [true, false].entries()) {
    const memberId = memberNumber(10 + place);
    const engine = await ordered(memberId);
    await world.shop.sendBack(memberId, `${memberId}-1`, PROGRAM, due - 10);
    const told = (await world.entriesOf(memberId)).slice(2).map((entry) => world.told(entry));
    if (isNewsFirst) await engine.take(told, due);
    await engine.wake(due);
    await engine.take(told.toReversed(), due);
    const stored = await world.journeys.read(memberId);
    journeys.push(JSON.parse(JSON.stringify(stored?.journey).replaceAll(memberId, 'member')));
  }
  expect(journeys[1]).toEqual(journeys[0]);
});
