import type { EpochSeconds } from '../calendar.ts';
import { marksTakenBack } from '../challenges/challenge-marks.ts';
import { type OrderLine, type Returned, unitsLeft, valueOfUnitsLeft } from '../order.ts';
import { judgeOrder } from '../program/judge-order.ts';
import { ownValue } from '../program/own-value.ts';
import type { Program } from '../program/program.ts';
import { add, compare, format, type Ratio, ratio, round, ZERO } from '../ratio.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { remainingValues } from '../remaining-value.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { reverse } from './clawback.ts';
import { countedBack } from './counted.ts';
import type { Refund, RefundScope } from './entry.ts';
import type { OrderState } from './order-state.ts';
import { referredBy } from './record-order.ts';
import { settle } from './settle.ts';
import { returnsOf } from './spent-on-order.ts';

/** A refund reads all refunds of its order; this bounds that, and no shop takes one order back in more pieces. */
export const MAX_REFUNDS_PER_ORDER = 100;

export interface RefundCommand {
  readonly refundId: string;
  readonly scope: RefundScope;
  readonly refundedAt: EpochSeconds;
  readonly reason?: string;
}

/**
 * Takes back what a returned part of an order had earned: the exact inverse of the earn (law 7). keep = what the
 * remaining order would have earned under the version and context of the order; reversed + forgiven = kept before −
 * keep. Points that redemptions spent on the order are told in `restored`; `returnSpent` gives them back, beside this entry
 * and in the same transaction. Idempotent by order id and refund id, which storage guards.
 *
 * Refusals, in this order: REFUND_LIMIT_REACHED, ORDER_FULLY_REFUNDED, REFUND_LINE_UNKNOWN, REFUND_EXCEEDS_ORDER.
 *
 * @param program the version that `state` names, not the current one.
 * @param inForce the current one, by which the member's tier is judged; `program` where it is not given
 */
export function refundOrder(
  account: Account,
  state: OrderState,
  command: RefundCommand,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<Refund> | Refusal {
  const returned = returnedAfter(state, command.scope);
  if (isRefusal(returned)) return returned;
  const settled = settle(account, now);
  const recorded = state.claim ?? state.accrual;
  const judged = (gone: Returned) => judgeOrder(program, state.order, gone, recorded.cause.context);
  const countsNothing = recorded.uses === undefined && recorded.draws === undefined;
  const left = state.kept === 0 && countsNothing ? null : judged(returned);
  const keptAfter = left?.points ?? 0;
  const points = state.kept - keptAfter;
  if (points < 0)
    throw new Error(`refund ${command.refundId} would keep more than before: ${state.kept} → ${keptAfter}`);
  const restored = returnsOf(state, returned).reduce((sum, back) => sum + back.points, 0);
  const reversal = reverse(settled.account, state.lot, points, program.clawback);
  const marks = marksTakenBack(recorded.marks ?? [], state.order, state.returned, returned, program);
  return append<Refund>(settled, inForce, {
    cause: {
      kind: 'refund',
      orderId: state.order.orderId,
      refundId: command.refundId,
      scope: command.scope,
      ...(command.reason === undefined ? {} : { reason: command.reason }),
      returned,
      keptBefore: state.kept,
      keptAfter,
      reversed: points - reversal.forgiven,
      forgiven: reversal.forgiven,
      ...(restored === 0 ? {} : { restored }),
      ...referredBy(settled.account),
    },
    occurredAt: command.refundedAt,
    programVersion: state.programVersion,
    postings: reversal.postings,
    ...(left && countedBack(recorded, () => judged(state.returned), left, program)),
    ...(marks.length === 0 ? {} : { marks }),
    qualifying: {
      month: state.progress.month,
      orders: isNothingLeft(state, returned) ? -1 : 0,
      points: keptAfter - state.kept,
      currency: state.order.currency,
      amount: wholeValueLeft(state, returned) - wholeValueLeft(state, state.returned),
    },
  });
}

/** A refund that waited for its order and cannot be done: kept in the books with its reason, changing nothing. */
export function recordImpossibleRefund(
  account: Account,
  state: OrderState,
  command: RefundCommand,
  { code, detail }: Refusal,
  inForce: Program,
  now: EpochSeconds,
): Appended<Refund> {
  return append<Refund>(settle(account, now), inForce, {
    cause: {
      kind: 'refund',
      orderId: state.order.orderId,
      refundId: command.refundId,
      scope: command.scope,
      returned: state.returned,
      keptBefore: state.kept,
      keptAfter: state.kept,
      reversed: 0,
      forgiven: 0,
      ...referredBy(account),
      refusal: { code, detail },
    },
    occurredAt: command.refundedAt,
    programVersion: state.programVersion,
    postings: [],
  });
}

function isNothingLeft({ order }: OrderState, returned: Returned): boolean {
  return order.lines.every((line) => unitsLeft(line, returned) === 0);
}

/** In whole minor units, floored: differences of it telescope, so progress unwinds to exactly zero. */
function wholeValueLeft({ order }: OrderState, returned: Returned): number {
  return round(remainingValues(order, returned).reduce(add, ZERO), 'floor');
}

/** All that will have gone back after this refund, or why it cannot be. */
function returnedAfter(state: OrderState, scope: RefundScope): Returned | Refusal {
  if (state.refunds.length >= MAX_REFUNDS_PER_ORDER) {
    return refuse(
      'REFUND_LIMIT_REACHED',
      `Order ${state.order.orderId} already has ${state.refunds.length} refunds.`,
    );
  }
  if (isNothingLeft(state, state.returned)) {
    return refuse('ORDER_FULLY_REFUNDED', `Nothing of order ${state.order.orderId} is left to refund.`);
  }
  if (scope.kind === 'remainder') return allReturned(state);
  const returned =
    scope.kind === 'amount' ? amountReturned(state, scope.amount) : linesReturned(state, scope.lines);
  return isRefusal(returned) ? returned : (refuseExcess(state, scope, returned) ?? returned);
}

function allReturned({ order, returned }: OrderState): Returned {
  const units = Object.fromEntries(order.lines.map((line) => [line.lineId, line.quantity]));
  return { units, amount: returned.amount };
}

function amountReturned({ returned }: OrderState, amount: number): Returned {
  return { units: returned.units, amount: returned.amount + amount };
}

type LineReturn = { readonly lineId: string; readonly quantity: number };

function linesReturned({ order, returned }: OrderState, lines: readonly LineReturn[]): Returned | Refusal {
  const units: Record<string, number> = { ...returned.units };
  for (const [index, { lineId, quantity }] of lines.entries()) {
    const line = order.lines.find((candidate) => candidate.lineId === lineId);
    if (line === undefined) return refuseUnknownLine(order.lines, lineId, index);
    const left = unitsLeft(line, { units, amount: 0 });
    if (quantity > left) {
      const detail = `Line ${lineId} has ${left} of ${line.quantity} units left; ${quantity} cannot be returned.`;
      return refuse('REFUND_EXCEEDS_ORDER', detail, `/scope/lines/${index}/quantity`);
    }
    units[lineId] = (ownValue(units, lineId) ?? 0) + quantity;
  }
  return { units, amount: returned.amount };
}

function refuseUnknownLine(lines: readonly OrderLine[], lineId: string, index: number): Refusal {
  const known = lines.map((line) => line.lineId).join(', ');
  return refuse(
    'REFUND_LINE_UNKNOWN',
    `The order has no line ${lineId}; it has ${known}.`,
    `/scope/lines/${index}/lineId`,
  );
}

/** Money given back, by amount and by line, may not exceed what the goods cost. */
function refuseExcess({ order, returned }: OrderState, scope: RefundScope, after: Returned): Refusal | null {
  const value = valueOfUnitsLeft(order, after).reduce(add, ZERO);
  if (compare(ratio(after.amount), value) <= 0) return null;
  const left = add(valueOfUnitsLeft(order, returned).reduce(add, ZERO), ratio(-returned.amount));
  const field = scope.kind === 'amount' ? '/scope/amount' : '/scope/lines';
  const detail = `${minor(left, order.currency)} of the order's goods are left to refund, less than this asks for; use scope "remainder" for all that is left.`;
  return refuse('REFUND_EXCEEDS_ORDER', detail, field);
}

function minor(value: Ratio, currency: string): string {
  return `${format(value)} minor units of ${currency}`;
}
