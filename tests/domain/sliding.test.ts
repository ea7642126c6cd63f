import { describe, expect, test } from 'vitest';
import { type Account, balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../shared/domain/ledger/adjust-points.ts';
import { authorizeRedemption } from '../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../shared/domain/ledger/capture-redemption.ts';
import { claimOrder } from '../../shared/domain/ledger/claim-order.ts';
import type { Accrual, Entry } from '../../shared/domain/ledger/entry.ts';
import { closeMember, enrollMember } from '../../shared/domain/ledger/membership.ts';
import { recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordActivity } from '../../shared/domain/ledger/record-activity.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { openedRedemption } from '../../shared/domain/ledger/redemption-state.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { endOf } from '../../shared/domain/ledger/span.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { aLine, aMember, anOrder, aProgram, aReward, decided, seconds } from './builders.ts';

const SLIDING = aProgram({ pending: { kind: 'none' }, expiry: { kind: 'sliding', months: 6 } });
const ROLLING = aProgram({ version: 2, pending: { kind: 'none' }, expiry: { kind: 'rolling', months: 12 } });

const day = (date: string) => seconds(`${date}T10:00:00Z`);
const midnight = (date: string) => seconds(`${date}T00:00:00Z`);

/** An order worth so many points, placed on a day, and sent on it unless it says when. */
function buy(account: Account, points: number, placed: string, program = SLIDING, sent = placed) {
  const order = anOrder({
    orderId: `${placed}-${points}`,
    placedAt: day(placed),
    lines: [aLine({ unitPrice: points * 100 })],
  });
  return decided(recordOrder(account, order, program, day(sent)));
}

function takeBack(account: Account, entry: Entry<Accrual>, on: string, program = SLIDING) {
  const command = { refundId: 'r', scope: { kind: 'remainder' as const }, refundedAt: day(on) };
  return decided(refundOrder(account, recordedOrder(entry), command, program, day(on)));
}

function adjust(account: Account, points: number, on: string, program = SLIDING) {
  const command = { adjustmentId: on, points, reason: 'goodwill', actor: 'agent', keyId: 'key' };
  return decided(adjustPoints(account, command, program, day(on))).account;
}

function spend(account: Account, points: number, on: string, program = SLIDING) {
  const command = { redemptionId: on, reward: aReward(), points, captured: true };
  return decided(authorizeRedemption(account, command, program, day(on))).account;
}

const newMember = (program: Program = SLIDING) => aMember(program, day('2026-01-15'));
const endsAt = ({ active, spans }: Account) => active.map(({ expiresAt }) => endOf(expiresAt, spans));
const activeOn = (account: Account, date: string) => balanceOf(settle(account, day(date)).account).active;

describe('points that slide', () => {
  test('all end together, some months after the month of the last order', () => {
    const first = buy(newMember(), 100, '2026-01-15');
    expect(endsAt(first.account)).toEqual([midnight('2026-08-01')]);
    const second = buy(first.account, 40, '2026-03-10');
    expect(endsAt(second.account)).toEqual([midnight('2026-10-01')]);
    expect(activeOn(second.account, '2026-09-30')).toBe(140);
    const { account, due } = settle(second.account, day('2026-10-01'));
    expect(balanceOf(account).active).toBe(0);
    expect(due.map(({ at }) => at)).toEqual([midnight('2026-10-01')]);
  });

  test('are one lot, however many orders there were', () => {
    let account = newMember();
    for (const date of ['2026-01-20', '2026-02-20', '2026-04-01', '2026-08-30', '2026-12-24'])
      account = buy(account, 10, date).account;
    expect(account.active).toHaveLength(1);
    expect(account.spans).toHaveLength(1);
  });

  test('are prolonged by an activity, even one that earns nothing', () => {
    const { account } = buy(newMember(), 100, '2026-01-15');
    const visit = { activityId: 'v', type: 'visit', occurredAt: day('2026-04-02'), attributes: {} };
    const after = decided(recordActivity(account, visit, SLIDING, day('2026-04-02'))).account;
    expect(endsAt(after)).toEqual([midnight('2026-11-01')]);
  });

  test('are not prolonged by a refund, an adjustment or a redemption', () => {
    const { account, entry } = buy(newMember(), 100, '2026-01-15');
    const refunded = takeBack(buy(account, 50, '2026-01-16').account, entry, '2026-05-01').account;
    const spent = spend(adjust(refunded, 20, '2026-05-02'), 10, '2026-05-03');
    expect(endsAt(spent)).toEqual([midnight('2026-08-01')]);
  });

  test('given by hand to someone who was never active, end as if that was an activity', () => {
    const account = adjust(newMember(), 30, '2026-02-03');
    expect(endsAt(account)).toEqual([midnight('2026-09-01')]);
    expect(activeOn(account, '2026-08-31')).toBe(30);
    expect(activeOn(account, '2026-09-01')).toBe(0);
  });

  test('that wait longer than they would last have their months from their activation on', () => {
    const slow = aProgram({ pending: { kind: 'days', days: 60 }, expiry: { kind: 'sliding', months: 1 } });
    const { account } = buy(newMember(slow), 100, '2026-01-15', slow);
    expect(account.pending[0]?.activatesAt).toBe(midnight('2026-03-17'));
    expect(activeOn(account, '2026-04-30')).toBe(100);
    expect(activeOn(account, '2026-05-01')).toBe(0);
  });
});

describe('orders that come late', () => {
  test('never move the end back', () => {
    const { account } = buy(newMember(), 100, '2026-03-10');
    const late = buy(account, 10, '2026-02-20', SLIDING, '2026-03-11');
    expect(endsAt(late.account)).toEqual([midnight('2026-10-01')]);
    expect(activeOn(late.account, '2026-09-30')).toBe(110);
  });

  test('from before the member became active again are over from the start', () => {
    const { account } = buy(newMember(), 100, '2026-03-10');
    const late = buy(account, 10, '2024-05-05', SLIDING, '2026-03-11');
    expect(balanceOf(late.account).active).toBe(100);
    expect(late.entry.settled.at(-1)?.at).toBe(midnight('2024-12-01'));
    expect(late.entry.span).toBeUndefined();
  });

  test('newest first, belong together as far as one reaches into the next', () => {
    const newest = buy(newMember(), 100, '2026-03-10').account;
    const reaching = buy(newest, 20, '2025-12-05', SLIDING, '2026-03-11').account;
    const reachingThat = buy(reaching, 3, '2025-07-01', SLIDING, '2026-03-11').account;
    const before = buy(reachingThat, 9, '2024-11-30', SLIDING, '2026-03-11').account;
    expect(balanceOf(before).active).toBe(123);
    expect(before.spans).toEqual([{ id: '~1', since: day('2025-07-01'), until: midnight('2026-10-01') }]);
  });

  test('revive nothing that has ended', () => {
    const { account } = buy(newMember(), 100, '2026-01-15');
    const late = buy(account, 10, '2026-07-30', SLIDING, '2026-08-02');
    expect(balanceOf(late.account).active).toBe(10);
    expect(endsAt(late.account)).toEqual([midnight('2027-02-01')]);
  });

  test("such as a guest's that is claimed: it counts from the day it was placed", () => {
    const order = anOrder({ placedAt: day('2026-01-20'), lines: [aLine({ unitPrice: 5_000 })] });
    const guest = decided(recordOrder(openAccount('mbr_guest'), order, SLIDING, order.placedAt));
    expect(guest.account.spans).toEqual([]);
    const { claim } = decided(
      claimOrder(newMember(), guest.account, recordedOrder(guest.entry), SLIDING, day('2026-03-01')),
    );
    expect(endsAt(claim.account)).toEqual([midnight('2026-08-01')]);
    expect(balanceOf(claim.account).active).toBe(50);
  });
});

describe('after a span has ended', () => {
  test('the next order begins another one, and a return finds its own points expired', () => {
    const old = buy(newMember(), 100, '2026-01-15');
    const anew = buy(old.account, 40, '2026-09-09');
    expect(balanceOf(anew.account)).toMatchObject({ active: 40 });
    const { account, entry } = takeBack(anew.account, old.entry, '2026-09-10');
    expect(entry.cause).toMatchObject({ reversed: 100, forgiven: 0 });
    expect(balanceOf(account)).toMatchObject({ active: 40, deficit: 0 });
  });

  test('a return of points that were spent is not paid by what expired of others', () => {
    const spent = buy(newMember(), 100, '2026-01-15');
    const second = buy(spend(spent.account, 100, '2026-02-01'), 70, '2026-09-09');
    // The second span ends unspent, and what it had is no part of the first order.
    const { account } = takeBack(second.account, spent.entry, '2027-04-05');
    expect(balanceOf(account)).toMatchObject({ active: 0, deficit: 100 });
  });

  test('more than a year later its orders count as expired to the last point', () => {
    const old = buy(newMember(), 100, '2026-01-15');
    const anew = buy(spend(old.account, 60, '2026-02-01'), 40, '2027-09-09');
    expect(anew.account.spans.map(({ id }) => id)).toEqual(['~2']);
    const { account } = takeBack(anew.account, old.entry, '2027-09-10');
    expect(balanceOf(account)).toMatchObject({ active: 40, deficit: 0 });
  });

  test('points that were held come back and are gone', () => {
    const { account } = buy(newMember(), 100, '2026-01-15');
    const slow = { ...SLIDING, redemption: { holdMinutes: 32 * 1_440, perOrder: 1 } };
    const reward = aReward();
    const command = { redemptionId: 'h', reward, points: 30, captured: false };
    const held = decided(authorizeRedemption(account, command, slow, day('2026-07-31')));
    const anew = buy(held.account, 5, '2026-08-15').account;
    expect(balanceOf(settle(anew, day('2026-09-02')).account)).toMatchObject({ active: 5, held: 0 });
    const change = { changeId: 'c' };
    const opened = openedRedemption(held.entry);
    const captured = captureRedemption(anew, opened, change, reward, slow, day('2026-08-20'));
    expect(balanceOf(decided(captured).account)).toMatchObject({ active: 5, held: 0 });
  });
});

describe('another policy', () => {
  test('leaves the lots there are as they are, and what ends soonest goes first as ends move', () => {
    const rolling = buy(newMember(ROLLING), 100, '2026-01-15', ROLLING).account;
    const sliding = buy(rolling, 50, '2026-01-20').account;
    expect(endsAt(sliding).sort()).toEqual([midnight('2026-08-01'), midnight('2027-02-01')]);
    const byFixed = (account: Account) => spend(account, 30, '2027-01-11').active;
    expect(spend(sliding, 30, '2026-01-21').active).toEqual([
      { expiresAt: midnight('2027-02-01'), points: 100 },
      { expiresAt: '~1', points: 20 },
    ]);
    const prolonged = buy(buy(sliding, 1, '2026-07-20').account, 1, '2027-01-10').account;
    expect(byFixed(prolonged)).toEqual([
      { expiresAt: midnight('2027-02-01'), points: 70 },
      { expiresAt: '~1', points: 52 },
    ]);
  });

  test('prolongs nothing, and the first again goes on where it was while that lasts', () => {
    const { account } = buy(newMember(), 100, '2026-01-15');
    const rolling = buy(account, 10, '2026-06-01', ROLLING).account;
    expect(activeOn(rolling, '2026-07-31')).toBe(110);
    expect(activeOn(rolling, '2026-08-01')).toBe(10);
    const back = buy(rolling, 1, '2026-07-31', { ...SLIDING, version: 3 }).account;
    expect(activeOn(back, '2026-12-31')).toBe(111);
  });
});

test('a closed member has nothing that an order could prolong', () => {
  const { account } = buy(newMember(), 100, '2026-01-15');
  const closed = decided(closeMember(account, 'closure', undefined, SLIDING, day('2026-02-01'))).account;
  const after = buy(closed, 10, '2026-03-01');
  expect(after.account.spans).toEqual(closed.spans);
  expect(closed.spans.map(({ until }) => until)).toEqual([day('2026-02-01')]);
  expect(after.entry.cause.withheld).toBe('MEMBER_CLOSED');
});

test('who comes back begins anew, and owes nothing of what was forfeited', () => {
  const old = buy(newMember(), 100, '2026-01-15');
  const closed = decided(closeMember(old.account, 'closure', undefined, SLIDING, day('2026-02-01'))).account;
  const back = decided(enrollMember(closed, SLIDING, day('2026-03-01'))).account;
  const anew = buy(back, 40, '2026-03-02').account;
  expect(anew.spans.map(({ id }) => id)).toEqual(['~1', '~2']);
  const { account } = takeBack(anew, old.entry, '2026-03-03');
  expect(balanceOf(account)).toMatchObject({ active: 40, deficit: 0 });
});
