import type { Earned, Explanation } from '../../shared/contracts/orders.ts';
import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { EarnedLot, LineEarned, MemberContext, Withheld } from '../../shared/domain/ledger/entry.ts';
import { lineNet, NOTHING_RETURNED, type Order, orderNet, type Returned } from '../../shared/domain/order.ts';
import { judgeOrder } from '../../shared/domain/program/judge-order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { add, format, parseRatio, ZERO } from '../../shared/domain/ratio.ts';

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
  /** When it was judged. */
  readonly at: EpochSeconds;
}

export function earnedView(facts: EarnedFacts, program: Program): Earned {
  return {
    points: facts.earned,
    state: stateOf(facts),
    withheld: facts.withheld ?? null,
    activatesAt: isoTime(facts.lot.activatesAt),
    expiresAt: isoTimeOrNull(facts.lot.expiresAt),
    explanation: explain(facts, program),
  };
}

function stateOf({ lot, at, withheld }: EarnedFacts): Earned['state'] {
  if (withheld !== undefined) return 'withheld';
  if (lot.expiresAt !== null && lot.expiresAt <= at) return 'expired';
  return lot.activatesAt <= at ? 'active' : 'pending';
}

function explain(facts: EarnedFacts, program: Program): Explanation {
  const exact = facts.lines.reduce((sum, line) => add(sum, parseRatio(line.points)), ZERO);
  return {
    programVersion: program.version,
    summary: summaryOf(facts, program),
    lines: facts.lines.map((earned) => lineView(facts.order, earned)),
    exactPoints: format(exact),
    rounding: program.rounding,
    rules: rulesView(facts, program),
  };
}

function lineView(order: Order, { lineId, ruleId, points }: LineEarned): Explanation['lines'][number] {
  if (lineId === null) return { lineId, sku: null, ruleId, netAmount: orderNet(order), points };
  const line = order.lines.find((candidate) => candidate.lineId === lineId);
  if (line === undefined) throw new Error(`points were earned by the unknown line ${lineId}`);
  return { lineId, sku: line.sku, ruleId, netAmount: lineNet(line), points };
}

/** Judged once more: the same version and context give the same verdicts, however much later. */
function rulesView(facts: EarnedFacts, program: Program): Explanation['rules'] {
  const { order, returned = NOTHING_RETURNED, context, withheld } = facts;
  const verdicts = judgeOrder(program, order, returned, context).verdicts();
  if (withheld === undefined) return [...verdicts];
  return verdicts.map((verdict) => ({ ...verdict, fired: false, reason: WITHHELD[withheld] }));
}

const WITHHELD: Readonly<Record<Withheld, string>> = {
  GUEST: 'The buyer is not a member. The order is remembered and can be claimed after joining.',
  MEMBER_CLOSED: 'The membership was closed when the order was recorded.',
};

function summaryOf(facts: EarnedFacts, program: Program): string {
  if (facts.withheld !== undefined) return `No points: ${WITHHELD[facts.withheld]}`;
  const gave = new Set(facts.lines.map(({ ruleId }) => ruleId));
  const rules = program.earningRules.filter(({ id }) => gave.has(id)).map((rule) => rule.description);
  const why = rules.length === 0 ? 'no rule gave any' : rules.join('; ');
  return `${facts.earned} points under version ${program.version}: ${why}.`;
}
