import { EVENTS, type EventDetail, type EventType } from '../contracts/events.ts';
import { isoTime } from '../contracts/time.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import { type MadeAsk, reachedAt } from '../domain/triggers/ask.ts';
import type { AskDecision } from '../domain/triggers/ask-decision.ts';
import type { OutgoingEvent } from '../events/outgoing-event.ts';

interface Told {
  readonly type: EventType;
  /** Of this event among all of the member's, the same however often it is told. */
  readonly name: string;
  readonly at: EpochSeconds;
  readonly data: object;
}

/**
 * What an entry, or time, tells by what it made of a journey: stages, decisions, and goals that were reached. Ids are made of what
 * happened alone, so that the same tells the same events, however often the stream brings it, and whatever came together with it.
 *
 * @throws ZodError when an event breaks its schema: nothing is written then
 */
export function journeyTold(
  before: Journey,
  after: Journey,
  decisions: readonly AskDecision[],
  programVersion: number,
  now: EpochSeconds,
): readonly OutgoingEvent[] {
  const told = [
    ...stagesTold(before, after),
    ...decisions.flatMap((decision) => decisionTold(decision, programVersion, now)),
    ...goalsTold(before, after, now),
  ];
  return told.map(({ type, name, at, data }): OutgoingEvent => {
    const detail = EVENTS[type].parse({
      id: `evt_${after.memberId}_${name}`,
      version: 1,
      memberId: after.memberId,
      occurredAt: isoTime(at),
      recordedAt: isoTime(now),
      data,
    });
    return { type, detail: detail as EventDetail };
  });
}

/**
 * A history is only ever added to; what is not in the one before is new. Of one entry, because within it no second sees a stage
 * twice; several in one second can.
 */
function stagesTold(before: Journey, after: Journey): readonly Told[] {
  const last = before.stages.at(-1);
  const known =
    last === undefined
      ? -1
      : after.stages.findLastIndex((one) => one.at === last.at && one.stage === last.stage);
  return after.stages.slice(known + 1).map(({ stage: to, at, because }, index, fresh) => {
    const from = (index === 0 ? last : fresh[index - 1])?.stage ?? null;
    return {
      type: 'journey.stage_changed',
      name: `stage_${at}_${after.sequence}_${to}`,
      at,
      data: { from, to, because },
    };
  });
}

function decisionTold(decision: AskDecision, programVersion: number, now: EpochSeconds): readonly Told[] {
  const { ask } = decision;
  const { triggerId, askId } = ask;
  const said = { triggerId, askId, programVersion };
  const named = (what: string) => `${triggerId}_${ask.causeId}_${what}`;
  switch (decision.outcome) {
    case 'made': {
      const { group, actions, firstIndex, channel } = decision;
      const variant = group.kind === 'treated' ? group.variant : '';
      const data = { ...said, variant, actions: actions.map(({ kind }) => kind), channel };
      // A part that does nothing takes no number: what comes next has the same first one, and is another event.
      const part = actions.length === 0 ? 'begun' : `made_${firstIndex}`;
      return [{ type: 'ask.made', name: named(part), at: now, data }];
    }
    case 'held_out':
      return [{ type: 'ask.held_out', name: named('held_out'), at: now, data: said }];
    case 'dropped':
      return [
        {
          type: 'ask.dropped',
          name: named('dropped'),
          at: now,
          data: { ...said, reason: decision.reason },
        },
      ];
    case 'postponed':
      return [];
  }
}

/** The first success counts. One that was taken back is told as lost, and one that comes anew is told anew. */
function goalsTold(before: Journey, after: Journey, now: EpochSeconds): readonly Told[] {
  const was = new Map(before.made.map((made) => [made.askId, reachedAt(made)]));
  return after.made.flatMap((made): readonly Told[] => {
    const [first] = made.reached;
    const wasReached = (was.get(made.askId) ?? null) !== null;
    if (first === undefined) return wasReached ? [lossTold(made, after.sequence, now)] : [];
    return wasReached ? [] : [goalTold(made, first)];
  });
}

/** Named by the entry that took it back: a goal may be reached and lost more than once. */
const lossTold = (made: MadeAsk, sequence: number, now: EpochSeconds): Told => ({
  type: 'ask.goal_lost',
  name: `${made.askId}_goal_lost_${sequence}`,
  at: now,
  data: { ...askTold(made) },
});

const goalTold = (made: MadeAsk, { by, at }: MadeAsk['reached'][number]): Told => ({
  type: 'ask.goal_reached',
  name: `${made.askId}_goal_${by}`,
  at,
  data: { ...askTold(made), by },
});

const askTold = ({ askId, triggerId, at, group }: MadeAsk) => ({
  triggerId,
  askId,
  variant: group.kind === 'treated' ? group.variant : null,
  askedAt: isoTime(at),
});
