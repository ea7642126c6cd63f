import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import type { Account } from '../../shared/domain/ledger/account.ts';
import { balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../shared/domain/ledger/adjust-points.ts';
import { claimOrder } from '../../shared/domain/ledger/claim-order.ts';
import type { RefundScope } from '../../shared/domain/ledger/entry.ts';
import { closeMember } from '../../shared/domain/ledger/membership.ts';
import { afterChange, type OrderState, recordedOrder } from '../../shared/domain/ledger/order-state.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { MAX_REFUNDS_PER_ORDER, refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import { spentOnOrder } from '../../shared/domain/ledger/spent-on-order.ts';
import { lineNet, type Order } from '../../shared/domain/order.ts';
import type { ClawbackPolicy } from '../../shared/domain/program/program.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { runs, SEED } from '../law-runs.ts';
import { aLine, aMember, anAccrual, anOrder, aProgram, aReward, BEGIN, decided } from './builders.ts';

/** A refund against the running state; the state and account stay where it is refused. */
function refunding(program = aProgram(), now = BEGIN) {
  let count = 0;
  return (account: Account, state: OrderState, scope: RefundScope) => {
    count += 1;
    const decision = refundOrder(
      account,
      state,
      { refundId: `r${count}`, scope, refundedAt: now },
      program,
      now,
    );
    return isRefusal(decision)
      ? { account, state, refused: decision.code, reversed: 0, forgiven: 0 }
      : {
          account: decision.account,
          state: afterChange(state, decision.entry),
          refused: null,
          reversed: decision.entry.cause.reversed,
          forgiven: decision.entry.cause.forgiven,
        };
  };
}

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 6 }),
    unitPrice: fc.integer({ min: 0, max: 9_999 }),
    discount: fc.nat({ max: 500 }),
  })
  .map(({ quantity, unitPrice, discount }) => ({
    quantity,
    unitPrice,
    discounts: [{ amount: Math.min(discount, quantity * unitPrice) }],
  }));

const order = fc
  .array(line, { minLength: 1, maxLength: 5 })
  .map((lines) => anOrder({ lines: lines.map((each, index) => aLine({ lineId: `${index + 1}`, ...each })) }));

/** All units of an order one by one, in a random order, with some amounts between. */
const splitOf = (bought: Order) => {
  const units = bought.lines.flatMap(({ lineId, quantity }) =>
    Array.from({ length: quantity }, () => lineId),
  );
  return fc.tuple(
    fc.shuffledSubarray(units, { minLength: units.length }),
    fc.array(fc.integer({ min: 1, max: 2_000 }), { maxLength: 4 }),
  );
};

const orderWithSplits = order.chain((bought) =>
  fc.tuple(fc.constant(bought), splitOf(bought), splitOf(bought)),
);

describe('law 7: a refund is the exact inverse of the earn', () => {
  const program = aProgram();
  const earn = (bought: Order) => decided(recordOrder(aMember(), bought, program, BEGIN));

  test('unit by unit in any order, what is kept is what the remaining order would have earned, and all of it goes back', () => {
    fc.assert(
      fc.property(orderWithSplits, ([bought, [units]]) => {
        const earned = earn(bought);
        const refund = refunding();
        let [account, state, back] = [earned.account, recordedOrder(earned.entry), 0];
        const left = new Map(bought.lines.map((each) => [each.lineId, each.quantity]));
        for (const lineId of units) {
          const step = refund(account, state, { kind: 'lines', lines: [{ lineId, quantity: 1 }] });
          [account, state, back] = [step.account, step.state, back + step.reversed];
          left.set(lineId, (left.get(lineId) ?? 0) - 1);
          expect(state.kept).toBe(floorOfRemaining(bought, left));
        }
        expect(back).toBe(earned.entry.cause.earned);
        expect(balanceOf(account)).toEqual(balanceOf(aMember()));
        expect(account.qualifying).toMatchObject({ orders: 0, points: 0, amounts: { USD: 0 } });
      }),
      { seed: SEED, numRuns: runs(300) },
    );
  });

  test('units and amounts in two different orders end in the same place', () => {
    fc.assert(
      fc.property(
        order,
        fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 3 }),
        fc.nat(),
        (bought, amounts, at) => {
          const half = bought.lines.slice(0, 1 + (at % bought.lines.length));
          const scopes: RefundScope[] = [
            ...half.map((each) => ({
              kind: 'lines' as const,
              lines: [{ lineId: each.lineId, quantity: 1 }],
            })),
            ...amounts.map((amount) => ({ kind: 'amount' as const, amount })),
          ];
          const forward = refundAll(bought, scopes);
          const backward = refundAll(bought, [...scopes].reverse());
          fc.pre(forward.refused === 0 && backward.refused === 0);
          expect(backward.state.kept).toBe(forward.state.kept);
          expect(backward.account.pending).toEqual(forward.account.pending);
          expect(backward.account.qualifying).toEqual(forward.account.qualifying);
        },
      ),
      { seed: SEED, numRuns: runs(300) },
    );
  });

  test('whatever came before, the remainder takes the rest', () => {
    fc.assert(
      fc.property(orderWithSplits, fc.nat(), ([bought, [units, amounts]], cut) => {
        const scopes: RefundScope[] = [
          ...units
            .slice(0, cut % units.length)
            .map((lineId) => ({ kind: 'lines' as const, lines: [{ lineId, quantity: 1 }] })),
          ...amounts.map((amount) => ({ kind: 'amount' as const, amount })),
          { kind: 'remainder' },
        ];
        const { state, account, back } = refundAll(bought, scopes);
        expect(state.kept).toBe(0);
        expect(back).toBe(earn(bought).entry.cause.earned);
        expect(balanceOf(account)).toEqual(balanceOf(aMember()));
      }),
      { seed: SEED, numRuns: runs(300) },
    );
  });

  function refundAll(bought: Order, scopes: readonly RefundScope[]) {
    const earned = earn(bought);
    const refund = refunding();
    return scopes.reduce(
      ({ account, state, back, refused }, scope) => {
        const step = refund(account, state, scope);
        return {
          account: step.account,
          state: step.state,
          back: back + step.reversed,
          refused: refused + (step.refused ? 1 : 0),
        };
      },
      { account: earned.account, state: recordedOrder(earned.entry), back: 0, refused: 0 },
    );
  }

  /** The same figure by another way: one common denominator, and a single division at the end. */
  function floorOfRemaining(bought: Order, left: ReadonlyMap<string, number>): number {
    const common = bought.lines.reduce((product, each) => product * BigInt(each.quantity), 1n);
    const sum = bought.lines.reduce(
      (total, each) =>
        total + (BigInt(lineNet(each)) * BigInt(left.get(each.lineId) ?? 0) * common) / BigInt(each.quantity),
      0n,
    );
    return Number(sum / (common * 100n));
  }
});

describe('law 8: clawback, when points are no longer there', () => {
  const activated = BEGIN + 40 * SECONDS_PER_DAY;

  /** 100 points earned and active, 80 of them spent, 30 others given by hand; then the order comes back. */
  function afterSpending(policy: ClawbackPolicy) {
    const program = aProgram({ clawback: policy });
    const earned = anAccrual(100, program);
    const spend = { adjustmentId: 'spend', points: -80, reason: 'spent', actor: 'a', keyId: 'k' };
    const spent = decided(adjustPoints(earned.account, spend, program, activated));
    const give = { ...spend, adjustmentId: 'give', points: 30 };
    const given = decided(adjustPoints(spent.account, give, program, activated + 35 * SECONDS_PER_DAY));
    const now = activated + 35 * SECONDS_PER_DAY;
    return {
      ...refunding(program, now)(given.account, recordedOrder(earned.entry), { kind: 'remainder' }),
      program,
      now,
    };
  }

  test('pending only: active points are the member’s to keep', () => {
    const { account, reversed, forgiven } = afterSpending('pending_only');
    expect({ reversed, forgiven, ...balanceOf(account) }).toEqual({
      reversed: 0,
      forgiven: 100,
      active: 50,
      pending: 0,
      held: 0,
      deficit: 0,
    });
  });

  test('within the balance: other points pay, the rest is forgiven', () => {
    const { account, reversed, forgiven } = afterSpending('within_balance');
    expect({ reversed, forgiven, ...balanceOf(account) }).toEqual({
      reversed: 50,
      forgiven: 50,
      active: 0,
      pending: 0,
      held: 0,
      deficit: 0,
    });
  });

  test('below zero: what is missing is owed, and later points absorb it', () => {
    const { account, reversed, forgiven, program, now } = afterSpending('below_zero');
    expect({ reversed, forgiven, ...balanceOf(account) }).toEqual({
      reversed: 100,
      forgiven: 0,
      active: 0,
      pending: 0,
      held: 0,
      deficit: 50,
    });
    const later = anAccrual(70, program, account, { orderId: '1002', placedAt: now });
    expect(balanceOf(later.account)).toMatchObject({ pending: 70, deficit: 50 });
    expect(balanceOf(settle(later.account, now + 40 * SECONDS_PER_DAY).account)).toMatchObject({
      active: 20,
      pending: 0,
      deficit: 0,
    });
  });

  test('while pending, every policy takes all of it back', () => {
    for (const clawback of ['pending_only', 'within_balance', 'below_zero'] as const) {
      const earned = anAccrual(100, aProgram({ clawback }));
      const { reversed, forgiven } = refunding(aProgram({ clawback }))(
        earned.account,
        recordedOrder(earned.entry),
        { kind: 'remainder' },
      );
      expect({ reversed, forgiven }).toEqual({ reversed: 100, forgiven: 0 });
    }
  });

  test('what expired is not taken from other points', () => {
    const program = aProgram();
    const earned = anAccrual(100, program);
    const now = BEGIN + 480 * SECONDS_PER_DAY;
    const give = { adjustmentId: 'give', points: 30, reason: 'goodwill', actor: 'a', keyId: 'k' };
    const given = decided(adjustPoints(earned.account, give, program, now));
    const { account, reversed } = refunding(program, now)(given.account, recordedOrder(earned.entry), {
      kind: 'remainder',
    });
    expect({ reversed, ...balanceOf(account) }).toEqual({
      reversed: 100,
      active: 30,
      pending: 0,
      held: 0,
      deficit: 0,
    });
  });

  test('what a closed account forfeited is not taken twice', () => {
    const program = aProgram();
    const earned = anAccrual(100, program);
    const closed = decided(closeMember(earned.account, 'closure', undefined, program, BEGIN));
    const { account, reversed } = refunding(program)(closed.account, recordedOrder(earned.entry), {
      kind: 'remainder',
    });
    expect({ reversed, ...balanceOf(account) }).toEqual({
      reversed: 100,
      active: 0,
      pending: 0,
      held: 0,
      deficit: 0,
    });
  });
});

describe('refusals, one row each in the order in which they are judged', () => {
  const bought = anOrder({
    lines: [aLine({ lineId: 'a', quantity: 2, unitPrice: 1_000 }), aLine({ lineId: 'b', unitPrice: 500 })],
  });
  const earned = decided(recordOrder(aMember(), bought, aProgram(), BEGIN));
  const state = recordedOrder(earned.entry);
  const full = refunding()(earned.account, state, { kind: 'remainder' }).state;

  test.each<[string, OrderState, RefundScope, string | null]>([
    [
      'too many refunds',
      { ...state, refunds: Array.from({ length: MAX_REFUNDS_PER_ORDER }) as never },
      { kind: 'remainder' },
      'REFUND_LIMIT_REACHED',
    ],
    ['nothing left', full, { kind: 'remainder' }, 'ORDER_FULLY_REFUNDED'],
    ['unknown line', state, { kind: 'lines', lines: [{ lineId: 'c', quantity: 1 }] }, 'REFUND_LINE_UNKNOWN'],
    [
      'too many units',
      state,
      { kind: 'lines', lines: [{ lineId: 'a', quantity: 3 }] },
      'REFUND_EXCEEDS_ORDER',
    ],
    [
      'too many units over two lines of one refund',
      state,
      {
        kind: 'lines',
        lines: [
          { lineId: 'a', quantity: 2 },
          { lineId: 'a', quantity: 1 },
        ],
      },
      'REFUND_EXCEEDS_ORDER',
    ],
    ['too much money', state, { kind: 'amount', amount: 2_501 }, 'REFUND_EXCEEDS_ORDER'],
    ['all the money is fine', state, { kind: 'amount', amount: 2_500 }, null],
  ])('%s', (_name, before, scope, code) => {
    expect(refunding()(earned.account, before, scope).refused).toBe(code);
  });

  test('money and units together are not more than was paid', () => {
    const refund = refunding();
    const first = refund(earned.account, state, { kind: 'amount', amount: 2_000 });
    expect(
      refund(first.account, first.state, { kind: 'lines', lines: [{ lineId: 'a', quantity: 2 }] }).refused,
    ).toBe('REFUND_EXCEEDS_ORDER');
  });
});

describe('claims', () => {
  const program = aProgram();
  const guest = decided(
    recordOrder(openAccount('mbr_guest'), anOrder({ lines: [aLine({ quantity: 4 })] }), program, BEGIN),
  );
  const half = refunding()(guest.account, recordedOrder(guest.entry), {
    kind: 'lines',
    lines: [{ lineId: '1', quantity: 1 }],
  });

  test('a guest’s order earns nothing and is remembered', () => {
    expect(guest.entry.cause).toMatchObject({ earned: 0, withheld: 'GUEST' });
    expect(guest.account.qualifying).toMatchObject({ orders: 1, points: 0, amounts: { USD: 4_000 } });
  });

  test('what is left of it is credited, progress moves along, and refunds go on exactly', () => {
    const { claim, transfer } = decided(claimOrder(aMember(), half.account, half.state, program, BEGIN));
    expect(claim.entry.cause.earned).toBe(30);
    expect(claim.account.qualifying).toMatchObject({ orders: 1, points: 30, amounts: { USD: 3_000 } });
    expect(transfer?.account.qualifying).toMatchObject({ orders: 0, points: 0, amounts: { USD: 0 } });
    const claimed = afterChange(half.state, claim.entry);
    const rest = refunding()(claim.account, claimed, { kind: 'remainder' });
    expect(rest.reversed).toBe(30);
    expect(rest.account.qualifying).toMatchObject({ orders: 0, points: 0, amounts: { USD: 0 } });
  });

  test('once, by a member, of a guest’s order, in time', () => {
    const member = aMember();
    const { claim } = decided(claimOrder(member, half.account, half.state, program, BEGIN));
    const claimed = afterChange(half.state, claim.entry);
    const own = recordedOrder(anAccrual(10).entry);
    const late = BEGIN + 91 * SECONDS_PER_DAY;
    const code = (decision: object) => (isRefusal(decision) ? decision.code : null);
    expect(code(claimOrder(openAccount('mbr_other'), half.account, half.state, program, BEGIN))).toBe(
      'MEMBER_CLOSED',
    );
    expect(code(claimOrder(member, half.account, claimed, program, BEGIN))).toBe('ORDER_ALREADY_CLAIMED');
    expect(code(claimOrder(member, null, own, program, BEGIN))).toBe('ORDER_NOT_CLAIMABLE');
    expect(code(claimOrder(member, half.account, half.state, program, late))).toBe('ORDER_NOT_CLAIMABLE');
  });
});

test('lines may be called what every object has', () => {
  const lines = [
    aLine({ lineId: 'constructor', quantity: 2 }),
    aLine({ lineId: 'toString' }),
    aLine({ lineId: 'valueOf' }),
  ];
  const bought = anOrder({ lines });
  const spent = spentOnOrder({ redemptionId: 'rdm_1', applied: null }, aReward(), bought, 100);
  const recorded = decided(recordOrder(aMember(), bought, aProgram(), BEGIN, {}, [spent]));
  const scope = { kind: 'lines', lines: [{ lineId: 'constructor', quantity: 1 }] } as const;
  const command = { refundId: '1', scope, refundedAt: BEGIN };
  const state = recordedOrder(recorded.entry);
  const first = decided(refundOrder(recorded.account, state, command, aProgram(), BEGIN));
  expect(first.entry.cause).toMatchObject({ returned: { units: { constructor: 1 } }, restored: 25 });
  const again = { ...command, refundId: '2' };
  const second = refundOrder(first.account, afterChange(state, first.entry), again, aProgram(), BEGIN);
  expect(decided(second).entry.cause).toMatchObject({
    returned: { units: { constructor: 2 } },
    restored: 25,
  });
});
