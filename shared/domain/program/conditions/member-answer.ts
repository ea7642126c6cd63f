import type { LocalTime } from '../../calendar.ts';
import type { Condition, JourneyCondition, MemberCondition } from '../condition.ts';
import type { MemberFacts } from '../member-facts.ts';
import { ownValue } from '../own-value.ts';
import type { ProgramDocument } from '../program.ts';
import { passesValue } from './value-test.ts';

export type Segments = ProgramDocument['segments'];

const DAY_MS = 86_400_000;
const MONTHS_PER_YEAR = 12;
const FEBRUARY = 2;

/** Answers one question about a member from the facts of the day. */
export function answerOf(
  leaf: MemberCondition,
  facts: MemberFacts,
  local: LocalTime,
  segments: Segments,
): boolean {
  switch (leaf.kind) {
    case 'tier':
      return facts.tier !== undefined && leaf.in.includes(facts.tier);
    case 'segment':
      return segments.some(({ id, when }) => leaf.in.includes(id) && isTrueOf(when, facts, local));
    case 'attribute':
      return passesValue(leaf.test, ownValue(facts.attributes, leaf.name));
    case 'behavior':
      return passesValue(leaf, facts.behavior[leaf.of]);
    case 'spent':
      return hasSpent(leaf, facts.spent);
    case 'birthday':
      return isBirthday(leaf.within, facts.birthday, local);
  }
}

/** A segment asks of members alone and not of other segments; whatever else is in it is not true of anybody. */
const isTrueOf = (condition: Condition, facts: MemberFacts, local: LocalTime): boolean =>
  holdsOfMember(condition, (leaf) => answerOf(leaf, facts, local, []));

/**
 * Whether a condition over members alone holds, by an answer to each of its questions. Other questions are not true of anybody.
 *
 * @param ofJourney answers what only the journey knows; where there is none, it is not true either
 */
export function holdsOfMember(
  condition: Condition,
  answer: (leaf: MemberCondition) => boolean,
  ofJourney: (leaf: JourneyCondition) => boolean = () => false,
): boolean {
  switch (condition.kind) {
    case 'all':
      return condition.of.every((part) => holdsOfMember(part, answer, ofJourney));
    case 'any':
      return condition.of.some((part) => holdsOfMember(part, answer, ofJourney));
    case 'not':
      return !holdsOfMember(condition.of, answer, ofJourney);
    case 'nps':
      return ofJourney(condition);
    default:
      return isMemberLeaf(condition) && answer(condition);
  }
}

const MEMBER_KINDS: ReadonlySet<string> = new Set<MemberCondition['kind']>([
  'tier',
  'segment',
  'attribute',
  'behavior',
  'spent',
  'birthday',
]);

export function isMemberLeaf(leaf: { readonly kind: string }): leaf is MemberCondition {
  return MEMBER_KINDS.has(leaf.kind);
}

/** At least so much in any of the currencies named, and at most so much in each. */
function hasSpent(
  { atLeast, atMost }: Extract<MemberCondition, { kind: 'spent' }>,
  spent: MemberFacts['spent'],
) {
  const of = (currency: string) => ownValue(spent, currency) ?? 0;
  return (
    (atLeast === undefined || Object.entries(atLeast).some(([code, amount]) => of(code) >= amount)) &&
    (atMost === undefined || Object.entries(atMost).every(([code, amount]) => of(code) <= amount))
  );
}

/** Who was born on February 29 has a birthday on February 28 in other years. */
function isBirthday(
  within: 'day' | 'month',
  birthday: MemberFacts['birthday'],
  { day, month }: LocalTime,
): boolean {
  if (birthday === undefined || birthday.month !== (month % MONTHS_PER_YEAR) + 1) return false;
  if (within === 'month') return true;
  const date = new Date(day * DAY_MS);
  const last = new Date(Date.UTC(date.getUTCFullYear(), FEBRUARY, 0)).getUTCDate();
  const celebrated = birthday.month === FEBRUARY ? Math.min(birthday.day, last) : birthday.day;
  return date.getUTCDate() === celebrated;
}
