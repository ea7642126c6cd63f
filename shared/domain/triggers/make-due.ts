import type { EpochSeconds } from '../calendar.ts';
import { type Journey, REMEMBERED_DROPPED } from '../journeys/journey.ts';
import { isAsk, type Trigger } from '../program/trigger.ts';
import { type Ask, byDue, type DroppedAsk } from './ask.ts';
import {
  type AskDecision,
  type Assign,
  type Decided,
  type Deciding,
  drop,
  holdOut,
  make,
  postpone,
} from './ask-decision.ts';
import { crowdOut } from './crowd-out.ts';
import { freeFrom } from './frequency.ts';
import { endOf, forbiddenBecause, unwantedBecause } from './judge-ask.ts';
import { channelOf, channelsOf, type Known, type TriggerProgram } from './known.ts';
import { ENDLESS, type Room, roomLeft } from './room.ts';
import { remindingActions } from './survey-reminders.ts';
import { actionsOf, allActions, isAskAlone, mostActions, variantActions } from './trigger-actions.ts';

/**
 * Decides on the asks that wait. Those that can never be made are dropped, due or not; those that are due are made, the highest
 * priority first, as far as consent, gap, caps and quiet hours let them, and else postponed until they may, or dropped where that
 * is too late. Chance is asked last, so that whoever is held out would have been asked at this very moment; where an ask also
 * does something that needs no leave, chance is asked before that. Of what has to wait then, no more than is kept.
 *
 * @param room what there is no room for stays due (`isUnfinished`), and is decided on by the next call, before anything else is
 *   heard; room for one ask there always has to be
 */
export function makeDue(
  journey: Journey,
  known: Known,
  program: TriggerProgram,
  assign: Assign,
  now: EpochSeconds,
  room: Room = ENDLESS,
): Decided {
  const of = { known, program, assign, now };
  const triggers = new Map(program.triggers.map((trigger) => [trigger.id, trigger]));
  const first = dropEnded(journey, triggers, of);
  const due = first.journey.asks
    .filter(({ dueAt }) => dueAt <= now)
    .flatMap((ask) => {
      const trigger = triggers.get(ask.triggerId);
      return trigger === undefined ? [] : [{ ask, trigger }];
    })
    .sort((a, b) => b.trigger.priority - a.trigger.priority || byDue(a.ask, b.ask));
  let decided = first;
  for (const { ask, trigger } of due) {
    if (!hasRoomFor(trigger, roomLeft(room, decided.decisions))) break;
    decided = decide(decided, ask, trigger, of);
  }
  return rememberDropped(crowdOut(decided, triggers, now), now);
}

/** Whether something is due that there was no room to decide on. */
export const isUnfinished = ({ asks }: Journey, now: EpochSeconds): boolean =>
  asks.some(({ dueAt }) => dueAt <= now);

/** Of who was erased nothing is remembered. */
function rememberDropped(decided: Decided, now: EpochSeconds): Decided {
  const { journey, decisions } = decided;
  const given = decisions.flatMap((one): readonly DroppedAsk[] => {
    if (one.outcome !== 'dropped') return [];
    const { askId, triggerId } = one.ask;
    return [{ askId, triggerId, at: now, reason: one.reason }];
  });
  if (given.length === 0 || journey.status === 'erased') return decided;
  const dropped = [...journey.dropped, ...given].slice(-REMEMBERED_DROPPED);
  return { ...decided, journey: { ...journey, dropped } };
}

/** With where chance puts the member. By priority, so that none goes before one that has to wait for room. */
const hasRoomFor = (trigger: Trigger, { writes, decisions }: Room): boolean =>
  decisions > 0 && writes > mostActions(trigger);

function dropEnded(journey: Journey, triggers: ReadonlyMap<string, Trigger>, of: Deciding): Decided {
  const decisions = journey.asks.flatMap((ask): readonly AskDecision[] => {
    const trigger = triggers.get(ask.triggerId);
    const reason = endOf(ask, trigger, journey, of.known, of.program, of.now);
    return reason === null ? [] : [{ ask, trigger: trigger ?? null, outcome: 'dropped', reason }];
  });
  if (decisions.length === 0) return { journey, decisions };
  const dropped = new Set(decisions.map(({ ask }) => ask));
  return { journey: { ...journey, asks: journey.asks.filter((ask) => !dropped.has(ask)) }, decisions };
}

function decide(decided: Decided, ask: Ask, trigger: Trigger, of: Deciding): Decided {
  const reason = unwantedBecause(ask, trigger, decided.journey, of.known, of.program, of.now);
  if (reason !== null) return drop(decided, ask, trigger, reason);
  if (ask.group === undefined && !isAskAlone(trigger)) return begin(decided, ask, trigger, of);
  return askCustomer(decided, ask, trigger, of);
}

/** What needs no leave is done at once. What goes to the customer is decided on right after, and may have to wait. */
function begin(decided: Decided, ask: Ask, trigger: Trigger, of: Deciding): Decided {
  const group = of.assign(trigger, decided.journey.memberId);
  if (group.kind === 'holdout') return holdOut(decided, ask, trigger, group, of);
  const actions = actionsOf(trigger, group);
  const atOnce = actions.filter((action) => !isAsk(action));
  const done = make(decided, ask, trigger, { group, actions: atOnce, firstIndex: 0, channel: null }, of);
  if (atOnce.length === actions.length) return done;
  const rest = { ...ask, group, done: atOnce.length };
  const waiting = { ...done.journey, asks: [...done.journey.asks, rest].sort(byDue) };
  return askCustomer({ ...done, journey: waiting }, rest, trigger, of);
}

function askCustomer(decided: Decided, ask: Ask, trigger: Trigger, of: Deciding): Decided {
  const { journey } = decided;
  const { known, program, now } = of;
  const all = ask.group === undefined ? allActions(trigger) : variantActions(trigger, ask.group);
  const planned = all && remindingActions(ask, all);
  // A reminder has nothing left to do where its trigger asks no survey any more.
  if (planned === undefined || planned.length === 0) return drop(decided, ask, trigger, 'TRIGGER_GONE');
  const reason = forbiddenBecause(planned.filter(isAsk), journey, known, program, now);
  if (reason !== null) return drop(decided, ask, trigger, reason);
  const until = freeFrom(journey, known, program, now);
  if (until >= ask.expiresAt) return drop(decided, ask, trigger, 'EXPIRED');
  if (until > now) return postpone(decided, ask, trigger, until);
  const group = ask.group ?? of.assign(trigger, journey.memberId);
  if (group.kind === 'holdout') return holdOut(decided, ask, trigger, group, of);
  const actions = remindingActions(ask, actionsOf(trigger, group)).filter(isAsk);
  const channel = channelOf(known, channelsOf(actions, program));
  const part = { group, actions, firstIndex: ask.done ?? 0, channel };
  return make(decided, ask, trigger, part, of);
}
