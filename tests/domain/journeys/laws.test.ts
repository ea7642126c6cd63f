import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Journey, newJourney } from '../../../shared/domain/journeys/journey.ts';
import { nextStageAt, stageAt } from '../../../shared/domain/journeys/stage-at.ts';
import { noteStages } from '../../../shared/domain/journeys/stage-history.ts';
import { takeEntry } from '../../../shared/domain/journeys/take-signal.ts';
import { usualIntervalSeconds } from '../../../shared/domain/journeys/usual-interval.ts';
import { DEFAULT_JOURNEY_RULES as RULES } from '../../../shared/domain/program/journey-rules.ts';
import { check } from '../../law-runs.ts';
import {
  answered,
  DAY,
  did,
  entryOf,
  MEMBER,
  type News,
  ordered,
  refunded,
  reversed,
  rewarded,
} from './telling.ts';

const NAMES = ['1', '2', '3', '4', '5', '6', '7', '8'];
const name = fc.constantFrom(...NAMES);
const news: fc.Arbitrary<News> = fc.oneof(
  { weight: 4, arbitrary: name.map((id) => ordered(id)) },
  { weight: 2, arbitrary: name.map((id) => refunded(id)) },
  { weight: 2, arbitrary: name.map((id) => did(id)) },
  name.map((id) => reversed(id)),
  fc.tuple(name, fc.integer({ min: 0, max: 10 })).map(([id, score]) => answered(id, score)),
  name.map((id) => rewarded(id)),
  fc.constant<News>({ type: 'member.enrolled' }),
);
/** Hours until it is told, and hours that it happened before that. */
interface Step {
  readonly after: number;
  readonly late: number;
  readonly news: News;
}
const step: fc.Arbitrary<Step> = fc.record({
  after: fc.oneof(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 0, max: 24 * 120 })),
  late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 24 * 60 })),
  news,
});
const life = fc.array(step, { minLength: 1, maxLength: 20 });

/** As the ledger tells it: an order once, and its refund once and after it. */
function possible(steps: readonly Step[]): readonly Step[] {
  const seen = new Set<string>();
  return steps.filter(({ news: one }) => {
    if (one.type === 'order.recorded') return isNew(`o${one.orderId}`);
    if (one.type === 'order.refunded') return seen.has(`o${one.orderId}`) && isNew(`r${one.orderId}`);
    return true;
  });
  function isNew(key: string): boolean {
    const wasSeen = seen.has(key);
    seen.add(key);
    return !wasSeen;
  }
}

interface Lived {
  readonly journey: Journey;
  readonly now: number;
}

function live(
  steps: readonly Step[],
  look: (journey: Journey, now: number) => Journey = (one) => one,
): Lived {
  return steps.reduce<Lived>(
    ({ journey, now }, { after, late, news: one }) => {
      const then = now + after * 3_600;
      const looked = look(journey, then);
      const at = Math.max(0, then - late * 3_600);
      return { journey: takeEntry(looked, entryOf(looked, at, one), RULES), now: then };
    },
    { journey: newJourney(MEMBER), now: 0 },
  );
}

describe('journeys', () => {
  test('remember the orders that count, and nothing of those that went back', () => {
    check(
      fc.property(life, (steps) => {
        const told = possible(steps);
        const gone = new Set(
          told.flatMap(({ news: one }) => (one.type === 'order.refunded' ? [one.orderId] : [])),
        );
        const kept = told.map(({ news: one, ...rest }): Step => {
          const isGone = one.type === 'order.recorded' && gone.has(one.orderId);
          return { ...rest, news: isGone || one.type === 'order.refunded' ? { type: 'other' } : one };
        });
        const [all, without] = [live(told), live(kept)];
        const factsOf = ({ orders, latestOrders, firstOrderAt }: Journey) => ({
          orders,
          latestOrders,
          firstOrderAt,
        });
        expect(factsOf(all.journey)).toEqual(factsOf(without.journey));
        expect(all.journey.orders).toBe(all.journey.latestOrders.length);
        expect(usualIntervalSeconds(all.journey, RULES)).toBe(usualIntervalSeconds(without.journey, RULES));
      }),
    );
  });

  test('tell the stage by the facts alone: looking at it, often or never, changes neither it nor facts', () => {
    check(
      fc.property(life, (steps) => {
        const told = possible(steps);
        const seldom = live(told);
        const often = live(told, (journey, now) =>
          noteStages(noteStages(journey, RULES, now - 3_600), RULES, now),
        );
        const now = seldom.now + 500 * DAY;
        expect(stageAt(often.journey, RULES, now).stage).toBe(stageAt(seldom.journey, RULES, now).stage);
        expect({ ...often.journey, stages: [], stagesUntil: 0 }).toEqual({
          ...seldom.journey,
          stages: [],
          stagesUntil: 0,
        });
      }),
    );
  });

  test('have a history in order, each stage another than the one before, ending in the stage of now', () => {
    check(
      fc.property(life, (steps) => {
        const { journey, now } = live(possible(steps));
        const { stages } = noteStages(journey, RULES, now);
        expect(stages.map(({ at }) => at)).toEqual(stages.map(({ at }) => at).toSorted((a, b) => a - b));
        for (const [index, { stage }] of stages.entries()) expect(stages[index - 1]?.stage).not.toBe(stage);
        expect(stages.at(-1)?.stage ?? 'awareness').toBe(stageAt(journey, RULES, now).stage);
      }),
    );
  });

  test('have the same history however often it is looked at, where everything is told at once', () => {
    check(
      fc.property(life, fc.array(fc.integer({ min: 0, max: 24 * 90 }), { maxLength: 5 }), (steps, looks) => {
        const told = possible(steps).map((one) => ({ ...one, late: 0 }));
        const seldom = live(told);
        const often = live(told, (journey, now) =>
          looks
            .map((hours) => now - hours * 3_600)
            .sort((a, b) => a - b)
            .reduce((looked, moment) => noteStages(looked, RULES, moment), journey),
        );
        expect(often.journey.stages).toEqual(seldom.journey.stages);
      }),
    );
  });

  test('keep their stage until the moment that is foretold, and change it then', () => {
    check(
      fc.property(life, fc.integer({ min: 0, max: 1_000 }), (steps, part) => {
        const { journey, now } = live(possible(steps));
        const next = nextStageAt(journey, RULES, now);
        const { stage } = stageAt(journey, RULES, now);
        const until = next ?? now + 2_000 * DAY;
        const between = now + Math.floor(((until - 1 - now) * part) / 1_000);
        expect(stageAt(journey, RULES, between).stage).toBe(stage);
        expect(stageAt(journey, RULES, until - 1).stage).toBe(stage);
        if (next !== null) expect(stageAt(journey, RULES, next).stage).not.toBe(stage);
      }),
    );
  });
});
