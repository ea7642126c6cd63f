import {
  ABOUT,
  ANSWERED,
  type Asked,
} from '../../../../shared/domain/program/contradictions/condition-faults.ts';
import { blankOf, type Surroundings } from './blank.ts';
import { resolve, type Schema, schemaNamed } from './schema.ts';

export type ConditionGroup =
  | 'Together'
  | 'The order'
  | 'The moment'
  | 'The member'
  | 'The journey'
  | 'The event';

const GROUPS: Record<(typeof ABOUT)[keyof typeof ABOUT], ConditionGroup> = {
  order: 'The order',
  moment: 'The moment',
  member: 'The member',
  journey: 'The journey',
  event: 'The event',
};
const isLeaf = (kind: string): kind is keyof typeof ABOUT => kind in ABOUT;

/** One kind of condition, as the contract has it. */
export interface ConditionKind {
  readonly kind: string;
  readonly group: ConditionGroup;
  /** Of what it asks; `null`: it joins others, or turns one round. */
  readonly about: string | null;
  readonly schema: Schema;
}

let kinds: readonly ConditionKind[] | null = null;

/** All kinds of the contract, in its order. */
export function conditionKinds(): readonly ConditionKind[] {
  kinds ??= (schemaNamed('Condition').schema.oneOf ?? []).map((option) => {
    const { schema } = resolve(option);
    const kind = String(schema.properties?.['kind']?.const);
    const about = isLeaf(kind) ? ABOUT[kind] : null;
    return { kind, group: about === null ? 'Together' : GROUPS[about], about, schema };
  });
  return kinds;
}

/** Kinds that may be asked of what a condition is about. What stands there already is shown all the same. */
export const kindsFor = (asked: Asked): readonly ConditionKind[] =>
  conditionKinds().filter(({ about }) => about === null || ANSWERED[asked].includes(about));

/** A new condition of a kind. Conditions that join others begin with one. */
export function blankCondition(kind: string, surroundings: Surroundings): unknown {
  const first = { $ref: '#/$defs/AmountCondition' };
  if (kind === 'all' || kind === 'any') return { kind, of: [blankOf(first, surroundings)] };
  if (kind === 'not') return { kind, of: blankOf(first, surroundings) };
  const found = conditionKinds().find((each) => each.kind === kind);
  return found === undefined ? { kind } : blankOf(found.schema, surroundings);
}
