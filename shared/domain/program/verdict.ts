import { format } from '../ratio.ts';
import { exactPoints } from './award.ts';
import type { CompiledRule } from './compile-program.ts';
import { failureOf, type Occurrence } from './conditions/test.ts';
import { moneyWords } from './money-words.ts';
import type { Outcome, Stacked } from './stacking.ts';

/** What came of one rule, for people. */
export interface RuleVerdict {
  readonly ruleId: string;
  readonly description: string;
  readonly fired: boolean;
  /** Why it fired, or which condition failed, with the value found. */
  readonly reason: string;
}

export function verdictsOf<N>(
  stacked: Stacked<N>,
  rules: readonly CompiledRule[],
  occurrence: Occurrence,
): readonly RuleVerdict[] {
  return rules.map((rule) => {
    const outcome = stacked.outcomes.get(rule) ?? { kind: 'no_points' };
    return {
      ruleId: rule.id,
      description: rule.description,
      fired: outcome.kind === 'fired',
      reason: reasonOf(stacked, rule, outcome, occurrence),
    };
  });
}

function reasonOf<N>(
  stacked: Stacked<N>,
  rule: CompiledRule,
  outcome: Outcome,
  occurrence: Occurrence,
): string {
  switch (outcome.kind) {
    case 'fired':
      return fired(stacked, rule);
    case 'not_yet':
      return `It begins at ${iso(rule.from)}; this happened at ${iso(occurrence.at)}.`;
    case 'over':
      return `It ended at ${iso(rule.until)}; this happened at ${iso(occurrence.at)}.`;
    case 'condition':
      return rule.condition === null ? '' : failureOf(rule.condition, occurrence);
    case 'no_goods':
      return occurrence.order === null
        ? 'It counts goods, and an event has none.'
        : 'No line of the order falls under it.';
    case 'no_room':
      return 'Its cap has nothing left.';
    case 'outdone':
      return `In its group only the best counts, and rule ${outcome.by} gave more.`;
    case 'preceded':
      return `In its group only the first counts, and that was rule ${outcome.by}.`;
    case 'no_points':
      return whyNoPoints(rule, occurrence);
  }
}

function fired<N>({ gifts, goods }: Stacked<N>, rule: CompiledRule): string {
  const gift = gifts.find((candidate) => candidate.rule === rule);
  if (gift === undefined) return '';
  const points = format(exactPoints(gift.points, goods.onePoint));
  return `It gave ${points} points${gift.isCapped ? ', as many as its cap allows' : ''}.`;
}

function whyNoPoints({ effect, set }: CompiledRule, { currency, left }: Occurrence): string {
  if (effect.kind === 'multiplier') return 'No other rule gave points for it to multiply.';
  if (effect.kind !== 'points_per_amount' || currency === null) return 'It came to no points.';
  const step = effect.perAmount[currency.code];
  if (step === undefined) return `It gives no points for amounts in ${currency.code}.`;
  const value = moneyWords(left.valueOf(set), currency);
  return effect.wholeSteps === true
    ? `The goods that count come to ${value}; a full step is ${moneyWords(step, currency)}.`
    : `The goods that count come to ${value}.`;
}

function iso(at: number): string {
  return `${new Date(at * 1000).toISOString().slice(0, -5)}Z`;
}
