import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_JOURNEY_RULES } from '../../shared/domain/program/journey-rules.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { Trigger } from '../../shared/domain/program/trigger.ts';
import { knownOf } from '../../shared/journeys/gather-known.ts';
import { entryRead } from '../../shared/journeys/heard-entry.ts';
import { readPlace } from '../../shared/storage/journeys-keys.ts';
import { anAccrual, aProgram, BEGIN } from '../domain/builders.ts';
import { aTierProgram } from '../domain/tiers/tier-programs.ts';
import { type EngineWorld, memberNumber, startEngineWorld } from './engine-world.ts';

const DAY = 86_400;
const WARNING: Trigger = {
  id: 'warning',
  description: 'of the test',
  when: { kind: 'schedule', after: 'points_expiry', offsetDays: -5, at: '10:00' },
  actions: [{ kind: 'message', template: 'warning' }],
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 3 * 1_440,
};
const PROGRAM = aProgram({
  timeZone: 'Etc/UTC',
  pending: { kind: 'days', days: 10 },
  expiry: { kind: 'rolling', months: 1 },
  triggers: [WARNING],
  // No stage changes on its own, which would have members looked at by chance.
  journey: {
    ...DEFAULT_JOURNEY_RULES,
    onboardingDays: 1_000,
    usualIntervalDays: { default: 180, atLeast: 180, atMost: 180 },
  },
  messaging: { caps: [], gapHours: 0, detractorDays: 180 },
});

let world: EngineWorld;
let made = 0;
beforeAll(async () => {
  world = await startEngineWorld();
});
afterAll(() => world.table.close());

/** Follows the member's own places, and nothing else, until then: as dispatchers do. */
async function sleepUntil(memberId: string, program: Program, until: number): Promise<readonly number[]> {
  const looks: number[] = [];
  for (;;) {
    const place = (await world.journeys.read(memberId))?.place ?? null;
    if (place === null || readPlace(place).at > until) return looks;
    const { at } = readPlace(place);
    await world.engine(program).keep({ memberId, entries: [], due: [place] }, at);
    looks.push(at);
  }
}

test('points that become active while nobody does anything are warned of before they end; and so are those after them', async () => {
  const memberId = memberNumber(++made);
  await world.agree(memberId);
  await world.shop.enroll(memberId, PROGRAM, BEGIN);
  await world.shop.buy(memberId, `${memberId}-1`, 500, PROGRAM, BEGIN);
  await world.shop.buy(memberId, `${memberId}-2`, 500, PROGRAM, BEGIN + 20 * DAY);
  const entries = (await world.entriesOf(memberId)).map(entryRead);
  await world.engine(PROGRAM).keep({ memberId, entries, due: [] }, BEGIN + 20 * DAY);
  const looks = await sleepUntil(memberId, PROGRAM, BEGIN + 90 * DAY);
  const asked = (await world.outboxOf(memberId)).map(({ createdAt }) =>
    Math.round((createdAt - BEGIN) / DAY),
  );
  expect(asked.sort((a, b) => a - b)).toEqual([40, 71]);
  // The first lot becomes active and warns, ends, and the second does the same.
  expect(looks.length).toBeLessThan(8);
});

test('the end of a tier that begins by itself is foreseen when it begins', () => {
  const program = aProgram({
    tiers: aTierProgram({ upgrade: 'period_end' }),
    triggers: [{ ...WARNING, when: { kind: 'schedule', after: 'tier_end', offsetDays: -30 } }],
  });
  const { account: buyer } = anAccrual(150, program);
  const before = knownOf(buyer, null, program, BEGIN);
  expect(before.tierEndsAt).toBeNull();
  const begins = before.changesAt ?? 0;
  expect(begins).toBeGreaterThan(BEGIN);
  const then = knownOf(buyer, null, program, begins);
  expect(then.tierEndsAt).toBeGreaterThan(begins);
  expect(then.changesAt).toBe(then.tierEndsAt);
});

test('what no schedule counts from wakes nobody', () => {
  const program = { ...PROGRAM, triggers: [] };
  const { account } = anAccrual(50, program);
  expect(knownOf(account, null, program, BEGIN)).toMatchObject({ changesAt: null, pointsExpireAt: null });
});
