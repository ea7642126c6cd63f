import type { MemberCondition } from '../condition.ts';
import type { Amounts } from '../goods.ts';
import type { MemberFacts } from '../member-facts.ts';
import { ownValue } from '../own-value.ts';
import { negated, type Unmet } from '../unmet.ts';
import type { Node } from './test.ts';
import { askedOf } from './value-test.ts';

/**
 * Reads an answer that was given at the judgment: the member is not asked again. The value found was never kept, because it may
 * be personal; it is told where a judgment is explained with the member at hand, and the tier always.
 *
 * @param index which answer
 * @param tierName what members call a tier
 */
export function memberNode(
  leaf: MemberCondition,
  isNegated: boolean,
  index: number,
  tierName: (tierId: string) => string,
): Node {
  const no = isNegated ? '1' : '0';
  return {
    kind: 'test',
    // A question that nobody answered counts as answered with no.
    holds: ({ context }) => (context.answers?.[index] ?? '0') !== no,
    found({ context, told = {} }) {
      const asked = isNegated ? 'other than ' : '';
      if (leaf.kind === 'tier')
        return `The member's tier was ${context.tier ?? 'none'}; asked is ${asked}${leaf.in.join(' or ')}.`;
      const value = foundIn(told, leaf);
      return value === null
        ? `Not so of the member: ${isNegated ? 'not ' : ''}${questionOf(leaf)}.`
        : `${value}; asked is ${asked}${askedIn(leaf)}.`;
    },
    unmet: () => ({ kind: leaf.kind, ...asDataIn(leaf, tierName), ...negated(isNegated) }),
  };
}

function asDataIn(leaf: MemberCondition, tierName: (tierId: string) => string): Partial<Unmet> {
  if (leaf.kind === 'tier') return { names: leaf.in.map(tierName) };
  return leaf.kind === 'birthday' ? { within: leaf.within } : {};
}

type Leaf = Exclude<MemberCondition, { kind: 'tier' }>;

/** The value found, in words; `null` where it is not told. */
function foundIn(told: Partial<MemberFacts>, leaf: Leaf): string | null {
  switch (leaf.kind) {
    case 'segment':
      return null;
    case 'attribute':
      if (told.attributes === undefined) return null;
      return `The member's ${leaf.name} is ${ownValue(told.attributes, leaf.name) ?? 'not known'}`;
    case 'behavior':
      if (told.behavior === undefined) return null;
      return `The member's ${behaviorOf(leaf)} are ${told.behavior[leaf.of] ?? 'not known'}`;
    case 'spent':
      return told.spent === undefined ? null : `The member has spent ${spentIn(told.spent)}`;
    case 'birthday':
      if (told.birthday === undefined) return null;
      return `The birthday is on day ${told.birthday.day} of month ${told.birthday.month}`;
  }
}

function questionOf(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'segment':
      return `in segment ${leaf.in.join(' or ')}`;
    case 'attribute':
      return `${leaf.name} is ${askedIn(leaf)}`;
    case 'behavior':
      return `${behaviorOf(leaf)} ${askedIn(leaf)}`;
    case 'spent':
      return `spent ${askedIn(leaf)}`;
    case 'birthday':
      return leaf.within === 'day' ? 'it was the birthday' : 'it was the month of the birthday';
  }
}

function askedIn(leaf: Leaf): string {
  switch (leaf.kind) {
    case 'segment':
      return leaf.in.join(' or ');
    case 'attribute':
      return askedOf(leaf.test);
    case 'behavior':
      return askedOf(leaf);
    case 'spent':
      return [
        ...(leaf.atLeast === undefined ? [] : [`at least ${amountsOf(leaf.atLeast, ' or ')}`]),
        ...(leaf.atMost === undefined ? [] : [`at most ${amountsOf(leaf.atMost, ' and ')}`]),
      ].join(' and ');
    case 'birthday':
      return leaf.within === 'day' ? 'the day itself' : 'its month';
  }
}

const behaviorOf = (leaf: Extract<Leaf, { kind: 'behavior' }>): string => leaf.of.replaceAll('_', ' ');

const spentIn = (spent: Amounts): string => amountsOf(spent, ' and ') || 'nothing';

const amountsOf = (amounts: Amounts, joint: string): string =>
  Object.entries(amounts)
    .map(([code, amount]) => `${amount} minor units of ${code}`)
    .join(joint);
