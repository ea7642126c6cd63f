import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Journey, newJourney } from '../../shared/domain/journeys/journey.ts';
import type { Signal } from '../../shared/domain/journeys/signal.ts';
import { reachedAt } from '../../shared/domain/triggers/ask.ts';
import { hear } from '../../shared/domain/triggers/hear.ts';
import { journeyTold } from '../../shared/journeys/journey-told.ts';
import { BEGIN } from '../domain/builders.ts';
import { enrolled, type News, ordered, refunded } from '../domain/journeys/telling.ts';
import { aTrigger, aTriggerProgram, known, treatAll } from '../domain/triggers/programs.ts';
import { check } from '../law-runs.ts';
import { memberNumber } from './engine-world.ts';

const WELCOME = aTrigger({
  when: { kind: 'event', event: 'member.enrolled' },
  goal: { event: 'order.recorded', withinDays: 30 },
});
const PROGRAM = aTriggerProgram([WELCOME]);
const MEMBER = memberNumber(1);

/** What is told of goals, step by step, and the journey that it leads to. */
function tell(all: readonly News[]): { told: readonly string[]; ids: readonly string[]; journey: Journey } {
  let journey = newJourney(MEMBER);
  const events = all.flatMap((news, place) => {
    const [now, sequence] = [BEGIN + place * 60, journey.sequence + 1];
    const signal = { ...news, memberId: MEMBER, sequence, index: 0, occurredAt: now } as Signal;
    const decided = hear(journey, [signal], known(), PROGRAM, treatAll, now);
    const told = journeyTold(journey, decided.journey, decided.decisions, 1, now);
    journey = decided.journey;
    return told.filter(({ type }) => type.startsWith('ask.goal'));
  });
  return { told: events.map(({ type }) => type), ids: events.map(({ detail }) => detail.id), journey };
}

/** Orders once, and refunds once and after them. */
const deeds = fc
  .array(fc.tuple(fc.boolean(), fc.constantFrom('1', '2', '3', '4')), { maxLength: 12 })
  .map((all) => {
    const [bought, back] = [new Set<string>(), new Set<string>()];
    return all.flatMap(([isRefund, order]): readonly News[] => {
      const into = isRefund ? back : bought;
      if (into.has(order) || (isRefund && !bought.has(order))) return [];
      into.add(order);
      return [isRefund ? refunded(order) : ordered(order)];
    });
  });

test('goals are told as reached and as lost in turn, and in the end as they are', () => {
  check(
    fc.property(deeds, (all) => {
      const { told, ids, journey } = tell([enrolled, ...all]);
      for (const [place, type] of told.entries())
        expect(type).toBe(place % 2 === 0 ? 'ask.goal_reached' : 'ask.goal_lost');
      const [made] = journey.made;
      expect(told.length % 2 === 1).toBe(made !== undefined && reachedAt(made) !== null);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});
