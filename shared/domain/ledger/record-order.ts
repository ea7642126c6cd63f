import type { EpochSeconds } from '../calendar.ts';
import { NOTHING_RETURNED, type Order, orderNet } from '../order.ts';
import type { Award } from '../program/award.ts';
import { judgeOrder, orderContext } from '../program/judge-order.ts';
import type { Judgment } from '../program/judgment.ts';
import type { JudgmentInputs, OrderContext } from '../program/judgment-context.ts';
import type { Program } from '../program/program.ts';
import { format } from '../ratio.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Accrual, EarnedLot, LineEarned, MemberContext, Withheld } from './entry.ts';
import { lotOf } from './lot-dates.ts';
import type { Posting } from './posting.ts';
import { settle } from './settle.ts';

/** A checkout's clock may be this much ahead of ours; an order from further in the future is refused. */
export const CLOCK_TOLERANCE_SECONDS = 300;

/**
 * Records an order and what it earns. Idempotent by its order id, which storage guards.
 *
 * Refusals, in this order: CURRENCY_NOT_IN_PROGRAM, ORDER_PLACED_IN_FUTURE. An order of a guest, of a customer who has
 * not enrolled, or of a closed member is recorded all the same and earns nothing, with the reason in `withheld`. Points
 * of an order from long ago have the dates of an order from long ago: they may be active or expired from the start.
 *
 * @param inputs what is known of the member besides the account, and what caps leave; without, a stranger without caps
 */
export function recordOrder(
  account: Account,
  order: Order,
  program: Program,
  now: EpochSeconds,
  inputs: JudgmentInputs = {},
): Appended<Accrual> | Refusal {
  const refusal = refuseOrder(order, program, now);
  if (refusal) return refusal;
  const settled = settle(account, now);
  const withheld = withholdFrom(settled.account);
  const { status, qualifying } = settled.account;
  const orderNumber = qualifying.orders + 1;
  const context = orderContext(program, withheld === undefined ? inputs : {}, order.placedAt, orderNumber);
  const judgment = withheld === undefined ? judgeOrder(program, order, NOTHING_RETURNED, context) : null;
  const earned = judgment?.points ?? 0;
  const lot = lotOf(order.placedAt, program);
  return append<Accrual>(settled, {
    cause: {
      kind: 'accrual',
      order,
      context: judgment === null ? { status, orderNumber } : keptContext(status, context, judgment),
      earned,
      lines: judgment === null ? [] : linesOf(order, judgment.awards()),
      lot,
      ...(withheld === undefined ? {} : { withheld }),
    },
    occurredAt: order.placedAt,
    programVersion: program.version,
    postings: issue(earned, lot),
    qualifying: { orders: 1, points: earned, currency: order.currency, amount: orderNet(order) },
  });
}

/** What makes an order unacceptable whoever sends it; a quote asks the same. */
export function refuseOrder(order: Order, program: Program, now: EpochSeconds): Refusal | null {
  if (!program.currencies.some((currency) => currency.code === order.currency)) {
    const accepted = program.currencies.map((currency) => currency.code).join(', ');
    const detail = `The order is in ${order.currency}; program version ${program.version} accepts ${accepted}.`;
    return refuse('CURRENCY_NOT_IN_PROGRAM', detail, '/currency');
  }
  if (order.placedAt > now + CLOCK_TOLERANCE_SECONDS) {
    const ahead = order.placedAt - now;
    const detail = `placedAt is ${ahead} seconds in the future; at most ${CLOCK_TOLERANCE_SECONDS} are tolerated.`;
    return refuse('ORDER_PLACED_IN_FUTURE', detail, '/placedAt');
  }
  return null;
}

function withholdFrom(account: Account): Withheld | undefined {
  if (account.status === 'active') return undefined;
  return account.status === 'guest' ? 'GUEST' : 'MEMBER_CLOSED';
}

/** Points into their lot; time then does with the lot what is already due. */
export function issue(points: number, lot: EarnedLot): readonly Posting[] {
  if (points === 0) return [];
  return [
    { account: 'issued', points: -points },
    { account: 'pending', points, ...lot },
  ];
}

/** The context as it is kept: of the rooms only those that took points away. */
export function keptContext(
  status: MemberContext['status'],
  { rooms: _rooms, ...context }: OrderContext,
  { binding }: Judgment,
): MemberContext {
  return { status, ...context, ...(binding === undefined ? {} : { rooms: binding }) };
}

export function linesOf({ lines }: Order, awards: readonly Award[]): readonly LineEarned[] {
  return awards.map(({ line, ruleId, points }) => ({
    lineId: line === null ? null : (lines[line]?.lineId ?? null),
    ruleId,
    points: format(points),
  }));
}
