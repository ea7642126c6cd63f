import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import { hasLeft, type Journey } from '../journeys/journey.ts';
import type { MessagingPolicy, Trigger, TriggerAction } from '../program/trigger.ts';
import type { Ask, AskDropped } from './ask.ts';
import { isEligible } from './eligible.ts';
import { isCoolingOff } from './frequency.ts';
import { channelOf, channelsOf, type Known, type TriggerProgram } from './known.ts';
import { momentsOf } from './moments.ts';
import { isReminder } from './survey-reminders.ts';

/** Whoever gave no more than this would not recommend the shop. */
const DETRACTOR_UP_TO = 6;

/** Why a waiting ask will never be made, due or not: LEFT, TRIGGER_GONE, what ended it, OVERTAKEN, EXPIRED; null while it may. */
export function endOf(
  ask: Ask,
  trigger: Trigger | undefined,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): AskDropped | null {
  if (hasLeft(journey)) return 'LEFT';
  if (trigger === undefined) return 'TRIGGER_GONE';
  if (ask.ended !== undefined) return ask.ended;
  if (!isReminder(ask) && isOvertaken(ask, trigger, journey, known, program, now)) return 'OVERTAKEN';
  return now >= ask.expiresAt ? 'EXPIRED' : null;
}

/** The anchor has moved: another order came, the points were spent, the birthday was a mistake. */
function isOvertaken(
  { causeId }: Ask,
  trigger: Trigger,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): boolean {
  if (trigger.when.kind === 'event') return false;
  return !momentsOf(trigger, journey, known, program, now).some((moment) => moment.causeId === causeId);
}

/** Why an ask that is due is not for this member any more: NOT_ELIGIBLE, COOLING_OFF; null when it is. */
export function unwantedBecause(
  ask: Ask,
  trigger: Trigger,
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): AskDropped | null {
  // Whoever was asked may be reminded, whatever has become of them: the question is still open.
  if (isReminder(ask)) return null;
  if (!isEligible(trigger, journey, known, program, now)) return 'NOT_ELIGIBLE';
  // The rest of an ask does not cool off from its own beginning.
  return ask.group === undefined && isCoolingOff(trigger, journey, now) ? 'COOLING_OFF' : null;
}

/**
 * Why actions that go to the customer may not: DETRACTOR, NO_CONSENT, NO_CHANNEL; null when they may. Before chance is asked they
 * are those of all variants, so that who agreed to one channel alone is in no experiment of two.
 */
export function forbiddenBecause(
  actions: readonly TriggerAction[],
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  now: EpochSeconds,
): AskDropped | null {
  if (actions.some(sparesDetractors) && isDetractor(journey, program.messaging, now)) return 'DETRACTOR';
  const wanted = channelsOf(actions, program);
  const isAgreed = wanted.every((channel) => known.consents.includes(channel));
  if (known.consents.length === 0 || !isAgreed) return 'NO_CONSENT';
  return channelOf(known, wanted) === null ? 'NO_CHANNEL' : null;
}

const sparesDetractors = ({ kind }: TriggerAction): boolean =>
  kind === 'ask_referral' || kind === 'ask_review';

/** By the last answer: who changed their mind for the better is no detractor any more. */
export function isDetractor(
  { nps }: Journey,
  { detractorDays }: Pick<MessagingPolicy, 'detractorDays'>,
  now: EpochSeconds,
): boolean {
  const last = nps.at(-1);
  return (
    last !== undefined && last.score <= DETRACTOR_UP_TO && now < last.at + detractorDays * SECONDS_PER_DAY
  );
}
