import { describe, expect, test } from 'vitest';
import { balanceOf } from '../../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../../shared/domain/ledger/adjust-points.ts';
import { referralPromises } from '../../../shared/domain/ledger/referral-promise.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import { endOf } from '../../../shared/domain/ledger/span.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import type { ReferralProgram } from '../../../shared/domain/program/referral-program.ts';
import { BEGIN, decided, seconds } from '../builders.ts';
import { referring } from './programs.ts';
import {
  accountOf,
  buy,
  close,
  enroll,
  type Judge,
  join,
  newWorld,
  reconcile,
  referralOf,
  review,
  sendBack,
  statusOf,
  type World,
  wait,
} from './world.ts';

const world = (terms: Partial<ReferralProgram> = {}, changes: Partial<Program> = {}, judge?: Judge) =>
  enroll(newWorld(referring(terms, changes), judge), 'a');
/** A friend of `a` comes, orders, and is looked at. */
const bring = (before: World, friendId: string): World =>
  reconcile(buy(join(before, friendId, 'a'), friendId, 1_000), friendId);
const balance = (of: World, id: string) => balanceOf(settle(accountOf(of, id), of.now).account);
const advocateReward = (of: World, friendId: string) => referralOf(of, friendId).advocate.reward?.cause;
const spend = (of: World, id: string, points: number): World => {
  const command = { adjustmentId: 'spent', points: -points, reason: 'spent', actor: 'a', keyId: 'k' };
  const { account } = decided(adjustPoints(accountOf(of, id), command, of.program, of.now));
  return { ...of, accounts: { ...of.accounts, [id]: account } };
};

/** The first local midnight from 30 days after the order. */
const HOLD_ENDS_AT = seconds('2026-02-15T00:00:00Z');

describe('what both get', () => {
  test('waits until the hold ends, and can then be spent', () => {
    const brought = bring(world(), 'f');
    expect(referralOf(brought, 'f').qualification?.cause.holdEndsAt).toBe(HOLD_ENDS_AT);
    expect(balance(brought, 'a')).toMatchObject({ pending: 500, active: 0 });
    expect(balance(brought, 'f')).toMatchObject({ pending: 300, active: 0 });
    const later = { ...brought, now: HOLD_ENDS_AT };
    expect(balance(later, 'a')).toMatchObject({ pending: 0, active: 500 });
    expect(balance(later, 'f')).toMatchObject({ pending: 0, active: 300 });
  });

  test('is active from the start where we hear of the order after the hold', () => {
    const bought = buy(join(world(), 'f', 'a'), 'f', 1_000);
    const late = reconcile(wait(bought, 40), 'f');
    expect(statusOf(late, 'f')).toBe('rewarded');
    expect(balance(late, 'a')).toMatchObject({ pending: 0, active: 500 });
  });

  test('goes by the number of successes that were not reversed', () => {
    const steps = [
      { from: 1, points: 100 },
      { from: 2, points: 200 },
      { from: 4, points: 1_000 },
    ];
    const three = ['f', 'g', 'h'].reduce(bring, world({ advocateGets: steps }));
    const back = reconcile(sendBack(three, 2), 'h');
    const five = ['i', 'j'].reduce(bring, back);
    const given = ['f', 'g', 'h', 'i', 'j'].map((friend) => advocateReward(five, friend));
    expect(given.map((reward) => [reward?.success, reward?.points])).toEqual([
      [1, 100],
      [2, 200],
      [3, 200],
      [3, 200],
      [4, 1_000],
    ]);
    expect(balance(five, 'a').pending).toBe(1_500);
  });

  test('is nothing for the friend where the program has no steps for friends', () => {
    const brought = bring(world({ friendGets: [] }), 'f');
    expect(statusOf(brought, 'f')).toBe('qualified');
    expect(referralOf(brought, 'f').friend.reward?.cause.points).toBe(0);
    expect(balance(brought, 'f').pending).toBe(0);
    expect(balance(brought, 'a').pending).toBe(500);
  });

  test('is no progress towards tiers', () => {
    expect(accountOf(bring(world(), 'f'), 'a').qualifying.points).toBe(0);
  });

  test('may be a reward of the catalogue, due when the hold has ended and void when the order went back', () => {
    const brought = bring(world({ advocateGets: [{ from: 1, reward: 'tea-for-two' }] }), 'f');
    const promised = { side: 'advocate', rewardId: 'tea-for-two', redemptionId: 'rdm-f-advocate' };
    const promises = (of: World) => referralPromises(referralOf(of, 'f'), of.now);
    expect(promises(brought)).toEqual([{ ...promised, status: 'waiting' }]);
    expect(promises({ ...brought, now: HOLD_ENDS_AT })).toEqual([{ ...promised, status: 'due' }]);
    const back = reconcile(sendBack(wait(brought, 60), 0), 'f');
    expect(promises(back)).toEqual([{ ...promised, status: 'void' }]);
    expect(balance(brought, 'a').pending).toBe(0);
  });

  test('slides with the span that runs, or has an end of its own where that would be over too soon', () => {
    const expiry = { kind: 'sliding', months: 2 } as const;
    const soon = bring(world({}, { expiry }), 'f');
    const lot = advocateReward(soon, 'f')?.lot;
    expect(lot?.expiresAt).toBe('~1');
    const { account } = settle(accountOf(soon, 'a'), soon.now);
    expect(endOf(lot?.expiresAt ?? 0, account.spans)).toBe(seconds('2026-04-01T00:00:00Z'));
    const later = bring(wait(soon, 58), 'g');
    expect(advocateReward(later, 'g')?.lot.expiresAt).toBe(seconds('2026-07-01T00:00:00Z'));
  });
});

describe('nothing is given', () => {
  test('over a cap: to the advocate, while the friend gets all', () => {
    const capped = ['f', 'g'].reduce(bring, world({ caps: [{ per: 'month', times: 1 }] }));
    expect(advocateReward(capped, 'g')).toMatchObject({ points: 0, withheld: 'CAP_REACHED' });
    expect(balance(capped, 'g').pending).toBe(300);
    expect(balance(capped, 'a').pending).toBe(500);
    expect(statusOf(capped, 'g')).toBe('qualified');
    const april = bring(wait(capped, 31), 'h');
    expect(advocateReward(april, 'h')).toMatchObject({ points: 500, success: 2 });
  });

  test('over a cap in value', () => {
    const capped = ['f', 'g', 'h'].reduce(bring, world({ caps: [{ per: 'year', points: 1_400 }] }));
    expect(advocateReward(capped, 'g')?.points).toBe(500);
    expect(advocateReward(capped, 'h')?.withheld).toBe('CAP_REACHED');
  });

  test('what was reversed makes room again', () => {
    const full = bring(world({ caps: [{ per: 'ever', times: 1 }] }), 'f');
    const room = bring(reconcile(sendBack(full, 0), 'f'), 'g');
    expect(advocateReward(room, 'g')).toMatchObject({ points: 500, success: 1 });
  });

  test('over a cap to who keeps what a refund after the hold should have taken', () => {
    const caps = [{ per: 'ever', times: 1 }] as const;
    const rewarded = wait(bring(world({ caps }, { clawback: 'pending_only' }), 'f'), 40);
    const kept = reconcile(sendBack(rewarded, 0), 'f');
    expect(balance(kept, 'a').active).toBe(500);
    expect(advocateReward(bring(kept, 'g'), 'g')).toMatchObject({ points: 0, withheld: 'CAP_REACHED' });
  });

  test('over a cap in points to who keeps a part', () => {
    const caps = [{ per: 'ever', points: 900 }] as const;
    const rewarded = wait(bring(world({ caps }, { clawback: 'within_balance' }), 'f'), 40);
    const part = reconcile(sendBack(spend(rewarded, 'a', 450), 0), 'f');
    expect(balance(part, 'a').active).toBe(0);
    // 450 were spent and stay spent, so there is no room for 500 more.
    expect(advocateReward(bring(part, 'g'), 'g')?.withheld).toBe('CAP_REACHED');
  });

  test('over a cap to who was promised a reward of the catalogue and may have used it', () => {
    const terms = {
      advocateGets: [{ from: 1, reward: 'tasting' }],
      caps: [{ per: 'ever' as const, times: 1 }],
    };
    const brought = bring(world(terms), 'f');
    const held = reconcile(sendBack(brought, 0), 'f');
    expect(advocateReward(bring(held, 'g'), 'g')?.promised).toBeDefined();
    const due = reconcile(sendBack(wait(brought, 40), 0), 'f');
    expect(advocateReward(bring(due, 'g'), 'g')?.withheld).toBe('CAP_REACHED');
  });

  test('to an advocate who left before the order, while the friend gets all', () => {
    const joined = buy(join(world(), 'f', 'a'), 'f', 1_000);
    const left = reconcile(close(joined, 'a'), 'f');
    expect(advocateReward(left, 'f')).toMatchObject({ points: 0, withheld: 'MEMBER_CLOSED' });
    expect(balance(left, 'f').pending).toBe(300);
  });

  test('to an advocate who leaves later: what waited is forfeited, and a refund takes nothing more', () => {
    const left = close(bring(world(), 'f'), 'a');
    expect(balance(left, 'a')).toEqual({ pending: 0, active: 0, held: 0, deficit: 0 });
    const back = reconcile(sendBack(left, 0), 'f');
    expect(balance(back, 'a')).toEqual({ pending: 0, active: 0, held: 0, deficit: 0 });
  });

  test('where a circle is rejected', () => {
    const judge: Judge = (_friend, chain) => (new Set(chain).size < chain.length ? 'reject' : 'reward');
    const begun = join(world({}, {}, judge), 'f', 'a');
    const accounts = {
      ...begun.accounts,
      a: { ...accountOf(begun, 'a'), referrerId: 'g' },
      g: { ...accountOf(enroll(begun, 'g'), 'g'), referrerId: 'f' },
    };
    const circled = reconcile(buy({ ...begun, accounts }, 'f', 1_000), 'f');
    expect(statusOf(circled, 'f')).toBe('rejected');
    expect(balance(circled, 'f').pending).toBe(0);
  });
});

describe('judging and review', () => {
  test('in shadow everybody is rewarded, and what would have been decided stands beside it', () => {
    const judging = { mode: 'shadow', reviewAt: 50, rejectAt: 90, reviewDays: 14 } as const;
    const brought = bring(
      world({ judging }, {}, () => 'reject'),
      'f',
    );
    expect(referralOf(brought, 'f').qualification?.cause).toMatchObject({
      verdict: 'reward',
      shadow: 'reject',
    });
    expect(balance(brought, 'a').pending).toBe(500);
  });

  const open = bring(
    world({}, {}, () => 'review'),
    'f',
  );

  test('books nothing before a person approves, then up to the end of the hold', () => {
    expect(balance(open, 'a').pending).toBe(0);
    const approved = reconcile(review(wait(open, 5), 'f', 'reward'), 'f');
    expect(advocateReward(approved, 'f')?.lot.activatesAt).toBe(HOLD_ENDS_AT);
  });

  test('what is approved after the hold can be spent at once', () => {
    const approved = reconcile(review(wait(open, 40), 'f', 'reward'), 'f');
    expect(advocateReward(approved, 'f')?.lot.activatesAt).toBe(BEGIN + 40 * 86_400);
    expect(balance(approved, 'a')).toMatchObject({ active: 500, pending: 0 });
  });

  test('what nobody reviews in time ends rejected, without an entry, and can no longer be approved', () => {
    const lapsed = reconcile(wait(open, 46), 'f');
    expect(statusOf(lapsed, 'f')).toBe('rejected');
    expect(referralOf(lapsed, 'f').entries).toHaveLength(2);
    const late = reconcile(review(lapsed, 'f', 'reward'), 'f');
    expect(balance(late, 'a')).toMatchObject({ active: 0, pending: 0 });
  });

  test.each([
    [43, 'reversed'],
    [46, 'rejected'],
  ])('an order that goes back after %i days makes it %s, though we look a month later', (days, status) => {
    const back = wait(sendBack(wait(open, days), 0), 30);
    expect(statusOf(reconcile(back, 'f'), 'f')).toBe(status);
  });

  test('what a person rejects in the hold is taken back on both sides', () => {
    const rejected = reconcile(review(bring(world(), 'f'), 'f', 'reject'), 'f');
    const { advocate, friend } = referralOf(rejected, 'f');
    expect(advocate.reversal?.cause).toMatchObject({ reason: 'REJECTED', reversed: 500 });
    expect(friend.reversal?.cause).toMatchObject({ reason: 'REJECTED', reversed: 300 });
    expect(balance(rejected, 'a').pending).toBe(0);
  });
});

describe('the order goes back', () => {
  test('in the hold: from what waits, whatever the policy', () => {
    for (const clawback of ['pending_only', 'within_balance', 'below_zero'] as const) {
      const back = reconcile(sendBack(bring(world({}, { clawback }), 'f'), 0), 'f');
      expect(referralOf(back, 'f').advocate.reversal?.postings).toEqual([
        { account: 'pending', points: -500, ...advocateReward(back, 'f')?.lot },
        { account: 'issued', points: 500 },
      ]);
      expect(referralOf(back, 'f').friend.reversal?.cause).toMatchObject({ reversed: 300, forgiven: 0 });
    }
  });

  test('in part, as long as what is left is enough: nothing is taken back', () => {
    const kept = reconcile(sendBack(bring(world(), 'f'), 0, 1), 'f');
    expect(statusOf(kept, 'f')).toBe('qualified');
    expect(statusOf(reconcile(sendBack(kept, 0, 1), 'f'), 'f')).toBe('reversed');
  });

  test.each([
    ['pending_only', { reversed: 0, forgiven: 500 }, { active: 100, deficit: 0 }],
    ['within_balance', { reversed: 100, forgiven: 400 }, { active: 0, deficit: 0 }],
    ['below_zero', { reversed: 500, forgiven: 0 }, { active: 0, deficit: 400 }],
  ] as const)('after the hold, 400 of 500 spent, %s: %o', (clawback, taken, left) => {
    const spent = spend(wait(bring(world({}, { clawback }), 'f'), 60), 'a', 400);
    const back = reconcile(sendBack(spent, 0), 'f');
    expect(referralOf(back, 'f').advocate.reversal?.cause).toMatchObject(taken);
    expect(balance(back, 'a')).toMatchObject(left);
  });
});
