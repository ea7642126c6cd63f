import type { Earned } from '../contracts/earned.ts';
import { isoExpiry, isoTime, spansOf } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Accrual, Claim, Entry, LineEarned, MemberContext, Withheld } from '../domain/ledger/entry.ts';
import type { EarnedLot } from '../domain/ledger/posting.ts';
import { endOf, type Span } from '../domain/ledger/span.ts';
import { lineNet, NOTHING_RETURNED, type Order, orderNet, type Returned } from '../domain/order.ts';
import { judgeOrder } from '../domain/program/judge-order.ts';
import type { MemberFacts } from '../domain/program/member-facts.ts';
import type { Program, ProgramDocument } from '../domain/program/program.ts';
import { type Explained, explain } from './explain.ts';

/** What an order earned, whether from a fresh decision or from the entry of long ago: both have all of this. */
export interface EarnedFacts {
  readonly order: Order;
  /** What of it had gone back before it was judged. */
  readonly returned?: Returned;
  readonly context: MemberContext;
  readonly earned: number;
  readonly lines: readonly LineEarned[];
  readonly lot: EarnedLot;
  readonly withheld?: Withheld;
  /** Where the points slide with activity: the span as the judgment left it. */
  readonly span?: Span;
  /** When it was judged. */
  readonly at: EpochSeconds;
}

/** What an entry that earned says of itself; what the order was, a claim does not say again. */
export function earnedFacts<C extends Accrual | Claim>({ cause, recordedAt, span }: Entry<C>) {
  return { ...cause, at: recordedAt, ...(span === undefined ? {} : { span }) };
}

/** @param program the version that judged it */
export function earnedView(facts: EarnedFacts, program: Program): Earned {
  const { version } = program;
  const explained = explainOrder(facts, program, `version ${version}`);
  return { ...gainView(facts), explanation: { programVersion: version, ...explained } };
}

/** Points, and when they can be spent. */
export function gainView(facts: EarnedFacts): Omit<Earned, 'explanation'> {
  return {
    points: facts.earned,
    state: stateOf(facts),
    withheld: facts.withheld ?? null,
    activatesAt: isoTime(facts.lot.activatesAt),
    expiresAt: isoExpiry(facts.lot.expiresAt, spansOf(facts)),
  };
}

function stateOf(facts: EarnedFacts): Earned['state'] {
  const { lot, at, withheld } = facts;
  if (withheld !== undefined) return 'withheld';
  if (endOf(lot.expiresAt, spansOf(facts)) <= at) return 'expired';
  return lot.activatesAt <= at ? 'active' : 'pending';
}

/**
 * Where each point of an order comes from.
 *
 * @param judgedBy `version 3`, `draft dft_…`
 * @param told what may be told of the member beside what is kept: a condition that failed then names the value found
 */
export function explainOrder(
  facts: EarnedFacts,
  program: ProgramDocument,
  judgedBy: string,
  told?: Partial<MemberFacts>,
): Explained {
  const { order, returned = NOTHING_RETURNED, context, lines } = facts;
  const verdicts = judgeOrder(program, order, returned, context).verdicts(told);
  const { summary, ...rest } = explain({ ...facts, of: 'order', shares: lines }, program, judgedBy, verdicts);
  return { summary, lines: lines.map((earned) => lineView(order, earned)), ...rest };
}

function lineView(order: Order, { lineId, ruleId, points }: LineEarned): Explained['lines'][number] {
  if (lineId === null) return { lineId, sku: null, ruleId, netAmount: orderNet(order), points };
  const line = order.lines.find((candidate) => candidate.lineId === lineId);
  if (line === undefined) throw new Error(`points were earned by the unknown line ${lineId}`);
  return { lineId, sku: line.sku, ruleId, netAmount: lineNet(line), points };
}
