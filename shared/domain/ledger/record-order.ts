import { type EpochSeconds, localMonth } from '../calendar.ts';
import { marksOf } from '../challenges/challenge-marks.ts';
import { forgottenMarks } from '../challenges/forgotten-marks.ts';
import type { Mark } from '../challenges/mark.ts';
import { NOTHING_RETURNED, type Order, orderNet, type Returned } from '../order.ts';
import type { Award } from '../program/award.ts';
import { judgeOrder, orderContext } from '../program/judge-order.ts';
import type { Judgment } from '../program/judgment.ts';
import type { OrderContext } from '../program/judgment-context.ts';
import { type MemberFacts, NO_FACTS } from '../program/member-facts.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import { countedOf } from './counted.ts';
import type { Accrual, LineEarned, MemberContext, Withheld } from './entry.ts';
import { judgmentInputs, type KnownBesides } from './judgment-inputs.ts';
import { type DatedLot, lotOf, lotOfNobody } from './lot-dates.ts';
import type { EarnedLot, Posting } from './posting.ts';
import type { SpentOnOrder } from './redemption.ts';
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
 * @param besides what the account does not tell of the member, and room in the program's budgets
 * @param spent what redemptions gave to the order, kept for its refunds; their own entries move the points
 */
export function recordOrder(
  account: Account,
  order: Order,
  program: Program,
  now: EpochSeconds,
  besides: KnownBesides = {},
  spent: readonly SpentOnOrder[] = [],
): Appended<Accrual> | Refusal {
  const refusal = refuseOrder(order, program, now);
  if (refusal) return refusal;
  const settled = settle(account, now);
  const withheld = withholdFrom(settled.account);
  const { status, qualifying } = settled.account;
  const orderNumber = qualifying.orders + 1;
  const inputs =
    withheld === undefined ? judgmentInputs(settled.account, program, order.placedAt, besides) : null;
  const context = orderContext(program, inputs ?? {}, order.placedAt, orderNumber);
  const judgment = withheld === undefined ? judgeOrder(program, order, NOTHING_RETURNED, context) : null;
  const earned = judgment?.points ?? 0;
  const { lot, span } = datesOf(settled.account, order.placedAt, withheld, program);
  return append<Accrual>(settled, program, {
    cause: {
      kind: 'accrual',
      order,
      context: judgment === null ? { status, orderNumber } : keptContext(status, context, judgment),
      earned,
      lines: judgment === null ? [] : linesOf(order, judgment.awards()),
      lot,
      ...(withheld === undefined ? {} : { withheld }),
      ...(spent.length === 0 ? {} : { redemptions: spent }),
      ...referredBy(settled.account),
    },
    occurredAt: order.placedAt,
    programVersion: program.version,
    postings: issue(earned, lot),
    ...(span === undefined ? {} : { span }),
    ...(judgment === null ? {} : countedOf(settled.account, judgment, program, order.placedAt)),
    ...(inputs === null ? {} : markedBy(settled.account, order, NOTHING_RETURNED, inputs.facts, program)),
    qualifying: {
      month: localMonth(order.placedAt, program.timeZone),
      orders: 1,
      points: earned,
      currency: order.currency,
      amount: orderNet(order),
      orderedAt: order.placedAt,
    },
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

/** What an order counts towards challenges, and what is forgotten with it; left out where that is nothing. */
export function markedBy(
  { marks: kept, settledAt }: Pick<Account, 'marks' | 'settledAt'>,
  order: Order,
  returned: Returned,
  facts: MemberFacts | undefined,
  program: Program,
): { readonly marks?: readonly Mark[] } {
  const marks = [
    ...forgottenMarks(kept, program, settledAt),
    ...marksOf(order, returned, facts ?? NO_FACTS, program),
  ];
  return marks.length === 0 ? {} : { marks };
}

/** Marks what an order does to an account of a friend, so that referrals hear of it. */
export function referredBy({ referrerId }: Account): { readonly isReferred?: true } {
  return referrerId === null ? {} : { isReferred: true };
}

export function withholdFrom(account: Account): Withheld | undefined {
  if (account.status === 'active') return undefined;
  return account.status === 'guest' ? 'GUEST' : 'MEMBER_CLOSED';
}

/** Only of someone who earns does an activity prolong what they have. */
export function datesOf(
  account: Account,
  occurredAt: EpochSeconds,
  withheld: Withheld | undefined,
  program: Program,
): DatedLot {
  return withheld === undefined
    ? lotOf(account, occurredAt, program)
    : { lot: lotOfNobody(occurredAt, program) };
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
    points,
  }));
}
