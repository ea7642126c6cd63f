import type { EventCondition } from '../condition.ts';
import { ownValue } from '../own-value.ts';
import type { Node } from './test.ts';
import { askedOf, passesValue } from './value-test.ts';

/** Asks an attribute of the event. An order has none. */
export function eventNode({ name, test }: EventCondition, isNegated: boolean): Node {
  return {
    kind: 'test',
    holds: ({ attributes }) => passesValue(test, ownValue(attributes, name)) !== isNegated,
    found: ({ attributes }) =>
      `${name} is ${ownValue(attributes, name) ?? 'not given'}; asked is ${isNegated ? 'other than ' : ''}${askedOf(test)}.`,
    unmet: () => ({ kind: 'event_attribute' }),
  };
}
