import type { Condition, Leaf, MemberCondition } from '../condition.ts';
import { eventNode } from './event-test.ts';
import { isMemberLeaf } from './member-answer.ts';
import { memberNode } from './member-test.ts';
import { orderNode, type SetOf } from './order-test.ts';
import { all, any, type Node } from './test.ts';
import { timeNode } from './time-test.ts';

/** What compiling a condition leaves behind for others: sets of lines, and questions about the member in their order. */
export interface Register {
  readonly setOf: SetOf;
  /** Takes a question, and gives its number. */
  ask(leaf: MemberCondition): number;
  /** What members call a tier. */
  tierName(tierId: string): string;
}

/**
 * A condition in negation normal form: `not` is pushed down to the leaves, because a leaf is judged on what was bought or on what
 * is left by whether a return could make it true, and `not` turns that round.
 */
export function normalForm(condition: Condition, register: Register, isNegated = false): Node {
  switch (condition.kind) {
    case 'not':
      return normalForm(condition.of, register, !isNegated);
    case 'all':
    case 'any': {
      const parts = condition.of.map((part) => normalForm(part, register, isNegated));
      return (condition.kind === 'all') === isNegated ? any(parts) : all(parts);
    }
    default:
      return leafNode(condition, register, isNegated);
  }
}

function leafNode(leaf: Leaf, register: Register, isNegated: boolean): Node {
  if (isMemberLeaf(leaf)) return memberNode(leaf, isNegated, register.ask(leaf), register.tierName);
  switch (leaf.kind) {
    case 'weekday':
    case 'time_of_day':
    case 'date':
      return timeNode(leaf, isNegated);
    case 'event_attribute':
      return eventNode(leaf, isNegated);
    case 'nps':
      return notAskedHere(isNegated);
    default:
      return orderNode(leaf, isNegated, register.setOf);
  }
}

/** No rule that was published asks so: whoever judges an order knows nothing of journeys. */
const notAskedHere = (isNegated: boolean): Node => ({
  kind: 'test',
  holds: () => isNegated,
  found: () => 'What members answered is not known where orders and events are judged.',
  unmet: () => ({ kind: 'nps' }),
});
