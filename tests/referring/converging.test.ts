import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { balanceOf } from '../../shared/domain/ledger/account.ts';
import { successesOf } from '../../shared/domain/ledger/referral-cap.ts';
import { referralStatus } from '../../shared/domain/ledger/referral-state.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { aReward, BEGIN } from '../domain/builders.ts';
import { referring } from '../domain/referrals-ledger/programs.ts';
import { runs, SEED } from '../law-runs.ts';
import { Crash, dyingClient } from './referring-tables.ts';
import { type ReferringWorld, startReferringWorld } from './referring-world.ts';

const CAP = 2;
const PROGRAM = referring({
  judging: { mode: 'on', reviewAt: 1_000, rejectAt: 2_000, reviewDays: 14 },
  caps: [{ per: 'ever', times: CAP }],
});
const FRIENDS = [0, 1, 2, 3];
const NOW = BEGIN + 3_600;

let world: ReferringWorld;
let made = 0;
beforeAll(async () => {
  world = await startReferringWorld();
});
beforeEach(() => world.table.proxy.setRates({}));
afterAll(() => world.table.close());

/** The first time that a friend is named they order, the second time all goes back; and who is looked at meanwhile. */
interface Course {
  readonly enough: readonly boolean[];
  readonly deeds: readonly number[];
  readonly looks: readonly (readonly number[])[];
  /** Whether those who look wait for each other. */
  readonly atOnce: boolean;
}

const friend = fc.constantFrom(...FRIENDS);
const course: fc.Arbitrary<Course> = fc.record({
  enough: fc.tuple(...FRIENDS.map(() => fc.constantFrom(true, true, false))),
  deeds: fc.shuffledSubarray([...FRIENDS, ...FRIENDS], { minLength: 4 }),
  looks: fc.array(fc.array(friend, { maxLength: 5 }), { minLength: 8, maxLength: 8 }),
  atOnce: fc.boolean(),
});

async function live({ enough, deeds, looks, atOnce }: Course) {
  made += 1;
  const advocate = `advocate-${made}`;
  const nameOf = (who: number) => `friend-${made}-${who}`;
  const reconcile = world.reconciler([PROGRAM]);
  await world.enroll(advocate, PROGRAM, BEGIN);
  for (const who of FRIENDS) await world.join(nameOf(who), advocate, PROGRAM, BEGIN);
  const done = new Map<number, number>();
  const act = async (who: number) => {
    const times = done.get(who) ?? 0;
    done.set(who, times + 1);
    const order = `order-${nameOf(who)}`;
    if (times === 0) await world.buy(nameOf(who), order, enough[who] ? 1_000 : 100, PROGRAM, NOW);
    if (times === 1) await world.sendBack(nameOf(who), order, PROGRAM, NOW);
  };
  for (const [place, who] of deeds.entries()) {
    const lookers = (looks[place] ?? []).map((each) => () => reconcile(nameOf(each), NOW));
    if (atOnce) await Promise.all([act(who), ...lookers.map((look) => look())]);
    else {
      await act(who);
      for (const look of lookers) await look();
    }
  }
  // Each event comes at least once, in any order, and here twice.
  const late = [...FRIENDS, ...FRIENDS.toReversed()];
  await Promise.all(late.map((who) => reconcile(nameOf(who), NOW)));
  return { advocate, names: FRIENDS.map(nameOf), done };
}

const expectedOf = (isEnough: boolean, deeds: number) => {
  if (!isEnough || deeds === 0) return 'signed_up';
  return deeds === 1 ? 'qualified' : 'reversed';
};

/** Each entry once, and never both what was given and that it was taken back. @returns what the advocate keeps */
async function checkFriend(name: string, status: string): Promise<number> {
  const state = await world.stateOf(name);
  expect(referralStatus(state, PROGRAM, NOW)).toBe(status);
  const kinds = state.entries.map(({ cause }) => ('side' in cause ? cause.kind + cause.side : cause.kind));
  expect(new Set(kinds).size).toBe(kinds.length);
  const [ofFriend, ofAdvocate] = [state.friend, state.advocate].map(({ reward, reversal }) => {
    const points = reward?.cause.points ?? 0;
    if (reversal !== null) expect(reversal.cause).toMatchObject({ reversed: points, forgiven: 0 });
    return reversal === null ? points : 0;
  });
  expect(balanceOf(settle(await world.accountOf(name), NOW).account).pending).toBe(ofFriend);
  expect(await world.driftOf(name)).toEqual([]);
  return ofAdvocate ?? 0;
}

test('however often, late and out of order events come, all end alike, and never over the cap', async () => {
  world.table.proxy.setRates({ TransactWriteItems: { conflict: 0.1 } });
  await fc.assert(
    fc.asyncProperty(course, async (told) => {
      const { advocate, names, done } = await live(told);
      const kept: number[] = [];
      for (const [who, name] of names.entries()) {
        const status = expectedOf(told.enough[who] === true, done.get(who) ?? 0);
        kept.push(await checkFriend(name, status));
      }
      const successes = kept.filter((points) => points > 0).length;
      const account = await world.accountOf(advocate);
      expect(balanceOf(settle(account, NOW).account)).toMatchObject({
        pending: kept.reduce((sum, points) => sum + points, 0),
        deficit: 0,
      });
      expect(successesOf(account)).toBe(successes);
      expect(successes).toBeLessThanOrEqual(CAP);
      expect(await world.driftOf(advocate)).toEqual([]);
    }),
    { seed: SEED, numRuns: runs(8) },
  );
});

const TASTING = aReward({ id: 'tasting', benefit: { kind: 'by_hand', instructions: 'Book a seat.' } });
const GIVING = referring(
  { friendGets: [{ from: 1, reward: TASTING.id }], advocateGets: [{ from: 1, reward: TASTING.id }] },
  { rewards: [TASTING] },
);
const HELD_UNTIL = BEGIN + 40 * 86_400;

// Qualification, two rewards, two grants; then two reversals and two cancellations.
test.each([1, 2, 3, 4, 5])('goes on where a process ended after its commit %i', async (commits) => {
  made += 1;
  const [advocate, name, order] = [`advocate-${made}`, `friend-${made}`, `order-${made}`];
  await world.enroll(advocate, GIVING, BEGIN);
  await world.join(name, advocate, GIVING, BEGIN + 60);
  await world.buy(name, order, 1_000, GIVING, BEGIN + 100);
  expect(await endAfter(commits)).toBe('ended');
  await world.reconciler([GIVING])(name, HELD_UNTIL);
  const rewarded = await world.stateOf(name);
  expect(rewarded.entries).toHaveLength(4);
  const ids = [rewarded.friend, rewarded.advocate].map(({ reward }) => reward?.cause.promised?.redemptionId);
  for (const id of ids) expect((await world.ledger.readRedemption(id ?? ''))?.entries).toHaveLength(1);

  await world.sendBack(name, order, GIVING, HELD_UNTIL);
  expect(await endAfter(commits)).toBe(commits > 4 ? 'finished' : 'ended');
  await world.reconciler([GIVING])(name, HELD_UNTIL);
  expect((await world.stateOf(name)).entries).toHaveLength(6);
  for (const id of ids) expect((await world.ledger.readRedemption(id ?? ''))?.entries).toHaveLength(2);
  for (const memberId of [advocate, name]) expect(await world.driftOf(memberId)).toEqual([]);

  async function endAfter(count: number): Promise<'ended' | 'finished'> {
    const dying = dyingClient(world.table.proxy.endpoint, count);
    try {
      await world.reconciler([GIVING], dying)(name, HELD_UNTIL);
      return 'finished';
    } catch (error) {
      if (error instanceof Crash) return 'ended';
      throw error;
    } finally {
      dying.destroy();
    }
  }
});
