import { describe, expect, test } from 'vitest';
import { seconds } from '../builders.ts';
import { closed, DAY, enrolled, type News, ordered, refunded } from '../journeys/telling.ts';
import { type Life, livingWith } from './living.ts';
import { aTrigger, aTriggerProgram, known, MINUTES_PER_DAY, treatAll } from './programs.ts';

const BEGIN = seconds('2026-03-01T12:00:00Z');
const THANKS = aTrigger({ id: 'thanks', expiresAfterMinutes: 2 * MINUTES_PER_DAY });
const SURVEY = aTrigger({
  id: 'survey',
  delayMinutes: 10 * MINUTES_PER_DAY,
  expiresAfterMinutes: 10 * MINUTES_PER_DAY,
});
const SORRY = aTrigger({ id: 'sorry', when: { kind: 'event', event: 'order.refunded' } });
const AGAIN = aTrigger({
  id: 'again',
  when: { kind: 'event', event: 'member.enrolled' },
  goal: { event: 'order.recorded', withinDays: 30 },
});

const transferred = (orderId: string): News => ({ type: 'order.transferred', orderId, isLess: true });
const lifeWith = (...triggers: readonly (typeof THANKS)[]): Life =>
  livingWith(BEGIN, { known: known(), program: aTriggerProgram(triggers), assign: treatAll });
const told = (life: Life) =>
  life.log.map((one) => {
    const outcome = one.outcome === 'dropped' ? one.reason : one.outcome;
    return `${(one.at - BEGIN) / DAY} ${one.ask.triggerId} ${outcome}`;
  });

describe('an order that goes to another account', () => {
  test('takes what waits about it along, and is no return', () => {
    const life = lifeWith(SURVEY, SORRY);
    life.tell([ordered('o1')]);
    life.until(BEGIN + DAY);
    life.tell([transferred('o1')]);
    life.until(BEGIN + 30 * DAY);
    expect(told(life)).toEqual(['1 survey OVERTAKEN']);
    expect(life.journey.orders).toBe(0);
  });

  test('is no success any more, unless there was another one', () => {
    const life = lifeWith(AGAIN);
    life.tell([enrolled]);
    life.until(BEGIN + DAY);
    life.tell([ordered('o1')]);
    expect(life.journey.made[0]?.reached).toMatchObject([{ by: 'order:o1' }]);
    life.tell([ordered('o2')]);
    life.tell([transferred('o1')]);
    expect(life.journey.made[0]?.reached).toMatchObject([{ by: 'order:o2' }]);
    life.tell([transferred('o2')]);
    expect(life.journey.made[0]?.reached).toEqual([]);
  });

  test('or that goes back is no success any more, also after they left', () => {
    const life = lifeWith(AGAIN);
    life.tell([enrolled]);
    life.tell([ordered('o1')]);
    life.tell([closed]);
    expect(life.journey.made[0]?.reached).toHaveLength(1);
    life.tell([refunded('o1')]);
    expect(life.journey.made[0]?.reached).toEqual([]);
  });

  test('is thanked for with who gets it while that is not too late, and asked about on its own day', () => {
    const life = lifeWith(THANKS, SURVEY);
    life.tell([enrolled]);
    life.tell([ordered('of long ago')], BEGIN - 40 * DAY);
    life.tell([ordered('of last week')], BEGIN - 6 * DAY);
    life.tell([ordered('of yesterday')], BEGIN - DAY);
    life.until(BEGIN + 30 * DAY);
    expect(told(life)).toEqual(['0 thanks made', '4 survey made', '9 survey made']);
  });

  test('of before the ask is no success of it, however late it comes', () => {
    const life = lifeWith(AGAIN);
    life.tell([enrolled]);
    life.tell([ordered('earlier')], BEGIN - DAY);
    expect(life.journey.made[0]?.reached).toEqual([]);
    life.until(BEGIN + 5 * DAY);
    life.tell([ordered('after it')], BEGIN + DAY);
    expect(life.journey.made[0]?.reached).toMatchObject([{ by: 'order:after it', at: BEGIN + DAY }]);
  });
});
