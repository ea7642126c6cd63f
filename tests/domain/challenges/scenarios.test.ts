import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { awardedOf, cellsOf } from '../../../shared/domain/challenges/mark.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { awardsAfter } from '../../../shared/domain/ledger/award-challenge.ts';
import { claimOrder } from '../../../shared/domain/ledger/claim-order.ts';
import { closeMember } from '../../../shared/domain/ledger/membership.ts';
import { recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import type { Order } from '../../../shared/domain/order.ts';
import type { Challenge } from '../../../shared/domain/program/challenge.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { encodeAccount } from '../../../shared/storage/account-codec.ts';
import { bytesOf } from '../../bytes-of.ts';
import { aMember, anOrder, aProgram, BEGIN, decided, seconds } from '../builders.ts';

const someday = seconds('2026-12-31T12:00:00Z');
const aChallenge = (changes: Partial<Challenge> = {}): Challenge => ({
  id: 'c',
  name: 'C',
  goal: { kind: 'orders', orders: 2 },
  counts: {},
  repeatable: false,
  gives: { points: 100 },
  ...changes,
});
const under = (challenge: Partial<Challenge>, changes: Partial<Program> = {}) =>
  aProgram({ challenges: [aChallenge(challenge)], ...changes });

/** Records an order and what it completes. */
function order(account: Account, program: Program, changes: Partial<Order>, now = someday) {
  const recorded = decided(recordOrder(account, anOrder(changes), program, Math.max(now, account.settledAt)));
  const awards = awardsAfter(recorded.account, recorded.entry, program, now);
  return { ...recorded, account: awards.at(-1)?.account ?? recorded.account };
}

const ordersAt = (program: Program, ...moments: readonly string[]): Account =>
  moments.reduce(
    (account, moment, index) =>
      order(account, program, { orderId: `o-${index}`, placedAt: seconds(moment) }).account,
    aMember(program),
  );

describe('the calendar of the program', () => {
  test('puts late Sunday and early Monday into two weeks, by its own clocks', () => {
    const weekly = (timeZone: string) =>
      under({ goal: { kind: 'orders', orders: 2, within: 'week' } }, { timeZone });
    // 18 January 2026 is a Sunday; in Auckland it is Monday from 11:00 UTC on.
    const moments = ['2026-01-18T10:00:00Z', '2026-01-18T12:00:00Z'] as const;
    expect(awardedOf(ordersAt(weekly('Etc/UTC'), ...moments).marks, 'c')).toBe(1);
    expect(awardedOf(ordersAt(weekly('Pacific/Auckland'), ...moments).marks, 'c')).toBe(0);
  });

  test('has no gap between December and January', () => {
    const row = under({ goal: { kind: 'streak', periods: 2, of: 'month' } }, { timeZone: 'Etc/UTC' });
    const { marks } = ordersAt(row, '2025-12-31T23:59:59Z', '2026-01-01T00:00:00Z');
    expect(awardedOf(marks, 'c')).toBe(1);
  });

  test('lets a late order close a gap', () => {
    const row = under({ goal: { kind: 'streak', periods: 3, of: 'month' } });
    const gap = ordersAt(row, '2026-02-10T12:00:00Z', '2026-04-10T12:00:00Z');
    expect(awardedOf(gap.marks, 'c')).toBe(0);
    const closed = order(gap, row, { orderId: 'late', placedAt: seconds('2026-03-10T12:00:00Z') });
    expect(awardedOf(closed.account.marks, 'c')).toBe(1);
  });
});

describe('what counts', () => {
  test('is placed from `from` on and before `until`', () => {
    const summer = under({ from: '2026-06-01T00:00:00Z', until: '2026-07-01T00:00:00Z' });
    const { marks } = ordersAt(
      summer,
      '2026-05-31T23:59:59Z',
      '2026-06-01T00:00:00Z',
      '2026-06-30T23:59:59Z',
      '2026-07-01T00:00:00Z',
    );
    expect([...cellsOf(marks, 'c')]).toEqual([
      ['*', 1],
      ['y56', 2],
    ]);
  });

  test('is of those whom it is for just before the order, and goes back whoever they are by then', () => {
    const newcomers = under(
      { for: { segments: ['new'] }, goal: { kind: 'orders', orders: 1 } },
      {
        segments: [{ id: 'new', description: 'New', when: { kind: 'behavior', of: 'orders', atMost: 0 } }],
      },
    );
    const first = order(aMember(newcomers), newcomers, { orderId: 'first' });
    const second = order(first.account, newcomers, { orderId: 'second' });
    expect(second.entry.marks).toBeUndefined();
    const command = { refundId: 'r', scope: { kind: 'remainder' as const }, refundedAt: someday };
    const refund = decided(
      refundOrder(second.account, recordedOrder(first.entry), command, newcomers, someday),
    );
    expect(refund.entry.marks).toEqual([{ challenge: 'c', cell: 'y56', times: -1 }]);
  });

  test('is nothing of guests until they claim it, and nothing of those who have left', () => {
    const program = under({ goal: { kind: 'orders', orders: 1 } }, { claims: { withinDays: 3_660 } });
    const guest = order(openAccount('mbr_guest'), program, {});
    expect(guest.account.marks).toEqual([]);
    const state = recordedOrder(guest.entry);
    const { claim } = decided(claimOrder(aMember(program), guest.account, state, program, someday));
    expect(awardsAfter(claim.account, claim.entry, program, someday)).toHaveLength(1);
    const gone = decided(closeMember(aMember(program), 'closure', undefined, program, someday));
    expect(order(gone.account, program, {}).account.marks).toEqual([]);
  });
});

test('an award is told with the end of its points, also where that slides with activity', () => {
  const sliding = under(
    { goal: { kind: 'orders', orders: 1 } },
    { expiry: { kind: 'sliding', months: 6 }, timeZone: 'Etc/UTC' },
  );
  const member = { ...aMember(sliding), memberId: `mbr_${'0'.repeat(20)}` };
  const recorded = decided(recordOrder(member, anOrder({ placedAt: BEGIN }), sliding, BEGIN));
  const [award] = awardsAfter(recorded.account, recorded.entry, sliding, BEGIN);
  const events = award === undefined ? [] : eventsOfEntry(award.entry);
  expect(events.map(({ type, detail }) => [type, detail.data])).toEqual([
    [
      'challenge.achieved',
      {
        challengeId: 'c',
        round: 1,
        orderId: '1001',
        points: 100,
        rewardId: null,
        activatesAt: '2026-02-15T00:00:00Z',
        expiresAt: '2026-08-01T00:00:00Z',
      },
    ],
  ]);
});

test('more than one transaction holds is given in turn, of each challenge one time after the other', () => {
  const hard = ['a', 'b'].map((id) =>
    aChallenge({ id, goal: { kind: 'orders', orders: 100 }, repeatable: true }),
  );
  const before = aProgram({ challenges: hard });
  const easy = hard.map((each) => ({ ...each, goal: { kind: 'orders' as const, orders: 1 } }));
  const after = aProgram({ version: 2, challenges: easy });
  let account = aMember(before);
  for (let count = 0; count < 30; count += 1)
    account = order(account, before, { orderId: `o-${count}` }).account;
  const stood = [1, 2, 3, 4].map((count) => {
    account = order(account, after, { orderId: `then-${count}` }).account;
    return easy.map(({ id }) => awardedOf(account.marks, id));
  });
  expect(stood).toEqual([
    [10, 10],
    [20, 20],
    [30, 30],
    [34, 34],
  ]);
});

describe('what is over', () => {
  const year = (program: Program, account: Account, at: string, orderId: string) =>
    order(account, program, { orderId, placedAt: seconds(at) }, seconds(at)).account;

  test('is forgotten in the year after next, once the program does not have it any more', () => {
    const before = under({});
    const without = aProgram({ version: 2, challenges: [aChallenge({ id: 'other' })] });
    const done = ordersAt(before, '2026-11-01T12:00:00Z', '2026-12-01T12:00:00Z');
    const next = year(without, done, '2027-12-31T12:00:00Z', 'next');
    expect(awardedOf(next.marks, 'c')).toBe(1);
    const later = year(without, next, '2028-01-02T12:00:00Z', 'later');
    expect(later.marks.filter(({ challenge }) => challenge === 'c')).toEqual([]);
    // As long as the program has it, it is kept.
    expect(awardedOf(year(before, next, '2028-01-02T12:00:00Z', 'later').marks, 'c')).toBe(1);
  });

  test('and a refund that comes later still takes nothing back', () => {
    const before = under({ goal: { kind: 'orders', orders: 1 } });
    const first = order(aMember(before), before, { orderId: 'first', placedAt: BEGIN });
    const without = aProgram({ version: 2 });
    const later = year(without, first.account, '2028-01-02T12:00:00Z', 'later');
    const command = { refundId: 'r', scope: { kind: 'remainder' as const }, refundedAt: later.settledAt };
    const refund = decided(
      refundOrder(later, recordedOrder(first.entry), command, before, later.settledAt, without),
    );
    expect(refund.account.marks).toEqual([]);
  });
});

test('five challenges of a member of ten years weigh less than 350 bytes of the account', () => {
  const goals: readonly Challenge['goal'][] = [
    { kind: 'orders', orders: 10 },
    { kind: 'orders', orders: 3, within: 'year' },
    { kind: 'streak', periods: 6, of: 'month' },
    { kind: 'collect', categories: ['tea', 'coffee', 'cups'], different: 3 },
  ];
  const program = aProgram({
    challenges: [
      ...goals.map((goal, index) => aChallenge({ id: `challenge-${index}`, goal, repeatable: true })),
      aChallenge({ id: 'welcome', goal: { kind: 'orders', orders: 1 } }),
    ],
  });
  let account = aMember(program);
  // An order a week.
  for (let week = 0; week < 520; week += 1) {
    const placedAt = BEGIN + week * 7 * SECONDS_PER_DAY;
    const lines = anOrder().lines.map((line) => ({ ...line, categories: ['tea', 'cups'] }));
    account = order(account, program, { orderId: `o-${week}`, placedAt, lines }, placedAt).account;
  }
  const weight = bytesOf(encodeAccount(account)) - bytesOf(encodeAccount({ ...account, marks: [] }));
  expect(weight).toBeLessThan(350);
});
