import { format } from '../ratio.ts';
import { exactPoints } from './award.ts';
import type { CompiledRule } from './compile-program.ts';
import { failureOf, type Occurrence, unmetOf } from './conditions/test.ts';
import { moneyWords } from './money-words.ts';
import { ownValue } from './own-value.ts';
import type { Outcome, Stacked } from './stacking.ts';
import type { Unmet } from './unmet.ts';

/** What came of one rule, for people. */
export interface RuleVerdict {
  readonly ruleId: string;
  readonly description: string;
  readonly fired: boolean;
  /** What it gave, exact, before rounding; `0` where it did not fire. */
  readonly points: string;
  /** What its caps left to it, in whole points, where it would have given more; `null` where none bound. */
  readonly cappedAt: number | null;
  /** Why it fired, or which condition failed, with the value found. */
  readonly reason: string;
  /** Why it did not fire, as data; empty where it did. Of several, any one would have been enough. */
  readonly unmet: readonly Unmet[];
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
      ...givenBy(stacked, rule, outcome),
      reason: reasonOf(stacked, rule, outcome, occurrence),
      unmet: unmetBy(rule, outcome, occurrence, (id) => rules.find((each) => each.id === id)),
    };
  });
}

function givenBy<N>(
  { gifts, goods }: Stacked<N>,
  rule: CompiledRule,
  outcome: Outcome,
): Pick<RuleVerdict, 'points' | 'cappedAt'> {
  if (outcome.kind === 'no_room') return { points: '0', cappedAt: 0 };
  const gift = outcome.kind === 'fired' ? gifts.find((candidate) => candidate.rule === rule) : undefined;
  if (gift === undefined) return { points: '0', cappedAt: null };
  const points = format(exactPoints(gift.points, goods.onePoint));
  return { points, cappedAt: gift.isCapped ? Number(points) : null };
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

function unmetBy(
  rule: CompiledRule,
  outcome: Outcome,
  occurrence: Occurrence,
  ruleOf: (ruleId: string) => CompiledRule | undefined,
): readonly Unmet[] {
  switch (outcome.kind) {
    case 'fired':
      return [];
    case 'not_yet':
      return [{ kind: 'not_yet', from: iso(rule.from) }];
    case 'over':
      return [{ kind: 'over', until: iso(rule.until) }];
    case 'condition':
      return askedBy(rule, occurrence);
    case 'no_goods':
      return [{ kind: 'goods' }];
    case 'no_room':
      return [{ kind: 'limit' }];
    case 'outdone':
    case 'preceded':
      return [{ kind: outcome.kind, by: ruleOf(outcome.by)?.description ?? outcome.by }];
    case 'no_points':
      return [{ kind: 'no_points' }];
  }
}

/** A condition of no questions fails too. */
function askedBy({ condition }: CompiledRule, occurrence: Occurrence): readonly Unmet[] {
  const unmet = condition === null ? [] : unmetOf(condition, occurrence);
  return unmet.length === 0 ? [{ kind: 'no_points' }] : unmet;
}

function fired<N>(stacked: Stacked<N>, rule: CompiledRule): string {
  const { points, cappedAt } = givenBy(stacked, rule, { kind: 'fired' });
  if (cappedAt === null) return `It gave ${points} points.`;
  const isRoom = ownValue(stacked.binding, rule.id) !== undefined;
  return `It gave ${points} points, as many as its ${isRoom ? 'caps had left' : 'cap for one order allows'}.`;
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
