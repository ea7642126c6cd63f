import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import type { JourneyRules, Stage } from '../program/journey-rules.ts';
import { type Journey, lastOrderAt } from './journey.ts';
import { usualIntervalSeconds } from './usual-interval.ts';

export interface StageNow {
  readonly stage: Stage;
  /** The rule that made it, as a code. */
  readonly because: string;
  readonly since: EpochSeconds;
}

/** From this score on somebody promotes the shop. */
const PROMOTES_FROM = 9;

/** The moments on which the stage depends; those that do not exist are null. */
interface Landmarks {
  readonly firstOrder: EpochSeconds | null;
  readonly lastOrder: EpochSeconds | null;
  readonly onboardingEnd: EpochSeconds | null;
  readonly atRisk: EpochSeconds | null;
  readonly lapsed: EpochSeconds | null;
  readonly interest: EpochSeconds | null;
  readonly interestEnd: EpochSeconds | null;
  readonly advocacy: EpochSeconds | null;
  readonly advocacyEnd: EpochSeconds | null;
  readonly advocacyCode: string;
}

/**
 * The stage a member is in, by the first of these rules that holds. Without a valid order: `consideration` while interest is
 * fresh (`interest`), else `awareness` (`known`, `interest_faded`). With one: `lapsed`, then `at_risk` by silence
 * (`silent_N_intervals`), whatever else they did; `advocate` (`referral_rewarded`, `promoted`); `onboarding` (`first_order`)
 * before the order that ends it and within its days; else `active` (`order_N`, `onboarding_over`, and by where they come from
 * `ordered_again`, `advocacy_over`). A change that took something back names that instead: `order_refunded`,
 * `order_transferred`, `activity_reversed`, `referral_reversed`; one for which nothing happened but other rules: `rules_changed`.
 *
 * @returns the stage, with code and moment of the change that the history tells, or that it will tell
 */
export function stageAt(journey: Journey, rules: JourneyRules, now: EpochSeconds): StageNow {
  const judged = judgeStage(journey, rules, now);
  const last = journey.stages.at(-1);
  return last?.stage === judged.stage ? { stage: last.stage, because: last.because, since: last.at } : judged;
}

/** When the stage changes without anything happening, after `now`; null when it does not. */
export function nextStageAt(journey: Journey, rules: JourneyRules, now: EpochSeconds): EpochSeconds | null {
  const marks = landmarksOf(journey, rules);
  const { stage } = stageBy(journey, rules, marks, now);
  const { onboardingEnd, atRisk, lapsed, interestEnd, advocacyEnd } = marks;
  const ahead = [onboardingEnd, atRisk, lapsed, interestEnd, advocacyEnd]
    .filter((moment) => moment !== null)
    .filter((moment) => moment > now)
    .sort((a, b) => a - b);
  return ahead.find((moment) => stageBy(journey, rules, marks, moment).stage !== stage) ?? null;
}

/** The stage by the facts alone, without the history's word for since when. */
export const judgeStage = (journey: Journey, rules: JourneyRules, now: EpochSeconds): StageNow =>
  stageBy(journey, rules, landmarksOf(journey, rules), now);

function landmarksOf(journey: Journey, rules: JourneyRules): Landmarks {
  const [firstOrder, lastOrder] = [journey.firstOrderAt, lastOrderAt(journey)];
  const interval = usualIntervalSeconds(journey, rules);
  const silent = (intervals: number) => after(lastOrder, Math.round(intervals * interval));
  const interest = journey.interests.at(-1)?.at ?? null;
  const { at: advocacy, code: advocacyCode } = advocacyOf(journey);
  return {
    firstOrder,
    lastOrder,
    onboardingEnd: after(firstOrder, rules.onboardingDays * SECONDS_PER_DAY),
    atRisk: silent(rules.atRiskAfterIntervals),
    lapsed: silent(rules.lapsedAfterIntervals),
    interest,
    interestEnd: after(interest, rules.considerationDays * SECONDS_PER_DAY),
    advocacy,
    advocacyEnd: after(advocacy, rules.advocateDays * SECONDS_PER_DAY),
    advocacyCode,
  };
}

const after = (moment: EpochSeconds | null, seconds: number): EpochSeconds | null =>
  moment === null ? null : moment + seconds;

/** A promoter who says something else later promotes no more; a friend who came stays. */
function advocacyOf({ friends, nps }: Journey): { readonly at: EpochSeconds | null; readonly code: string } {
  const friend = friends.at(-1)?.at ?? null;
  const answer = nps.at(-1);
  const promoted = answer !== undefined && answer.score >= PROMOTES_FROM ? answer.at : null;
  return promoted !== null && promoted > (friend ?? Number.NEGATIVE_INFINITY)
    ? { at: promoted, code: 'promoted' }
    : { at: friend, code: 'referral_rewarded' };
}

function stageBy(journey: Journey, rules: JourneyRules, marks: Landmarks, now: EpochSeconds): StageNow {
  const { lastOrder, atRisk, lapsed, advocacy, advocacyEnd, firstOrder } = marks;
  if (lastOrder === null) return stageOfNoBuyer(journey, marks, now);
  if (hasCome(lapsed, now))
    return { stage: 'lapsed', because: silence(rules.lapsedAfterIntervals), since: lapsed ?? now };
  if (hasCome(atRisk, now))
    return { stage: 'at_risk', because: silence(rules.atRiskAfterIntervals), since: atRisk ?? now };
  if (advocacy !== null && !hasCome(advocacyEnd, now))
    return { stage: 'advocate', because: marks.advocacyCode, since: Math.max(advocacy, lastOrder) };
  const since = Math.max(lastOrder, hasCome(advocacyEnd, now) ? (advocacyEnd ?? 0) : 0);
  const isNew = journey.orders < rules.onboardedAtOrder;
  if (isNew && !hasCome(marks.onboardingEnd, now))
    return { stage: 'onboarding', because: 'first_order', since: Math.max(since, firstOrder ?? 0) };
  const because = activeBecause(journey, isNew ? 'onboarding_over' : `order_${rules.onboardedAtOrder}`);
  return { stage: 'active', because, since: isNew ? Math.max(since, marks.onboardingEnd ?? 0) : since };
}

function stageOfNoBuyer(journey: Journey, { interest, interestEnd }: Landmarks, now: EpochSeconds): StageNow {
  if (interest === null || interestEnd === null)
    return { stage: 'awareness', because: 'known', since: journey.stages[0]?.at ?? 0 };
  return interestEnd > now
    ? { stage: 'consideration', because: 'interest', since: interest }
    : { stage: 'awareness', because: 'interest_faded', since: interestEnd };
}

const hasCome = (moment: EpochSeconds | null, now: EpochSeconds): boolean => moment !== null && moment <= now;

const silence = (intervals: number): string => `silent_${intervals}_intervals`;

function activeBecause({ stages }: Journey, grown: string): string {
  const from = stages.at(-1)?.stage;
  if (from === 'at_risk' || from === 'lapsed') return 'ordered_again';
  return from === 'advocate' ? 'advocacy_over' : grown;
}
