import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from '../../shared/contracts/time.ts';
import { type Journey, newJourney } from '../../shared/domain/journeys/journey.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import type { OutgoingEvent } from '../../shared/events/outgoing-event.ts';
import { hearEntries } from '../../shared/journeys/hear-entries.ts';
import type { HeardEntry } from '../../shared/journeys/heard-entry.ts';
import { tellStory } from '../../tools/docs/examples/story.ts';
import { BEGIN } from '../domain/builders.ts';
import { aTrigger, aTriggerProgram, known } from '../domain/triggers/programs.ts';
import { check } from '../law-runs.ts';
import { memberNumber } from './engine-world.ts';

const MEMBER = memberNumber(1);
const DAY = 86_400;
const NOW = BEGIN + 400 * DAY;
const rules = aTriggerProgram([
  aTrigger({
    when: { kind: 'event', event: 'order.recorded' },
    expiresAfterMinutes: 600 * 1_440,
    goal: { event: 'order.recorded', withinDays: 30 },
    coolingOffDays: 0,
  }),
]);

const story = Object.values(tellStory()).flatMap(({ entry }) => eventsOfEntry(entry));

/** An event of the story as another of the test's member. */
function told(type: string, sequence: number, at: number, data: object): HeardEntry {
  const found = story.find((event) => event.type === type);
  if (found === undefined) throw new Error(`the story tells no ${type}`);
  const [occurredAt, recordedAt] = [isoTime(at), isoTime(NOW)];
  const detail = { ...found.detail, memberId: MEMBER, sequence, tierChange: null, occurredAt, recordedAt };
  const event = { ...found, detail: { ...detail, data: { ...found.detail.data, ...data } } } as OutgoingEvent;
  return { memberId: MEMBER, sequence, event };
}

/** Orders of four days far apart, told in any order, and whole returns of them at a later moment. */
const entries = fc
  .array(fc.tuple(fc.boolean(), fc.nat({ max: 5 }), fc.constantFrom(0, 90, 200, 399)), {
    minLength: 1,
    maxLength: 14,
  })
  .map((all) =>
    all.map(([isReturn, order, day], index) => {
      const [orderId, at] = [`order-${order}`, BEGIN + (isReturn ? 399 : day) * DAY];
      return isReturn
        ? told('order.refunded', index + 1, at, { orderId, isWhole: true })
        : told('order.recorded', index + 1, at, { orderId: `${orderId}-${index % 3}` });
    }),
  );

/** All that is told where so many entries at once are heard in each step, and what comes of it. */
function hearIn(steps: readonly number[], all: readonly HeardEntry[]) {
  const tiers: readonly string[] = [];
  const events: OutgoingEvent[] = [];
  let journey: Journey = newJourney(MEMBER);
  for (let step = 0; journey.sequence < all.length; step += 1) {
    const next = all.slice(journey.sequence, journey.sequence + (steps[step] ?? all.length));
    const heard = hearEntries(journey, next, { known: known(), rules, tiers, now: NOW, programVersion: 1 });
    events.push(...heard.told);
    journey = heard.journey;
  }
  return { journey, events };
}

test('however many entries come together, the same is told of each, under the same ids', () => {
  check(
    fc.property(entries, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 14 }), (all, steps) => {
      const together = hearIn([], all);
      const apart = hearIn(steps, all);
      expect(apart.journey).toEqual(together.journey);
      expect(apart.events).toEqual(together.events);
      const ids = together.events.map(({ detail }) => detail.id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('each change of stage is told, also where one second sees the same stage twice', () => {
  const at = BEGIN + 399 * DAY;
  // The orders of a year ago are credited one by one: each makes them silent first, and the last one active again.
  const all = [
    told('order.recorded', 1, at, { orderId: 'a' }),
    told('order.refunded', 2, at, { orderId: 'a', isWhole: true }),
    told('order.recorded', 3, at, { orderId: 'b' }),
    told('order.refunded', 4, at, { orderId: 'b', isWhole: true }),
  ];
  const { journey, events } = hearIn([3, 1], all);
  const stages = events.flatMap(({ type, detail }) =>
    type === 'journey.stage_changed' ? [(detail.data as { readonly to: string }).to] : [],
  );
  expect(stages).toEqual(journey.stages.map(({ stage }) => stage));
  expect(stages.length).toBeGreaterThan(3);
});
