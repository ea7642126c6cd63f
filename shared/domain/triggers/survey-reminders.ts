import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import type { Journey } from '../journeys/journey.ts';
import type { TriggerAction } from '../program/trigger.ts';
import { askRemindedOf, reminderOf } from '../surveys/reminder-id.ts';
import { type Ask, type AskGroup, byDue } from './ask.ts';
import type { TriggerProgram } from './known.ts';
import type { Occurrence } from './occurrence.ts';

/**
 * A reminder of a survey is an ask like any other: it waits in the journey, is bound by consent, quiet hours, gap and caps, and
 * ends with the survey. There is one, because its id is made of that of the ask that it reminds of.
 */
export const isReminder = ({ causeId }: Pick<Ask, 'causeId'>): boolean => askRemindedOf(causeId) !== null;

/** With the reminder of a survey that was asked just now, where the survey has one. What reminds is not reminded of. */
export function planReminder(
  journey: Journey,
  ask: Ask,
  { group, actions }: { readonly group: AskGroup; readonly actions: readonly TriggerAction[] },
  program: TriggerProgram,
  now: EpochSeconds,
): Journey {
  const survey = surveyIn(actions, program);
  if (survey?.reminderDays === undefined || isReminder(ask)) return journey;
  const reminder: Ask = {
    askId: reminderOf(ask.askId),
    triggerId: ask.triggerId,
    causeId: reminderOf(ask.causeId),
    ...(ask.subject === undefined ? {} : { subject: ask.subject }),
    firedAt: now,
    dueAt: now + survey.reminderDays * SECONDS_PER_DAY,
    expiresAt: now + survey.openDays * SECONDS_PER_DAY,
    // Where chance put the member stays: the same question, by the same template.
    group,
  };
  return { ...journey, asks: [...journey.asks, reminder].sort(byDue) };
}

/** Of a reminder's actions the question alone; all of any other ask. */
export const remindingActions = (ask: Ask, actions: readonly TriggerAction[]): readonly TriggerAction[] =>
  isReminder(ask) ? actions.filter(({ kind }) => kind === 'ask_survey') : actions;

/** Whoever answered is not reminded: with the score, whatever it is, the reminder has reached its goal. */
export function endReminders(journey: Journey, occurrence: Occurrence): Journey {
  if (occurrence.kind !== 'signal' || occurrence.signal.type !== 'survey.answered') return journey;
  const { activityId } = occurrence.signal;
  const isAnswered = ({ askId, ended }: Ask) => {
    const asked = askRemindedOf(askId);
    return ended === undefined && (asked === activityId || activityId.startsWith(`${asked}~`));
  };
  if (!journey.asks.some(isAnswered)) return journey;
  const asks = journey.asks.map((ask): Ask => (isAnswered(ask) ? { ...ask, ended: 'GOAL_REACHED' } : ask));
  return { ...journey, asks };
}

/**
 * What is remembered of a reminder that went out: it counts towards gap and caps. It belongs to the ask that it reminds of, so the
 * trigger cools off from that one, and success is looked for from there.
 */
export function reminderMemory(
  { made }: Journey,
  ask: Ask,
): { readonly coolsUntil: number | null; readonly goalUntil: null } | null {
  const asked = askRemindedOf(ask.askId);
  if (asked === null) return null;
  const first = made.find(({ askId }) => askId === asked);
  return { coolsUntil: first === undefined ? ask.firedAt : first.coolsUntil, goalUntil: null };
}

const surveyIn = (actions: readonly TriggerAction[], { surveys = [] }: TriggerProgram) =>
  actions
    .flatMap((action) => (action.kind === 'ask_survey' ? [action.survey] : []))
    .flatMap((wanted) => surveys.filter(({ id }) => id === wanted))[0];
