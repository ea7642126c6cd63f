import type { EpochSeconds, LocalTime } from '../../calendar.ts';
import type { Order } from '../../order.ts';
import type { Ratio } from '../../ratio.ts';
import type { JudgmentContext } from '../judgment-context.ts';
import type { MemberFacts } from '../member-facts.ts';
import type { ProgramCurrency } from '../program.ts';
import type { Unmet } from '../unmet.ts';

/** Sums over the lines of a set, as they were bought or as they remain. */
export interface GoodsTotals {
  /** Whether the value is below, at or above a sum of minor units: negative, 0 or positive. */
  compareValue(set: number, minorUnits: number): number;
  /** In minor units, exact; for explanations. */
  valueOf(set: number): Ratio;
  unitsOf(set: number): number;
}

/** What conditions are asked of: an order or an event, with the moment and the member around it. */
export interface Occurrence {
  readonly at: EpochSeconds;
  readonly local: LocalTime;
  readonly context: JudgmentContext;
  readonly order: Order | null;
  readonly currency: ProgramCurrency | null;
  /** Of an event. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** The goods as bought, and as they are left. */
  readonly bought: GoodsTotals;
  readonly left: GoodsTotals;
  /** What may be told of the member, where one is at hand to tell of. Conditions never read it. */
  readonly told?: Partial<MemberFacts>;
}

/** One question with a yes or no; `found` tells in words what there was and what was asked for, for a rule that did not fire. */
export interface Test {
  readonly kind: 'test';
  holds(occurrence: Occurrence): boolean;
  found(occurrence: Occurrence): string;
  /** The same as data. */
  unmet(occurrence: Occurrence): Unmet;
}

/** A condition without `not`: negation is in the tests. */
export type Node =
  | { readonly kind: 'all'; readonly of: readonly Node[] }
  | { readonly kind: 'any'; readonly of: readonly Node[] }
  | Test;

export function holds(node: Node, occurrence: Occurrence): boolean {
  switch (node.kind) {
    case 'test':
      return node.holds(occurrence);
    case 'all':
      return node.of.every((part) => holds(part, occurrence));
    case 'any':
      return node.of.some((part) => holds(part, occurrence));
  }
}

/** Why a condition that does not hold does not, in sentences. */
export function failureOf(node: Node, occurrence: Occurrence): string {
  if (node.kind === 'test') return node.found(occurrence);
  if (node.kind === 'any') {
    if (node.of.length === 0) return 'None of no conditions can hold.';
    const [only, ...others] = node.of.map((part) => failureOf(part, occurrence));
    return others.length === 0 ? `${only}` : `None of these holds. ${[only, ...others].join(' Nor: ')}`;
  }
  const failed = node.of.find((part) => !holds(part, occurrence));
  return failed === undefined ? '' : failureOf(failed, occurrence);
}

/** The same as data: any one of them would have been enough. */
export function unmetOf(node: Node, occurrence: Occurrence): readonly Unmet[] {
  if (node.kind === 'test') return [node.unmet(occurrence)];
  const failed =
    node.kind === 'any' ? node.of : node.of.filter((part) => !holds(part, occurrence)).slice(0, 1);
  return failed.flatMap((part) => unmetOf(part, occurrence));
}

/** A single part stands for itself. */
export function all(of: readonly Node[]): Node {
  const [first] = of;
  return first !== undefined && of.length === 1 ? first : { kind: 'all', of };
}

export function any(of: readonly Node[]): Node {
  const [first] = of;
  return first !== undefined && of.length === 1 ? first : { kind: 'any', of };
}
