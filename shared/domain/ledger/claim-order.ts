import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import { judgeOrder, orderContext } from '../program/judge-order.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { countedOf } from './counted.ts';
import type { Claim, Transfer } from './entry.ts';
import { judgmentInputs, type KnownBesides } from './judgment-inputs.ts';
import { lotOf } from './lot-dates.ts';
import type { OrderState } from './order-state.ts';
import { issue, keptContext, linesOf, markedBy, referredBy } from './record-order.ts';
import { settle } from './settle.ts';

/** `transfer`: the other side, where the order was on another account. */
export interface ClaimDecision {
  readonly claim: Appended<Claim>;
  readonly transfer: Appended<Transfer> | null;
}

/**
 * Credits an order that was recorded for a guest, or for a customer before enrolling, to a member: what is left of it
 * earns under the current version, with the dates of the day it was placed. Idempotent by its order id, which storage
 * guards: an order is claimed once.
 *
 * Refusals, in this order: MEMBER_CLOSED, ORDER_ALREADY_CLAIMED, ORDER_NOT_CLAIMABLE.
 *
 * @param origin the account the order is on, where that is another one than the member's; it gives the order's progress up.
 * @param besides as for recording an order, of the member who claims
 */
export function claimOrder(
  account: Account,
  origin: Account | null,
  state: OrderState,
  program: Program,
  now: EpochSeconds,
  besides: KnownBesides = {},
): ClaimDecision | Refusal {
  const refusal = refuseClaim(account, state, program, now);
  if (refusal) return refusal;
  const { order } = state;
  const settled = settle(account, now);
  const { lot, span } = lotOf(settled.account, order.placedAt, program, state.delivery?.cause.deliveredAt);
  const isMoved = origin !== null;
  const orderNumber = account.qualifying.orders + (isMoved ? 1 : 0);
  const inputs = judgmentInputs(settled.account, program, order.placedAt, besides);
  const context = orderContext(program, inputs, order.placedAt, orderNumber);
  const judgment = judgeOrder(program, order, state.returned, context);
  const claim = append<Claim>(settled, program, {
    cause: {
      kind: 'claim',
      orderId: order.orderId,
      fromMemberId: state.memberId,
      context: keptContext(account.status, context, judgment),
      ...(state.refunds.length === 0 ? {} : { returned: state.returned }),
      earned: judgment.points,
      lines: linesOf(order, judgment.awards()),
      lot,
      ...referredBy(settled.account),
    },
    occurredAt: now,
    programVersion: program.version,
    postings: issue(judgment.points, lot),
    ...countedOf(settled.account, judgment, program, order.placedAt),
    ...markedBy(settled.account, order, state.returned, inputs.facts, program),
    ...(span === undefined ? {} : { span }),
    qualifying: { ...progressOf(state, isMoved ? 1 : 0, judgment.points), orderedAt: order.placedAt },
  });
  return { claim, transfer: origin === null ? null : giveUp(origin, account.memberId, state, program, now) };
}

function giveUp(
  origin: Account,
  toMemberId: string,
  state: OrderState,
  program: Program,
  now: EpochSeconds,
): Appended<Transfer> {
  return append<Transfer>(settle(origin, now), program, {
    cause: { kind: 'transfer', orderId: state.order.orderId, toMemberId },
    occurredAt: now,
    programVersion: program.version,
    postings: [],
    qualifying: progressOf(state, -1, 0),
  });
}

/** `direction` 1 takes the order's progress on, −1 gives it up, 0 leaves it, where the order stays on its account. */
function progressOf(state: OrderState, direction: 1 | -1 | 0, points: number) {
  const { month, orders, amount } = state.progress;
  const signed = (progress: number) => (direction === -1 ? 0 - progress : direction * progress);
  return { month, orders: signed(orders), points, currency: state.order.currency, amount: signed(amount) };
}

function refuseClaim(
  account: Account,
  state: OrderState,
  program: Program,
  now: EpochSeconds,
): Refusal | null {
  const { orderId, currency, placedAt } = state.order;
  if (account.status !== 'active') {
    return refuse(
      'MEMBER_CLOSED',
      `Member ${account.memberId} is ${account.status} and cannot claim orders.`,
      '/memberId',
    );
  }
  if (state.claim !== null)
    return refuse('ORDER_ALREADY_CLAIMED', `Order ${orderId} has been claimed before.`, '/orderId');
  if (state.accrual.cause.withheld !== 'GUEST') {
    return refuse(
      'ORDER_NOT_CLAIMABLE',
      `Order ${orderId} was not a guest's: its points were settled when it was recorded.`,
      '/orderId',
    );
  }
  const days = program.claims.withinDays;
  if (now > placedAt + days * SECONDS_PER_DAY) {
    return refuse(
      'ORDER_NOT_CLAIMABLE',
      `Order ${orderId} was placed more than ${days} days ago.`,
      '/orderId',
    );
  }
  if (!program.currencies.some((candidate) => candidate.code === currency)) {
    return refuse(
      'CURRENCY_NOT_IN_PROGRAM',
      `The order is in ${currency}, which the program no longer accepts.`,
      '/orderId',
    );
  }
  return null;
}
