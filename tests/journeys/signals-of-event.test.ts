import { describe, expect, test } from 'vitest';
import { EVENT_TYPES } from '../../shared/contracts/events.ts';
import { parseTime } from '../../shared/contracts/time.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import type { OutgoingEvent } from '../../shared/events/outgoing-event.ts';
import { signalsOfEvent } from '../../shared/journeys/signals-of-event.ts';
import { tellStory } from '../../tools/docs/examples/story.ts';

const told = Object.values(tellStory()).flatMap(({ entry }) => eventsOfEntry(entry));
const firstOf = (type: string): OutgoingEvent => {
  const found = told.find((event) => event.type === type);
  if (found === undefined) throw new Error(`the story tells no ${type}`);
  return found;
};
const saidBy = (event: OutgoingEvent) =>
  signalsOfEvent(event, ['bronze', 'silver', 'gold']).map(
    ({ memberId: _m, sequence: _s, index: _i, occurredAt: _o, ...said }) => said,
  );
const withData = (event: OutgoingEvent, data: object): OutgoingEvent =>
  ({ ...event, detail: { ...event.detail, data: { ...event.detail.data, ...data } } }) as OutgoingEvent;

describe('the signals of an entry', () => {
  test('number themselves as the entry does, by when it happened', () => {
    const event = firstOf('order.recorded');
    const [signal, ...others] = signalsOfEvent(event, []);
    expect(others).toEqual([]);
    const { memberId, sequence, occurredAt } = event.detail as Extract<
      typeof event.detail,
      { sequence: number }
    >;
    expect(signal).toMatchObject({ memberId, sequence, index: 0, occurredAt: parseTime(occurredAt) });
  });

  test('say what the ledger wrote', () => {
    expect(saidBy(firstOf('order.recorded'))).toEqual([
      {
        type: 'order.recorded',
        orderId: expect.any(String),
        spent: { USD: expect.any(Number) },
        channel: expect.any(String),
        isReferred: false,
      },
    ]);
    expect(saidBy(firstOf('order.refunded'))).toMatchObject([{ type: 'order.refunded', isWhole: false }]);
    expect(saidBy(withData(firstOf('order.refunded'), { isWhole: true }))).toMatchObject([{ isWhole: true }]);
    expect(saidBy(firstOf('order.transferred'))).toMatchObject([{ type: 'order.transferred', isLess: true }]);
    expect(saidBy(firstOf('activity.recorded'))).toMatchObject([
      { type: 'activity.recorded', activity: 'review', attributes: expect.any(Object) },
    ]);
    expect(saidBy(firstOf('challenge.achieved'))).toEqual([
      { type: 'challenge.achieved', challengeId: 'october-order', round: 1, orderId: '1042' },
    ]);
    expect(saidBy(firstOf('challenge.reversed'))).toEqual([
      {
        type: 'challenge.reversed',
        challengeId: 'october-order',
        round: 1,
        orderId: '1042',
        refundId: '1042-r1',
      },
    ]);
    expect(saidBy(firstOf('points.adjusted'))).toEqual([{ type: 'other' }]);
  });

  test('of a claim are an order of the day it was placed; of the own order nothing new', () => {
    const event = firstOf('order.claimed');
    const data = event.detail.data as { readonly placedAt: string };
    expect(signalsOfEvent(event, [])).toMatchObject([
      { type: 'order.recorded', occurredAt: parseTime(data.placedAt), channel: '' },
    ]);
    expect(saidBy(withData(event, { isMore: false }))).toEqual([{ type: 'other' }]);
    // A reward paid for all of it, and it is an order all the same.
    expect(saidBy(withData(event, { netAmount: 0 }))).toMatchObject([{ type: 'order.recorded' }]);
  });

  test('of an answer are the answer, unless the attributes are none', () => {
    const event = firstOf('activity.recorded');
    const attributes = { survey: 'nps', kind: 'nps', score: 3 };
    const answer = withData(event, { type: 'survey_answered', attributes });
    expect(saidBy(answer)).toMatchObject([
      { type: 'survey.answered', surveyId: 'nps', kind: 'nps', score: 3 },
    ]);
    const torn = withData(answer, { attributes: { ...attributes, kind: 'hasOwnProperty' } });
    expect(saidBy(torn)).toMatchObject([{ type: 'activity.recorded' }]);
  });

  test.each([
    [null, 'bronze', 'up'],
    ['bronze', 'gold', 'up'],
    ['gold', 'silver', 'down'],
    ['silver', null, 'down'],
    ['platinum', 'gold', undefined],
  ])('end with the tier: %s → %s is %s', (from, to, direction) => {
    const event = firstOf('points.adjusted');
    const changed = { ...event, detail: { ...event.detail, tierChange: { from, to } } } as OutgoingEvent;
    const signals = signalsOfEvent(changed, ['bronze', 'silver', 'gold']);
    expect(signals.map(({ index }) => index)).toEqual([0, 1]);
    expect(signals[1]).toMatchObject({ type: 'tier.changed', from, to });
    expect(signals.map((signal) => 'direction' in signal && signal.direction)).toEqual([
      false,
      direction ?? false,
    ]);
  });

  test('are none of what is told beside it, and of what is no entry', () => {
    for (const type of ['tier.changed', 'points.settled'] as const)
      expect(signalsOfEvent({ ...firstOf('points.adjusted'), type }, [])).toEqual([]);
    const { sequence: _sequence, ...observed } = firstOf('member.enrolled').detail as Record<string, unknown>;
    expect(signalsOfEvent({ type: 'referral.visited', detail: observed } as OutgoingEvent, [])).toEqual([]);
  });

  test('are at least one for every entry that can be told', () => {
    for (const entry of Object.values(tellStory()).map((one) => one.entry)) {
      const [first] = eventsOfEntry(entry);
      if (first === undefined) throw new Error('an entry tells nothing');
      expect(EVENT_TYPES).toContain(first.type);
      expect(signalsOfEvent(first, []).length).toBeGreaterThan(0);
    }
  });
});
