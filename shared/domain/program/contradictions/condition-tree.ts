import type { Condition, Leaf } from '../condition.ts';
import { pointer } from './contradiction.ts';

export interface PlacedLeaf {
  readonly leaf: Leaf;
  readonly path: string;
}

/** A condition that must be true (or, negated, must not be) together with its siblings. */
export interface PlacedConjunct extends PlacedLeaf {
  readonly isNegated: boolean;
}

export function leavesOf(condition: Condition, path: string): readonly PlacedLeaf[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((each, index) => leavesOf(each, path + pointer('of', index)));
    case 'not':
      return leavesOf(condition.of, `${path}/of`);
    default:
      return [{ leaf: condition, path }];
  }
}

/**
 * Sets of leaves that must hold together for their part of the condition to be true: the whole condition, and each
 * alternative of an `any` by itself. Nested `all`s are one set, and `not any` is `all not`.
 */
export function conjunctions(condition: Condition, path: string): readonly (readonly PlacedConjunct[])[] {
  const { leaves, alternatives } = conjunctsOf(condition, path, false);
  return [leaves, ...alternatives.flatMap((each) => conjunctions(each.condition, each.path))];
}

interface Conjuncts {
  readonly leaves: readonly PlacedConjunct[];
  /** Parts of which one is enough; each is looked at by itself. */
  readonly alternatives: readonly { readonly condition: Condition; readonly path: string }[];
}

function conjunctsOf(condition: Condition, path: string, isNegated: boolean): Conjuncts {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const parts = condition.of.map((each, index) => ({
        condition: each,
        path: path + pointer('of', index),
      }));
      const isJoint = (condition.kind === 'all') !== isNegated;
      // Of a negated list it is the negations that are alternatives, and those contradict nothing by themselves.
      if (!isJoint) return { leaves: [], alternatives: isNegated ? [] : parts };
      const all = parts.map((part) => conjunctsOf(part.condition, part.path, isNegated));
      return {
        leaves: all.flatMap(({ leaves }) => leaves),
        alternatives: all.flatMap(({ alternatives }) => alternatives),
      };
    }
    case 'not':
      return conjunctsOf(condition.of, `${path}/of`, !isNegated);
    default:
      return { leaves: [{ leaf: condition, path, isNegated }], alternatives: [] };
  }
}
