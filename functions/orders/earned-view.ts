import type { Earned, Explanation } from '../../shared/contracts/orders.ts';
import { isoExpiry, isoTime, spansOf } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { EarnedLot, LineEarned, Withheld } from '../../shared/domain/ledger/entry.ts';
import { endOf, type Span } from '../../shared/domain/ledger/span.ts';
import { lineNet, type Order } from '../../shared/domain/order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { add, format, parseRatio, ZERO } from '../../shared/domain/ratio.ts';

/** What an order earned, whether from a fresh decision or from the entry of long ago: both have all of this. */
export interface EarnedFacts {
  readonly order: Pick<Order, 'currency' | 'lines'>;
  readonly earned: number;
  readonly lines: readonly LineEarned[];
  readonly lot: EarnedLot;
  readonly withheld?: Withheld;
  /** Where the points slide with activity: the span as the judgment left it. */
  readonly span?: Span;
  /** When it was judged. */
  readonly at: EpochSeconds;
}

export function earnedView(facts: EarnedFacts, program: Program): Earned {
  return {
    points: facts.earned,
    state: stateOf(facts),
    withheld: facts.withheld ?? null,
    activatesAt: isoTime(facts.lot.activatesAt),
    expiresAt: isoExpiry(facts.lot.expiresAt, spansOf(facts)),
    explanation: explain(facts, program),
  };
}

function stateOf(facts: EarnedFacts): Earned['state'] {
  const { lot, at, withheld } = facts;
  if (withheld !== undefined) return 'withheld';
  if (endOf(lot.expiresAt, spansOf(facts)) <= at) return 'expired';
  return lot.activatesAt <= at ? 'active' : 'pending';
}

function explain(facts: EarnedFacts, program: Program): Explanation {
  const exact = facts.lines.reduce((sum, line) => add(sum, parseRatio(line.points)), ZERO);
  return {
    programVersion: program.version,
    summary: summaryOf(facts, program),
    lines: facts.lines.map(({ lineId, ruleId, points }) => {
      const line = facts.order.lines.find((candidate) => candidate.lineId === lineId);
      if (line === undefined) throw new Error(`points were earned by the unknown line ${lineId}`);
      return { lineId, sku: line.sku, ruleId, netAmount: lineNet(line), points };
    }),
    exactPoints: format(exact),
    rounding: program.rounding,
    rules: program.earningRules.map(({ id: ruleId, description }) => ({
      ruleId,
      description,
      ...verdict(facts, ruleId),
    })),
  };
}

function verdict({ withheld, lines }: EarnedFacts, ruleId: string): { fired: boolean; reason: string } {
  if (withheld !== undefined) return { fired: false, reason: WITHHELD[withheld] };
  const fired = lines.some((line) => line.ruleId === ruleId);
  return fired
    ? { fired, reason: 'It counts every line of goods, after discounts.' }
    : { fired, reason: 'No line of the order falls under it.' };
}

const WITHHELD: Readonly<Record<Withheld, string>> = {
  GUEST: 'The buyer is not a member. The order is remembered and can be claimed after joining.',
  MEMBER_CLOSED: 'The membership was closed when the order was recorded.',
};

function summaryOf(facts: EarnedFacts, program: Program): string {
  if (facts.withheld !== undefined) return `No points: ${WITHHELD[facts.withheld]}`;
  const rules = program.earningRules.map((rule) => rule.description).join('; ');
  return `${facts.earned} points under version ${program.version}: ${rules}.`;
}
