import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { enrollMember } from '../../shared/domain/ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { type PostingAccount, sumOf } from '../../shared/domain/ledger/posting.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { Condition } from '../../shared/domain/program/condition.ts';
import type { EarningRule } from '../../shared/domain/program/earning-rule.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { liveMember } from '../../shared/domain/simulation/live-member.ts';
import type { MemberHistory } from '../../shared/domain/simulation/member-history.ts';
import { totalOf } from '../../shared/domain/simulation/month-figures.ts';
import { aLine, anOrder, BEGIN, decided, seconds } from '../domain/builders.ts';
import { bought, pasts, rate, somePrograms, TIERS, UNTIL } from './pasts.ts';

/** Records the same by hand, and keeps every entry. */
function recorded({ memberId, happenings }: MemberHistory, program: Program) {
  const entries: Entry[] = [];
  const orders = new Map<string, OrderState>();
  let account = decided(enrollMember(openAccount(memberId), program, happenings[0]?.at ?? 0)).account;
  for (const happening of happenings) {
    if (happening.kind === 'order') {
      const { account: next, entry } = decided(recordOrder(account, happening.order, program, happening.at));
      orders.set(happening.order.orderId, recordedOrder(entry));
      entries.push(entry);
      account = next;
    } else if (happening.kind === 'refund') {
      const state = orders.get(happening.orderId);
      if (state === undefined) throw new Error('the past gives back what was never bought');
      const decision = decided(refundOrder(account, state, happening.command, program, happening.at));
      orders.set(happening.orderId, afterChange(state, decision.entry));
      entries.push(decision.entry);
      account = decision.account;
    }
  }
  const { account: end, due } = settle(account, UNTIL);
  const movements = [...entries.flatMap((entry) => [...entry.due, ...entry.settled]), ...due];
  const all = [
    ...entries.flatMap(({ postings }) => postings),
    ...movements.flatMap(({ postings }) => postings),
  ];
  return { entries, balance: balanceOf(end), booked: (name: PostingAccount) => sumOf(all, name) };
}

describe('a simulated life', () => {
  test('is what recording the same orders and refunds comes to, by the books', () => {
    fc.assert(
      fc.property(pasts('m'), somePrograms, (past, program) => {
        const { months, balance, refused } = liveMember(past, program, UNTIL);
        const total = totalOf(months);
        const ledger = recorded(past, program);
        expect(balance).toEqual(ledger.balance);
        expect(total.issued - total.reversed).toBe(0 - ledger.booked('issued'));
        expect(total.expired).toBe(ledger.booked('expired'));
        expect(total.orders).toBe(ledger.entries.filter(({ cause }) => cause.kind === 'accrual').length);
        const amount = ledger.entries.reduce((sum, { qualifying }) => sum + (qualifying?.amount ?? 0), 0);
        expect(total.amounts['USD'] ?? 0).toBe(amount);
        expect(refused.size).toBe(0);
      }),
    );
  });

  test('loses no point: issued less reversed is what is there, what is owed and what expired', () => {
    fc.assert(
      fc.property(pasts('m'), somePrograms, (past, program) => {
        const { months, balance } = liveMember(past, program, UNTIL);
        const { issued, reversed, expired } = totalOf(months);
        const { pending, active, deficit } = balance;
        expect(issued - reversed).toBe(pending + active - deficit + expired);
      }),
    );
  });

  test('tells each figure in the month of the program’s own calendar', () => {
    const placedAt = seconds('2026-01-31T23:30:00Z');
    const order = anOrder({ placedAt, lines: [aLine({ unitPrice: 5_000 })] });
    const back = {
      kind: 'refund' as const,
      at: seconds('2026-03-10T12:00:00Z'),
      orderId: order.orderId,
      command: { refundId: 'r', scope: { kind: 'amount' as const, amount: 1_000 }, refundedAt: 0 },
    };
    const past = { memberId: 'm', happenings: [bought(order), back] };
    const figures = (timeZone: string) => {
      const program = rate(2, {
        timeZone,
        pending: { kind: 'days', days: 14 },
        expiry: { kind: 'rolling', months: 2 },
      });
      const { months } = liveMember(past, program, seconds('2026-06-01T12:00:00Z'));
      return [...months]
        .sort(([a], [b]) => a - b)
        .map(([month, each]) => [month - 56 * 12 + 1, each] as const);
    };
    const nothing = {
      orders: 0,
      amounts: {},
      issued: 0,
      reversed: 0,
      forgiven: 0,
      activated: 0,
      expired: 0,
      writtenOff: 0,
    };
    expect(figures('Etc/UTC')).toEqual([
      [1, { ...nothing, orders: 1, amounts: { USD: 5_000 }, issued: 100 }],
      [2, { ...nothing, activated: 100 }],
      [3, { ...nothing, amounts: { USD: -1_000 }, reversed: 20 }],
      [5, { ...nothing, expired: 80 }],
    ]);
    // In Tokyo it is February already when the order is placed.
    expect(figures('Asia/Tokyo')[0]).toEqual([
      2,
      { ...nothing, orders: 1, amounts: { USD: 5_000 }, issued: 100, activated: 100 },
    ]);
  });

  test('takes on an order that was bought as a guest and claimed, with what had come back of it', () => {
    const order = anOrder({ lines: [aLine({ unitPrice: 5_000 }), aLine({ lineId: '2', unitPrice: 3_000 })] });
    const at = order.placedAt;
    const scope = { kind: 'lines' as const, lines: [{ lineId: '2', quantity: 1 }] };
    const back = (refundId: string, later: number, lineId: string) => ({
      kind: 'refund' as const,
      at: at + later,
      orderId: order.orderId,
      command: { refundId, scope: { ...scope, lines: [{ lineId, quantity: 1 }] }, refundedAt: at + later },
    });
    const claim = { kind: 'claim' as const, at: at + 200, orderId: order.orderId };
    const past = { memberId: 'm', happenings: [bought(order, true), back('a', 100, '2'), claim] };
    const outcome = liveMember(past, rate(1), at + 300);
    expect(totalOf(outcome.months)).toMatchObject({
      orders: 1,
      issued: 50,
      reversed: 0,
      amounts: { USD: 5_000 },
    });
    const later = { ...past, happenings: [...past.happenings, back('b', 250, '1')] };
    const after = liveMember(later, rate(1), at + 300);
    expect(totalOf(after.months)).toMatchObject({ orders: 1, issued: 50, reversed: 50, amounts: { USD: 0 } });
    const strict = liveMember(past, rate(1, { claims: { withinDays: 0 } }), at + 300);
    expect([...strict.refused]).toEqual([['ORDER_NOT_CLAIMABLE', 1]]);
    expect(totalOf(strict.months).issued).toBe(0);
  });

  test('counts what the program refuses, and goes on', () => {
    const foreign = anOrder({ orderId: 'f', currency: 'JPY' });
    const back = {
      kind: 'refund' as const,
      at: foreign.placedAt,
      orderId: 'f',
      command: { refundId: 'r', scope: { kind: 'remainder' as const }, refundedAt: 0 },
    };
    const past = { memberId: 'm', happenings: [bought(foreign), back, bought(anOrder())] };
    const outcome = liveMember(past, rate(1), UNTIL);
    expect([...outcome.refused]).toEqual([['CURRENCY_NOT_IN_PROGRAM', 1]]);
    expect(totalOf(outcome.months)).toMatchObject({ orders: 1, issued: 10 });
  });

  test('ends with the account when it was closed, and begins again when it was opened', () => {
    const first = anOrder();
    const at = first.placedAt;
    const later = (orderId: string, days: number) => anOrder({ orderId, placedAt: at + days * 86_400 });
    const happenings = [
      bought(first),
      { kind: 'close' as const, at: at + 86_400 },
      bought(later('closed', 2)),
      { kind: 'enroll' as const, at: at + 3 * 86_400 },
      bought(later('again', 4)),
    ];
    const outcome = liveMember({ memberId: 'm', happenings }, rate(1), at + 5 * 86_400);
    expect(totalOf(outcome.months)).toMatchObject({ orders: 3, issued: 20, expired: 10 });
    expect(outcome.balance).toMatchObject({ pending: 10, active: 0 });
  });

  test('meets rules that ask of the member as the simulation has made them by then', () => {
    const days = (orderId: string, after: number) =>
      anOrder({ orderId, placedAt: BEGIN + after * 86_400, lines: [aLine({ unitPrice: 1_000 })] });
    const bonus = (id: string, points: number, when: Condition): EarningRule => ({
      id,
      description: id,
      on: 'order',
      when,
      effect: { kind: 'fixed_points', points },
    });
    const asked = rate(1, {
      pending: { kind: 'days', days: 1 },
      earningRules: [
        bonus('first', 1, { kind: 'order_number', atMost: 1 }),
        bonus('second', 10, { kind: 'behavior', of: 'orders', atLeast: 1, atMost: 1 }),
        bonus('long a member', 100, { kind: 'behavior', of: 'days_since_enrollment', atLeast: 10 }),
        bonus('has points', 1_000, { kind: 'behavior', of: 'active_points', atLeast: 1 }),
        bonus('long away', 10_000, { kind: 'behavior', of: 'days_since_last_order', atLeast: 15 }),
        bonus('spender', 100_000, { kind: 'spent', atLeast: { USD: 2_500 } }),
        bonus('gold', 1_000_000, { kind: 'tier', in: ['gold'] }),
        bonus('has a dog', 10_000_000, { kind: 'attribute', name: 'dog', test: { is: true } }),
      ],
      tiers: {
        ...TIERS,
        qualifyBy: 'orders',
        tiers: [
          { id: 'basic', name: 'basic', threshold: 0, benefits: {} },
          { id: 'gold', name: 'gold', threshold: 2, benefits: {} },
        ],
      },
    });
    const happenings = [days('a', 0), days('b', 0.5), days('c', 10), days('d', 30)].map((order) =>
      bought(order),
    );
    const pointsAfter = (orders: number) => {
      const past = { memberId: 'm', happenings: happenings.slice(0, orders) };
      return totalOf(liveMember(past, asked, UNTIL).months).issued;
    };
    const issued = [0, 1, 2, 3, 4].map(pointsAfter);
    const each = issued.slice(1).map((points, index) => points - (issued[index] ?? 0));
    expect(each).toEqual([1, 10, 1_001_100, 1_111_100]);
  });

  test('ends in the tier that the account has by then', () => {
    const past = { memberId: 'm', happenings: [bought(anOrder())] };
    const tierAt = (rateOfPoints: number) =>
      liveMember(past, rate(rateOfPoints, { tiers: TIERS }), UNTIL).tier;
    // The order of 10.00 makes 10, 200 and 1,000 points.
    expect([1, 20, 100].map(tierAt)).toEqual(['basic', 'silver', 'gold']);
  });
});
