import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeLapsedReviews } from '../../functions/reconciliation/close-lapsed-reviews.ts';
import { keepDuePromises } from '../../functions/reconciliation/keep-due-promises.ts';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { redemptionStatus } from '../../shared/domain/ledger/redemption-state.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { hashedSignals } from '../../shared/referrals/hashed-signals.ts';
import { aReward, BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { Crash, dyingClient } from './referring-tables.ts';
import { type ReferringWorld, startReferringWorld } from './referring-world.ts';

const DAY = SECONDS_PER_DAY;
const HELD_UNTIL = BEGIN + 31 * DAY;
const TASTING = aReward({ id: 'tasting', benefit: { kind: 'by_hand', instructions: 'Book a seat.' } });

let world: ReferringWorld;
let made = 0;
beforeAll(async () => {
  world = await startReferringWorld();
});
afterAll(() => world.table.close());

/** The advocate gets points and the friend a voucher of so many, or both a tasting. */
function promising(stock?: number): Program {
  made += 1;
  const coupon = { codes: { kind: 'generated', length: 10 }, validDays: 30 } as const;
  const voucher = aReward({
    id: `voucher-${made}`,
    benefit: { kind: 'amount_off', amount: { USD: 500 } },
    coupon,
    ...(stock === undefined ? {} : { stock }),
  });
  return referring(
    {
      judging: { mode: 'on', reviewAt: 50, rejectAt: 100, reviewDays: 14 },
      friendGets: [{ from: 1, reward: stock === undefined ? TASTING.id : voucher.id }],
      advocateGets: [stock === undefined ? { from: 1, reward: TASTING.id } : { from: 1, points: 500 }],
    },
    { rewards: [TASTING, voucher] },
  );
}

/** A friend has come and ordered, and was looked at. */
async function bring(program: Program) {
  made += 1;
  const [advocate, friend, order] = [`advocate-${made}`, `friend-${made}`, `order-${made}`];
  await world.enroll(advocate, program, BEGIN);
  await world.join(friend, advocate, program, BEGIN + 60);
  await world.buy(friend, order, 1_000, program, BEGIN + 100);
  await world.reconciler([program])(friend, BEGIN + 200);
  return { advocate, friend, order };
}

/** The hourly runs, and what they counted and logged. */
function hourly(...programs: readonly Program[]) {
  const counted: Record<string, number> = {};
  const logged: string[] = [];
  const log =
    (level: string) =>
    (message: unknown, ..._: unknown[]) =>
      void logged.push(`${level}: ${String(message)}`);
  const deps = world.deps(...programs);
  const own = {
    ...deps,
    reconcile: world.reconciler(programs),
    logger: { info: log('info'), warn: log('warn'), error: log('error') },
    metrics: {
      addMetric: (name: string, _unit: string, value: number) => {
        counted[name] = (counted[name] ?? 0) + value;
      },
    },
  };
  return { keep: keepDuePromises(own), close: closeLapsedReviews(own), counted, logged };
}
const always = () => true;
const redemptionOf = async (friend: string, side: 'friend' | 'advocate') => {
  const { promised } = (await world.stateOf(friend))[side].reward?.cause ?? {};
  return world.ledger.readRedemption(promised?.redemptionId ?? '');
};
const dueAt = (now: number, program: Program) => world.deps(program).dues.due(now, 100);
/** Others of this file wait too. */
const isDue = async (friend: string, now: number, program: Program) =>
  (await dueAt(now, program)).some(({ friendId }) => friendId === friend);

describe('a promised reward', () => {
  test('is given to both once the hold has ended, once, and goes off the list', async () => {
    const program = promising();
    const { advocate, friend } = await bring(program);
    const runs = hourly(program);
    await runs.keep(BEGIN + DAY, always);
    expect(runs.counted).toEqual({});
    expect(await isDue(friend, HELD_UNTIL, program)).toBe(true);
    await runs.keep(HELD_UNTIL, always);
    expect(runs.counted).toEqual({ PromisesKept: 2 });
    const given = await redemptionOf(friend, 'friend');
    expect(given).toMatchObject({ memberId: friend, rewardId: TASTING.id, granted: { friendId: friend } });
    expect(await redemptionOf(friend, 'advocate')).toMatchObject({ memberId: advocate });
    expect(await isDue(friend, HELD_UNTIL, program)).toBe(false);
    await runs.keep(HELD_UNTIL + 3_600, always);
    await world.reconciler([program])(friend, HELD_UNTIL);
    expect(runs.counted).toEqual({ PromisesKept: 2 });
    for (const memberId of [advocate, friend]) expect(await world.driftOf(memberId)).toEqual([]);
  });

  test('is given by whoever looks first, and by many at once only once', async () => {
    const program = promising();
    const { friend } = await bring(program);
    const reconcile = world.reconciler([program]);
    const looks = await Promise.all(Array.from({ length: 5 }, () => reconcile(friend, HELD_UNTIL)));
    const granted = looks.reduce((sum, { promises }) => sum + promises.granted, 0);
    expect(granted).toBe(2);
    expect((await redemptionOf(friend, 'friend'))?.entries).toHaveLength(1);
  });

  test('out of stock stays due, is counted, and is given when there is more', async () => {
    const program = promising(1);
    const [first, second] = [await bring(program), await bring(program)];
    const runs = hourly(program);
    await runs.keep(HELD_UNTIL, always);
    expect(runs.counted).toMatchObject({ PromisesKept: 1, PromisesWithheld: 1 });
    expect(runs.logged).toEqual(['warn: a promised reward could not be given']);
    const given = await Promise.all([first, second].map(({ friend }) => redemptionOf(friend, 'friend')));
    expect(given.filter((each) => each !== null)).toHaveLength(1);
    const later = HELD_UNTIL + 3_600;
    const empty = hourly(program);
    await empty.keep(later, always);
    expect(empty.counted).toEqual({ PromisesWithheld: 1 });
    const filled = {
      ...program,
      version: program.version + 1,
      rewards: program.rewards?.map((reward) => ('stock' in reward ? { ...reward, stock: 5 } : reward)) ?? [],
    };
    const again = hourly(program, filled);
    await again.keep(later + 3_600, always);
    expect(again.counted).toEqual({ PromisesKept: 1 });
    expect(await dueAt(later + 36_000, program)).toEqual([]);
  });

  test('is not given where the order went back before, and taken back where it was given', async () => {
    const program = promising();
    const [before, after] = [await bring(program), await bring(program)];
    await world.sendBack(before.friend, before.order, program, BEGIN + DAY);
    await world.reconciler([program])(before.friend, BEGIN + DAY);
    await hourly(program).keep(HELD_UNTIL, always);
    expect(await redemptionOf(before.friend, 'friend')).toBeNull();
    await world.sendBack(after.friend, after.order, program, HELD_UNTIL + 60);
    const { promises } = await world.reconciler([program])(after.friend, HELD_UNTIL + 60);
    expect(promises).toEqual({ granted: 0, canceled: 2, used: 0, withheld: [] });
    for (const side of ['friend', 'advocate'] as const) {
      const state = await redemptionOf(after.friend, side);
      expect(state && redemptionStatus(state, HELD_UNTIL + 60)).toBe('canceled');
    }
    const runs = hourly(program);
    await runs.keep(HELD_UNTIL + 120, always);
    expect(runs.counted).toEqual({});
    expect(await dueAt(HELD_UNTIL + 120, program)).toEqual([]);
  });

  test('is taken back by the hour where whoever reversed it got no further', async () => {
    const program = promising();
    const { friend, order } = await bring(program);
    await hourly(program).keep(HELD_UNTIL, always);
    await world.sendBack(friend, order, program, HELD_UNTIL + 60);
    const dying = dyingClient(world.table.proxy.endpoint, 2);
    await expect(world.reconciler([program], dying)(friend, HELD_UNTIL + 60)).rejects.toThrow(Crash);
    dying.destroy();
    expect((await redemptionOf(friend, 'friend'))?.entries).toHaveLength(1);
    const runs = hourly(program);
    await runs.keep(HELD_UNTIL + 3_600, always);
    expect(runs.counted).toEqual({ PromisesTakenBack: 2 });
  });

  test('is not given while it is taken back, whichever is first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const program = promising();
      const { friend, order } = await bring(program);
      const reconcile = world.reconciler([program]);
      await Promise.all([
        reconcile(friend, HELD_UNTIL),
        world.sendBack(friend, order, program, HELD_UNTIL).then(() => reconcile(friend, HELD_UNTIL)),
      ]);
      for (const side of ['friend', 'advocate'] as const) {
        const state = await redemptionOf(friend, side);
        expect(state === null || redemptionStatus(state, HELD_UNTIL) === 'canceled').toBe(true);
      }
    }
  });

  test('to who has left is given up', async () => {
    const program = promising();
    const { advocate, friend } = await bring(program);
    await world.close(advocate, program, BEGIN + DAY);
    const runs = hourly(program);
    await runs.keep(HELD_UNTIL, always);
    expect(runs.counted).toEqual({ PromisesKept: 1 });
    expect(await redemptionOf(friend, 'advocate')).toBeNull();
    expect(await isDue(friend, HELD_UNTIL + DAY, program)).toBe(false);
  });

  test('waits for the next run where there is no time', async () => {
    const program = promising();
    const { friend } = await bring(program);
    const runs = hourly(program);
    await runs.keep(HELD_UNTIL, () => false);
    expect(runs.logged).toEqual([
      'warn: there was no time for all promises that are due; the next run goes on',
    ]);
    expect(await isDue(friend, HELD_UNTIL, program)).toBe(true);
    await runs.keep(HELD_UNTIL, always);
  });
});

describe('a review that nobody does', () => {
  test('goes off the list when its days are over, and tells the advocate’s list', async () => {
    const program = promising();
    made += 1;
    const [advocate, friend] = [`advocate-${made}`, `friend-${made}`];
    await world.enroll(advocate, program, BEGIN);
    await world.join(friend, advocate, program, BEGIN + 60);
    const { signals, salt, friends, reviews } = world.deps(program);
    for (const memberId of [advocate, friend])
      await signals.merge(memberId, hashedSignals({ phone: '+1 415 555 0137', payment: 'c' }, await salt()));
    await world.buy(friend, `order-${made}`, 1_000, program, BEGIN + 300);
    await world.reconciler([program])(friend, BEGIN + 300);
    const { close } = hourly(program);
    await close(HELD_UNTIL, always);
    expect((await reviews.page(10)).waiting).toMatchObject([{ friendId: friend }]);
    await close(HELD_UNTIL + 15 * DAY, always);
    expect((await reviews.page(10)).waiting).toEqual([]);
    expect(await friends.latest(advocate, 1)).toMatchObject([{ outcome: 'rejected' }]);
    expect((await world.stateOf(friend)).entries).toHaveLength(2);
  });
});
