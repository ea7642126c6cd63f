import { journeyView } from '../../../functions/journeys/journey-view.ts';
import { messageView } from '../../../functions/journeys/message-view.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { type Journey, newJourney } from '../../../shared/domain/journeys/journey.ts';
import { NO_FACTS } from '../../../shared/domain/program/member-facts.ts';
import type { Trigger } from '../../../shared/domain/program/trigger.ts';
import { advance } from '../../../shared/domain/triggers/advance.ts';
import type { Assign, Decided } from '../../../shared/domain/triggers/ask-decision.ts';
import { hear } from '../../../shared/domain/triggers/hear.ts';
import type { Known } from '../../../shared/domain/triggers/known.ts';
import { triggerProgramOf } from '../../../shared/domain/triggers/trigger-program.ts';
import { wakesAt } from '../../../shared/domain/triggers/wakes-at.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import type { OutgoingEvent } from '../../../shared/events/outgoing-event.ts';
import { assignmentsOf } from '../../../shared/journeys/assignments-of.ts';
import { journeyTold } from '../../../shared/journeys/journey-told.ts';
import { signalsOfEvent } from '../../../shared/journeys/signals-of-event.ts';
import type { KeptAssignment } from '../../../shared/storage/journey-store.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';
import { STORY_MESSAGES } from './deliveries.ts';
import type { OperationExample } from './operation-example.ts';
import { STORY_PROGRAM } from './program.ts';
import type { Story } from './story.ts';

const trigger = (changes: Pick<Trigger, 'id' | 'when'> & Partial<Trigger>): Trigger => ({
  description: changes.id,
  actions: [{ kind: 'message', template: changes.id }],
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 4_320,
  ...changes,
});

/** A welcome that is to bring an order, thanks that some are not given, and a question for which the customer gave no leave. */
const PROGRAM = {
  ...STORY_PROGRAM,
  triggers: [
    trigger({
      id: 'welcome',
      when: { kind: 'event', event: 'member.enrolled' },
      goal: { event: 'order.recorded', withinDays: 30 },
    }),
    trigger({ id: 'thanks', when: { kind: 'event', event: 'order.recorded' }, holdoutPercent: 10 }),
    trigger({
      id: 'question',
      when: { kind: 'event', event: 'order.delivered' },
      actions: [{ kind: 'message', template: 'question' }],
    }),
  ],
  templates: [{ id: 'question', channel: 'sms' as const, purpose: 'message' as const, texts: {} }],
};
const RULES = triggerProgramOf(PROGRAM);

const KNOWN: Known = {
  facts: NO_FACTS,
  segments: [],
  timeZone: null,
  consents: ['email'],
  pointsExpireAt: null,
  tierEndsAt: null,
};

/** Chance has it so, for the story. */
const assign: Assign = ({ id }) =>
  id === 'thanks' ? { kind: 'holdout' } : { kind: 'treated', variant: 'all' };

interface Told {
  readonly journey: Journey;
  readonly events: readonly OutgoingEvent[];
  readonly assignments: readonly KeptAssignment[];
}

/** The journey of the examples' customer up to the delivery of her order, told by the engine itself. */
export function tellJourney(story: Story): Told {
  let told: Told = { journey: newJourney(MEMBER_ID), events: [], assignments: [] };
  for (const { entry } of [story.enrollment, story.claim, story.order, story.delivery]) {
    const [event] = eventsOfEntry(entry);
    if (event === undefined) throw new Error('an entry of the story tells nothing');
    const now = entry.recordedAt;
    told = after(told, hear(told.journey, signalsOfEvent(event, []), KNOWN, RULES, assign, now), now);
    const later = wakesAt(told.journey, KNOWN, RULES, now);
    if (later !== null && later < now + 86_400)
      told = after(told, advance(told.journey, KNOWN, RULES, assign, later), later);
  }
  return told;
}

/** What would be told had all that reached her goals gone back a day later. */
export function tellLosses(story: Story): readonly OutgoingEvent[] {
  const told = tellJourney(story);
  const now = parseTime(MOMENTS.delivery) + 86_400;
  const orders = told.journey.made.flatMap(({ reached }) =>
    reached.map(({ by }) => by.replace('order:', '')),
  );
  const lost = [...new Set(orders)].reduce((before, orderId) => {
    const { memberId, sequence: last } = before.journey;
    const said = { type: 'order.refunded', orderId, refundId: `all-of-${orderId}`, isWhole: true } as const;
    const signal = { ...said, memberId, sequence: last + 1, index: 0, occurredAt: now };
    return after(before, hear(before.journey, [signal], KNOWN, RULES, assign, now), now);
  }, told);
  return lost.events.filter(({ type }) => type === 'ask.goal_lost');
}

function after(before: Told, { journey, decisions }: Decided, now: number): Told {
  const assigned = assignmentsOf(decisions, PROGRAM.version, now);
  const firsts = new Map(before.assignments.map((one) => [one.triggerId, one]));
  const kept = assigned.map((one) => {
    const first = firsts.get(one.triggerId);
    return { ...one, firstAt: first?.firstAt ?? one.at, times: (first?.times ?? 0) + 1 };
  });
  return {
    journey,
    events: [...before.events, ...journeyTold(before.journey, journey, decisions, PROGRAM.version, now)],
    assignments: [
      ...before.assignments.filter(({ triggerId }) => !kept.some((one) => one.triggerId === triggerId)),
      ...kept,
    ],
  };
}

/** What a support agent sees of her on the day after. */
export function journeyExamples(story: Story) {
  const { journey, assignments } = tellJourney(story);
  const now = parseTime(MOMENTS.delivery) + 86_400;
  const nextLookAt = wakesAt(journey, KNOWN, RULES, now);
  return {
    readJourney: {
      path: { memberId: MEMBER_ID },
      answers: { 200: journeyView({ journey, assignments, nextLookAt }, RULES, now) },
    },
    listMemberMessages: {
      path: { memberId: MEMBER_ID },
      query: { limit: '25' },
      answers: { 200: { messages: STORY_MESSAGES.map(messageView), nextCursor: null } },
    },
  } satisfies Record<string, OperationExample>;
}
