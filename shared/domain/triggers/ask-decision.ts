import { type EpochSeconds, SECONDS_PER_DAY } from '../calendar.ts';
import type { Journey } from '../journeys/journey.ts';
import { isAsk, type MessageChannel, type Trigger, type TriggerAction } from '../program/trigger.ts';
import { type Ask, type AskDropped, type AskGroup, byDue } from './ask.ts';
import { coolsUntil } from './frequency.ts';
import type { Known, TriggerProgram } from './known.ts';
import { remember } from './made-memory.ts';
import { planReminder, reminderMemory } from './survey-reminders.ts';

/** Where chance puts a member for a trigger: the same whenever it is asked. */
export type Assign = (trigger: Trigger, memberId: string) => AskGroup;

/**
 * What became of an ask. The first `made` or `held_out` of it records where chance put the member, also where `actions` is empty.
 * An ask that does something besides asking is made in two parts: at once what needs no leave, then what goes to the customer.
 * An action's number among all of its ask, by which it is done once, is `firstIndex` plus its place in `actions`.
 */
export type AskDecision =
  | {
      readonly ask: Ask;
      readonly trigger: Trigger;
      readonly outcome: 'made';
      readonly group: AskGroup;
      readonly actions: readonly TriggerAction[];
      readonly firstIndex: number;
      /** For what goes to the customer; null where nothing does. */
      readonly channel: MessageChannel | null;
    }
  | {
      readonly ask: Ask;
      readonly trigger: Trigger;
      readonly outcome: 'held_out';
      readonly group: AskGroup;
    }
  | {
      readonly ask: Ask;
      /** Null where the program has it no more. */
      readonly trigger: Trigger | null;
      readonly outcome: 'dropped';
      readonly reason: AskDropped;
    }
  | {
      readonly ask: Ask;
      readonly trigger: Trigger;
      readonly outcome: 'postponed';
      readonly until: EpochSeconds;
    };

export interface Decided {
  readonly journey: Journey;
  readonly decisions: readonly AskDecision[];
}

/** All that one decision is taken by. */
export interface Deciding {
  readonly known: Known;
  readonly program: TriggerProgram;
  readonly assign: Assign;
  readonly now: EpochSeconds;
}

type Part = Pick<Extract<AskDecision, { outcome: 'made' }>, 'group' | 'actions' | 'firstIndex' | 'channel'>;

export function make(
  { journey, decisions }: Decided,
  ask: Ask,
  trigger: Trigger,
  part: Part,
  of: Deciding,
): Decided {
  const made = madeOf(journey, ask, trigger, part.group, part.actions.some(isAsk), of);
  return {
    journey: planReminder(made, ask, part, of.program, of.now),
    decisions: [...decisions, { ask, trigger, outcome: 'made', ...part }],
  };
}

export function holdOut(
  { journey, decisions }: Decided,
  ask: Ask,
  trigger: Trigger,
  group: AskGroup,
  of: Deciding,
): Decided {
  return {
    journey: madeOf(journey, ask, trigger, group, false, of),
    decisions: [...decisions, { ask, trigger, outcome: 'held_out', group }],
  };
}

/** Success is looked for from the first part on, as it is for those who were held out then. */
function madeOf(
  journey: Journey,
  ask: Ask,
  trigger: Trigger,
  group: AskGroup,
  isCounted: boolean,
  { program, now }: Deciding,
): Journey {
  const before = journey.made.find(({ askId }) => askId === ask.askId);
  const { goal } = trigger;
  const goalUntil = goal === undefined ? null : now + goal.withinDays * SECONDS_PER_DAY;
  const made = {
    askId: ask.askId,
    triggerId: ask.triggerId,
    at: now,
    group,
    isCounted,
    coolsUntil: before?.coolsUntil === null ? null : coolsUntil(trigger, now),
    goalUntil: before === undefined ? goalUntil : before.goalUntil,
    reached: before?.reached ?? [],
    ...reminderMemory(journey, ask),
  };
  return remember(without(journey, ask), made, program, now);
}

export function drop(
  { journey, decisions }: Decided,
  ask: Ask,
  trigger: Trigger,
  reason: AskDropped,
): Decided {
  return {
    journey: without(journey, ask),
    decisions: [...decisions, { ask, trigger, outcome: 'dropped', reason }],
  };
}

export function postpone(
  { journey, decisions }: Decided,
  ask: Ask,
  trigger: Trigger,
  until: EpochSeconds,
): Decided {
  const asks = [...without(journey, ask).asks, { ...ask, dueAt: until }].sort(byDue);
  return {
    journey: { ...journey, asks },
    decisions: [...decisions, { ask, trigger, outcome: 'postponed', until }],
  };
}

const without = (journey: Journey, { askId }: Ask): Journey => ({
  ...journey,
  asks: journey.asks.filter((ask) => ask.askId !== askId),
});
