import type { MemberCondition } from '../condition.ts';
import type { Node } from './test.ts';
import { askedOf } from './value-test.ts';

/**
 * Reads an answer that was given at the judgment: the member is not asked again. The value found was never kept, because it may
 * be personal; the tier is told where it is known.
 *
 * @param index which answer
 */
export function memberNode(leaf: MemberCondition, isNegated: boolean, index: number): Node {
  const no = isNegated ? '1' : '0';
  return {
    kind: 'test',
    // A question that nobody answered counts as answered with no.
    holds: ({ context }) => (context.answers?.[index] ?? '0') !== no,
    found: ({ context }) =>
      leaf.kind === 'tier'
        ? `The member's tier was ${context.tier ?? 'none'}; asked is ${isNegated ? 'other than ' : ''}${leaf.in.join(' or ')}.`
        : `Not so of the member: ${isNegated ? 'not ' : ''}${questionOf(leaf)}.`,
  };
}

function questionOf(leaf: Exclude<MemberCondition, { kind: 'tier' }>): string {
  switch (leaf.kind) {
    case 'segment':
      return `in segment ${leaf.in.join(' or ')}`;
    case 'attribute':
      return `${leaf.name} is ${askedOf(leaf.test)}`;
    case 'behavior':
      return `${leaf.of.replaceAll('_', ' ')} ${askedOf(leaf)}`;
    case 'spent':
      return `spent ${[
        ...(leaf.atLeast === undefined ? [] : [`at least ${amountsOf(leaf.atLeast, ' or ')}`]),
        ...(leaf.atMost === undefined ? [] : [`at most ${amountsOf(leaf.atMost, ' and ')}`]),
      ].join(' and ')}`;
    case 'birthday':
      return leaf.within === 'day' ? 'it was the birthday' : 'it was the month of the birthday';
  }
}

const amountsOf = (amounts: Readonly<Record<string, number>>, joint: string): string =>
  Object.entries(amounts)
    .map(([code, amount]) => `${amount} minor units of ${code}`)
    .join(joint);
