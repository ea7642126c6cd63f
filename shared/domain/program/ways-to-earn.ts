import type { EpochSeconds, LocalTime } from '../calendar.ts';
import { type Use, useAt } from '../ledger/uses.ts';
import type { Condition, Leaf, MemberCondition } from './condition.ts';
import { answerOf, isMemberLeaf } from './conditions/member-answer.ts';
import type { EarningRule, MemberCap } from './earning-rule.ts';
import type { MemberFacts } from './member-facts.ts';
import type { Program } from './program.ts';

/** What is known of the member for whom ways are listed. */
export interface WayContext {
  readonly facts: MemberFacts;
  /** Counters of the settled account. */
  readonly uses: readonly Use[];
  readonly program: Program;
  readonly now: EpochSeconds;
  /** `now` by the program's clocks. */
  readonly local: LocalTime;
}

/** What a cap of a rule leaves to the member in the span of now. */
export interface WayLimit {
  readonly per: MemberCap['per'];
  readonly points: number | null;
  readonly pointsLeft: number | null;
  readonly times: number | null;
  readonly timesLeft: number | null;
}

/**
 * A rule as a way to earn. `open`: it can give something now; `not_begun`: from its beginning on; `other_tier`: to members of
 * other tiers; `used_up`: a cap leaves nothing in the span of now.
 */
export interface Way {
  readonly rule: EarningRule;
  readonly status: 'open' | 'not_begun' | 'other_tier' | 'used_up';
  /** Ids of the tiers of which the member has to have one; empty: any. */
  readonly tiers: readonly string[];
  readonly limits: readonly WayLimit[];
}

/**
 * The rules by which a member can earn, in the order of the document. Left out is what is over, and what is for other members by
 * their segment, attributes or behavior: whom the shop counts among which people is not for others to read; and what was for an order
 * that the member has placed already, such as the first. What else depends on an order, an event or the hour may always come, so it
 * is listed. Pure.
 *
 * @param parse of moments in the document, to epoch seconds
 */
export function waysToEarn(context: WayContext, parse: (moment: string) => EpochSeconds): readonly Way[] {
  return context.program.earningRules.flatMap((rule) => {
    const { from, until } = rule;
    if (until !== undefined && parse(until) <= context.now) return [];
    if (mayHold(rule, context, () => null) === false) return [];
    const limits = limitsOf(rule, context);
    const isBegun = from === undefined || parse(from) <= context.now;
    return [{ rule, limits, tiers: tiersOf(rule.when), status: statusOf(rule, context, limits, isBegun) }];
  });
}

function statusOf(
  rule: EarningRule,
  context: WayContext,
  limits: readonly WayLimit[],
  isBegun: boolean,
): Way['status'] {
  if (!isBegun) return 'not_begun';
  const answerTier = (leaf: MemberCondition) =>
    answerOf(leaf, context.facts, context.local, context.program.segments);
  if (mayHold(rule, context, answerTier) === false) return 'other_tier';
  return limits.some(({ pointsLeft, timesLeft }) => pointsLeft === 0 || timesLeft === 0) ? 'used_up' : 'open';
}

/** The answer to a question about tiers; null: it may be either. */
type AnswerTier = (leaf: MemberCondition) => boolean | null;

function mayHold({ when }: EarningRule, context: WayContext, answerTier: AnswerTier): boolean | null {
  const { facts, local, program } = context;
  if (when === undefined) return true;
  return possible(when, (leaf) => {
    if (leaf.kind === 'order_number') return isPassed(leaf, facts) ? false : null;
    // A birthday is a matter of the day, and comes to everybody.
    if (!isMemberLeaf(leaf) || leaf.kind === 'birthday') return null;
    return leaf.kind === 'tier' ? answerTier(leaf) : answerOf(leaf, facts, local, program.segments);
  });
}

/** Whether the member's next order comes too late for it. */
const isPassed = (
  { atMost = Number.POSITIVE_INFINITY }: Extract<Leaf, { kind: 'order_number' }>,
  { behavior: { orders = 0 } }: MemberFacts,
): boolean => orders + 1 > atMost;

/** Whether a condition holds, as far as the member alone decides that; null: an order, an event or the time decides. */
function possible(condition: Condition, answer: (leaf: Leaf) => boolean | null): boolean | null {
  switch (condition.kind) {
    case 'all':
      return both(
        condition.of.map((part) => possible(part, answer)),
        false,
      );
    case 'any':
      return both(
        condition.of.map((part) => possible(part, answer)),
        true,
      );
    case 'not': {
      const inner = possible(condition.of, answer);
      return inner === null ? null : !inner;
    }
    default:
      return answer(condition);
  }
}

/** @param decisive the answer that decides by itself: false for "all", true for "any" */
function both(answers: readonly (boolean | null)[], decisive: boolean): boolean | null {
  if (answers.includes(decisive)) return decisive;
  return answers.includes(null) ? null : !decisive;
}

/** Only where a rule asks for tiers plainly; one that asks in a roundabout way is told by its description alone. */
function tiersOf(when: Condition | undefined): readonly string[] {
  if (when === undefined) return [];
  if (when.kind === 'tier') return when.in;
  if (when.kind !== 'all') return [];
  return when.of.find((part) => part.kind === 'tier')?.in ?? [];
}

function limitsOf({ id, caps }: EarningRule, { uses, program, now }: WayContext): readonly WayLimit[] {
  return (caps?.perMember ?? []).map(({ per, points, times }) => {
    const used = useAt(uses, id, per, now, program.timeZone);
    return {
      per,
      points: points ?? null,
      pointsLeft: points === undefined ? null : Math.max(0, points - used.points),
      times: times ?? null,
      timesLeft: times === undefined ? null : Math.max(0, times - used.times),
    };
  });
}
