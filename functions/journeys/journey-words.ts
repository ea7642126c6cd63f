import type { Journey } from '../../shared/domain/journeys/journey.ts';
import type { Ask, AskDropped } from '../../shared/domain/triggers/ask.ts';
import { dueAfter } from '../../shared/domain/triggers/ask-times.ts';
import type { TriggerProgram } from '../../shared/domain/triggers/known.ts';

/** Codes of rules that make a stage, but for those that count. */
const BECAUSE: Readonly<Record<string, string>> = {
  known: 'The shop knows them, and nothing more.',
  interest: 'They joined, visited, ordered or did something else of late.',
  interest_faded: 'They showed interest once, and nothing has come for so long that it counts no more.',
  first_order: 'They bought for the first time of late.',
  onboarding_over: 'The days after a first order are over.',
  ordered_again: 'They ordered again after a silence.',
  advocacy_over: 'It is long ago that they brought a friend or recommended the shop; they still buy.',
  referral_rewarded: 'A friend of theirs was rewarded.',
  promoted: 'They said that they would recommend the shop.',
  order_refunded: 'An order went back.',
  order_transferred: 'An order of theirs is another account’s now.',
  activity_reversed: 'Something that they did was taken back.',
  referral_reversed: 'A friend whom they brought does not count any more.',
  rules_changed: 'The program has other rules for stages now.',
};

/** Why somebody is in a stage, in words. */
export function becauseWords(because: string): string {
  const silent = /^silent_(.+)_intervals$/.exec(because)?.[1];
  if (silent !== undefined) return `No order for ${silent} times as long as is usual for them.`;
  const order = /^order_(\d+)$/.exec(because)?.[1];
  if (order !== undefined) return `It takes ${order} orders, and they have them.`;
  return (Object.hasOwn(BECAUSE, because) ? BECAUSE[because] : undefined) ?? because;
}

const DROPPED_BECAUSE: Readonly<Record<AskDropped, string>> = {
  LEFT: 'They are no member any more.',
  TRIGGER_GONE: 'The program does not have the trigger, or this way of it, any more.',
  GOAL_REACHED: 'They did what it was to ask for before it was asked.',
  OVERTAKEN:
    'What it was about is so no more: the order went back, the silence ended, the points were spent.',
  CROWDED_OUT: 'Too many others waited for them, and those were more important.',
  EXPIRED:
    'It could not be done in time: quiet hours, gap or caps would have let it go only when it was too late.',
  NOT_ELIGIBLE: 'When its time came, they were not one of those whom the trigger is for.',
  COOLING_OFF: 'The same trigger asked them not long ago.',
  DETRACTOR: 'They said lately that they would not recommend the shop, so they are not asked to.',
  NO_CONSENT: 'They did not agree to be asked on the channel of its message.',
  NO_CHANNEL: 'There is no channel on which they can be reached.',
};

export const droppedWords = (reason: AskDropped): string => DROPPED_BECAUSE[reason];

/** Why an ask is not done yet, or what becomes of it. */
export function waitingWords(
  ask: Ask,
  { status }: Journey,
  { triggers }: TriggerProgram,
  now: number,
): string {
  if (status === 'closed' || status === 'erased') return 'They left, and it is about to be given up.';
  const trigger = triggers.find(({ id }) => id === ask.triggerId);
  if (trigger === undefined) return 'The program has the trigger no more, and it is about to be given up.';
  if (ask.ended !== undefined) return `It is about to be given up. ${droppedWords(ask.ended)}`;
  if (ask.dueAt <= now) return 'It is due, and decided on within a minute or two.';
  if (ask.group !== undefined) return 'A part of it was done; what goes to the customer waits until it may.';
  if (ask.dueAt > dueAfter(trigger, ask.firedAt))
    return 'It was due, and waits until quiet hours, the gap between two messages and caps let it go.';
  return 'It waits for as long as the trigger says.';
}
