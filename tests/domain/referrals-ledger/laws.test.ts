import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf } from '../../../shared/domain/ledger/account.ts';
import { type Entry, isCause } from '../../../shared/domain/ledger/entry.ts';
import { sumOf } from '../../../shared/domain/ledger/posting.ts';
import { proveAccount } from '../../../shared/domain/ledger/prove.ts';
import type { ReferralStatus } from '../../../shared/domain/ledger/referral.ts';
import type { ReferralSide, ReferralState } from '../../../shared/domain/ledger/referral-state.ts';
import { referralTerms } from '../../../shared/domain/ledger/referral-terms.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import { REFERRAL_CAP, sinceOf } from '../../../shared/domain/ledger/uses.ts';
import type { ReferralCap, ReferralProgram } from '../../../shared/domain/program/referral-program.ts';
import { decodeAccount, encodeAccount } from '../../../shared/storage/account-codec.ts';
import { decodeEntry, encodeEntry } from '../../../shared/storage/entry-codec.ts';
import { orderKey, referralKey } from '../../../shared/storage/keys.ts';
import { check } from '../../law-runs.ts';
import {
  campaign,
  catchUp,
  deeds,
  judge,
  judgeByFriend,
  NAMES,
  nameOf,
  play,
  step,
  triggers,
} from './campaigns.ts';
import { referring } from './programs.ts';
import { accountOf, newWorld, reconcile, statusOf, stepOf, type World } from './world.ts';

const CAPS = [
  { per: 'day', times: 1 },
  { per: 'month', times: 2 },
  { per: 'year', points: 1_400 },
  { per: 'ever', times: 3, points: 1_900 },
] as const satisfies readonly ReferralCap[];

const terms: fc.Arbitrary<Partial<ReferralProgram>> = fc.record({
  caps: fc.constantFrom([], CAPS, CAPS.slice(1, 3)),
  touch: fc.constantFrom('first' as const, 'last' as const),
  advocateGets: fc.constantFrom(
    [{ from: 1, points: 500 }],
    [
      { from: 1, points: 500 },
      { from: 2, points: 700 },
      { from: 3, reward: 'tea-for-two' },
    ],
  ),
  judging: fc.record({
    mode: fc.constantFrom('on' as const, 'on' as const, 'shadow' as const),
    reviewAt: fc.constant(50),
    rejectAt: fc.constant(90),
    reviewDays: fc.constantFrom(1, 14),
  }),
});
const program = fc
  .tuple(
    terms,
    fc.record({
      clawback: fc.constantFrom('pending_only' as const, 'within_balance' as const, 'below_zero' as const),
      expiry: fc.constantFrom(
        { kind: 'none' as const },
        { kind: 'rolling' as const, months: 1 },
        { kind: 'sliding' as const, months: 1 },
      ),
    }),
  )
  .map(([referrals, changes]) => referring(referrals, changes));

const campaigns = fc.tuple(program, judge, campaign);
const played = campaigns.map(([terms, judged, steps]) => catchUp(play(terms, judged, steps)));

const EVERY_END: readonly ReferralStatus[] = [
  'signed_up',
  'expired',
  'in_review',
  'qualified',
  'rewarded',
  'rejected',
  'reversed',
];
const sides: readonly ReferralSide[] = ['friend', 'advocate'];
const entriesOf = ({ entries }: World): readonly Entry[] => Object.values(entries).flat();
const statesOf = ({ referrals }: World): readonly ReferralState[] => Object.values(referrals);

/** Rewards that an advocate has and keeps, or may have used, with the points that are left of each. */
function keptBy(
  world: World,
  advocateId: string,
): readonly { readonly recordedAt: number; readonly points: number }[] {
  return statesOf(world).flatMap(({ advocate }) => {
    const { reward, reversal } = advocate;
    if (reward === null || reward.memberId !== advocateId || reward.cause.withheld !== undefined) return [];
    const { promised, lot, points } = reward.cause;
    if (reversal === null) return [{ recordedAt: reward.recordedAt, points }];
    const { forgiven } = reversal.cause;
    const isHad = forgiven > 0 || (promised !== undefined && reversal.recordedAt >= lot.activatesAt);
    return isHad ? [{ recordedAt: reward.recordedAt, points: forgiven }] : [];
  });
}

describe('what a referral gives', () => {
  test('is never more than the caps, in any span of the calendar', () => {
    let capped = 0;
    check(
      fc.property(played, (world) => {
        const { referrals, timeZone } = world.program;
        const all = entriesOf(world);
        capped += all.filter(({ cause }) => 'withheld' in cause && cause.withheld === 'CAP_REACHED').length;
        for (const advocateId of NAMES) {
          for (const { per, times = Infinity, points = Infinity } of referrals?.caps ??
            ([] as ReferralCap[])) {
            const spans = Map.groupBy(keptBy(world, advocateId), ({ recordedAt }) =>
              sinceOf(per, recordedAt, timeZone),
            );
            for (const rewards of spans.values()) {
              expect(rewards.length).toBeLessThanOrEqual(times);
              const sum = rewards.reduce((total, { points: each }) => total + each, 0);
              expect(sum).toBeLessThanOrEqual(points);
            }
          }
        }
      }),
    );
    expect(capped).toBeGreaterThan(5);
  });

  test('is counted exactly: for ever, the counter is what is kept', () => {
    check(
      fc.property(played, (world) => {
        for (const advocateId of NAMES) {
          const kept = keptBy(world, advocateId);
          const { uses } = accountOf(world, advocateId);
          const counted = uses.find(({ cap, per }) => cap === REFERRAL_CAP && per === 'ever');
          expect(counted?.times ?? 0).toBe(kept.length);
          expect(counted?.points ?? 0).toBe(kept.reduce((sum, { points }) => sum + points, 0));
        }
      }),
    );
  });

  test('goes by the number of successes', () => {
    check(
      fc.property(played, (world) => {
        const { advocateGets, friendGets } = referralTerms(world.program);
        for (const { cause } of entriesOf(world).filter((entry) => isCause(entry, 'referral_reward'))) {
          const { side, success, points, promised, withheld } = cause;
          const steps = side === 'advocate' ? advocateGets : friendGets;
          const due = withheld === undefined ? steps.findLast(({ from }) => from <= success) : { points: 0 };
          expect(due).toMatchObject(promised ? { reward: promised.rewardId } : { points });
        }
      }),
    );
  });

  test('is never given and taken back both, nor twice', () => {
    const ends = new Set<string>();
    check(
      fc.property(played, (world) => {
        for (const { entries, friendId } of statesOf(world)) {
          const status = statusOf(world, friendId);
          ends.add(status);
          for (const side of sides) {
            const given = entries.filter(
              (entry) => isCause(entry, 'referral_reward') && entry.cause.side === side,
            );
            const back = entries.filter(
              (entry) => isCause(entry, 'referral_reversal') && entry.cause.side === side,
            );
            expect(given.length).toBeLessThanOrEqual(1);
            expect(back.length).toBeLessThanOrEqual(1);
            const isKept = given.length > back.length;
            expect(isKept).toBe(status === 'qualified' || status === 'rewarded');
          }
        }
      }),
    );
    expect([...ends].sort()).toEqual([...EVERY_END].sort());
  });

  test('waits until the hold ends, and what goes back before that is taken from what waits', () => {
    let inHold = 0;
    check(
      fc.property(played, (world) => {
        for (const { reward, reversal, holdEndsAt } of statesOf(world).flatMap(rewardsOf)) {
          expect(reward.cause.lot.activatesAt).toBeGreaterThanOrEqual(holdEndsAt);
          if (reversal === null || reversal.recordedAt >= reward.cause.lot.activatesAt) continue;
          const hasLeft = world.entries[reward.memberId]?.some(({ cause }) => cause.kind === 'closure');
          if (hasLeft) continue;
          inHold += 1;
          expect(reversal.cause).toMatchObject({ reversed: reward.cause.points, forgiven: 0 });
          expect(sumOf(reversal.postings, 'pending')).toBe(0 - reward.cause.points);
        }
      }),
    );
    expect(inHold).toBeGreaterThan(5);
  });

  function rewardsOf({ qualification, ...state }: ReferralState) {
    const holdEndsAt = qualification?.cause.holdEndsAt ?? 0;
    return sides.flatMap((side) => {
      const { reward, reversal } = state[side];
      return reward === null ? [] : [{ reward, reversal, holdEndsAt }];
    });
  }
});

describe('reconciling', () => {
  test('comes to one end, whatever triggers it, how often and in which order', () => {
    const ends = new Set<string>();
    check(
      fc.property(
        judgeByFriend,
        deeds,
        fc.array(triggers, { minLength: 10, maxLength: 40 }),
        fc.shuffledSubarray([...NAMES], { minLength: NAMES.length }),
        (judged, done, heard, order) => {
          const terms = referring({}, { clawback: 'below_zero' });
          const begin = newWorld(terms, judged);
          const disturbed = done.reduce(
            (world, deed, index) => (heard[index] ?? []).map(nameOf).reduce(reconcile, step(world, deed)),
            begin,
          );
          const ended = catchUp(catchUp(disturbed, order), order);
          const calm = catchUp(done.reduce(step, begin));
          for (const { friendId } of statesOf(calm)) ends.add(statusOf(calm, friendId));
          expect(summaryOf(ended)).toEqual(summaryOf(calm));
        },
      ),
    );
    expect([...ends].sort()).toEqual([...EVERY_END].sort());
  });

  test('leaves nothing to do, and ends after a handful of entries, in circles too', () => {
    let circles = 0;
    check(
      fc.property(played, (world) => {
        for (const { friendId, entries, qualification } of statesOf(world)) {
          expect(stepOf(world, friendId)).toBeNull();
          const own = entries.filter(
            ({ cause }) => cause.kind !== 'referral' && cause.kind !== 'referral_review',
          );
          expect(own.length).toBeLessThanOrEqual(5);
          if (!isInCircle(world, friendId)) continue;
          circles += 1;
          if (world.program.referrals?.judging.mode === 'on' && qualification?.cause.score === 100)
            expect(['rejected', 'reversed']).toContain(statusOf(world, friendId));
        }
      }),
    );
    expect(circles).toBeGreaterThan(5);
  });

  function isInCircle(world: World, friendId: string): boolean {
    const { referrerId } = accountOf(world, friendId);
    return referrerId !== null && accountOf(world, referrerId).referrerId === friendId;
  }

  /** What everybody has in the end, and how each referral ended. Which reversals there are depends on what had been booked. */
  function summaryOf(world: World) {
    const balances = NAMES.map((id) => {
      const { account } = settle(accountOf(world, id), world.now);
      const { uses, pending, active } = account;
      return { ...balanceOf(account), pending, active, counted: uses.filter(({ times }) => times > 0) };
    });
    const referrals = NAMES.map((id) => {
      const state = world.referrals[id];
      return state && [statusOf(world, id), state.qualification?.cause, state.advocateId];
    });
    return { balances, referrals };
  }
});

describe('the ledger proves itself, referrals included', () => {
  test('replaying the entries of every account gives it, also through storage', () => {
    check(
      fc.property(played, (world) => {
        for (const id of NAMES) {
          const account = accountOf(world, id);
          const entries = world.entries[id] ?? [];
          expect(proveAccount(account, entries).drift).toEqual([]);
          expect(decodeAccount(encodeAccount(account))).toEqual(account);
          expect(entries.map(stored)).toEqual(entries);
        }
      }),
    );
  });

  function stored(entry: Entry): Entry {
    const { cause, memberId } = entry;
    const isReferral = cause.kind.startsWith('referral');
    const key = isReferral ? referralKey('friendId' in cause ? cause.friendId : memberId) : orderKey('any');
    return decodeEntry(encodeEntry(key, { entry, requestHash: 'hash' })).entry;
  }
});
