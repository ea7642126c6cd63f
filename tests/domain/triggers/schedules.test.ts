import { describe, expect, test } from 'vitest';
import type { Trigger, TriggerWhen } from '../../../shared/domain/program/trigger.ts';
import type { Known } from '../../../shared/domain/triggers/known.ts';
import { seconds } from '../builders.ts';
import { enrolled, type News, ordered, refunded } from '../journeys/telling.ts';
import { type Life, livingWith } from './living.ts';
import { aTrigger, aTriggerProgram, known, treatAll } from './programs.ts';

type Schedule = Extract<TriggerWhen, { kind: 'schedule' }>;

const scheduled = (when: Omit<Schedule, 'kind'>, changes: Partial<Trigger> = {}) =>
  aTriggerProgram([aTrigger({ when: { kind: 'schedule', ...when }, ...changes })]);

function lifeOf(
  begin: string,
  program: ReturnType<typeof scheduled>,
  changes: Partial<Known> = {},
  news: readonly News[] = [enrolled],
): Life {
  const life = livingWith(seconds(begin), { known: known(changes), program, assign: treatAll });
  life.tell(news);
  return life;
}

const madeBy = ({ log }: Life): readonly string[] =>
  log.flatMap(({ outcome, at }) =>
    outcome === 'made' ? [new Date(at * 1_000).toISOString().slice(0, 19)] : [],
  );

describe('moments of a schedule, by the calendar and clocks of the member', () => {
  test.each<[string, Omit<Schedule, 'kind'>, string, Partial<Known>, string, readonly string[]]>([
    [
      'days after, at the same time of day, to the second',
      { after: 'enrolled', offsetDays: 3 },
      '2026-06-01T10:20:30Z',
      {},
      '2026-07-01',
      ['2026-06-04T10:20:30'],
    ],
    [
      'days of the wall clock: clocks set forward make one shorter',
      { after: 'enrolled', offsetDays: 1 },
      '2026-03-07T15:00:00Z',
      { timeZone: 'America/New_York' },
      '2026-04-01',
      ['2026-03-08T14:00:00'],
    ],
    [
      'a time that clocks skip: the first moment after the gap',
      { after: 'enrolled', offsetDays: 1, at: '02:30' },
      '2026-03-07T15:00:00Z',
      { timeZone: 'America/New_York' },
      '2026-04-01',
      ['2026-03-08T07:00:00'],
    ],
    [
      'a time that clocks show twice: the first, and once',
      { after: 'enrolled', offsetDays: 1, at: '01:30' },
      '2026-10-31T15:00:00Z',
      { timeZone: 'America/New_York' },
      '2026-12-01',
      ['2026-11-01T05:30:00'],
    ],
    [
      'the very moment, also where clocks show its time for the second time',
      { after: 'enrolled', offsetDays: 0 },
      '2026-11-01T06:10:30Z',
      { timeZone: 'America/New_York' },
      '2026-12-01',
      ['2026-11-01T06:10:30'],
    ],
    [
      "a time that is over on the anchor's day: the next day's",
      { after: 'enrolled', offsetDays: 0, at: '09:00' },
      '2026-06-01T10:00:00Z',
      {},
      '2026-07-01',
      ['2026-06-02T09:00:00'],
    ],
    [
      "the program's clocks where the member's are not known",
      { after: 'enrolled', offsetDays: 1, at: '09:00' },
      '2026-06-01T10:00:00Z',
      { timeZone: null },
      '2026-07-01',
      ['2026-06-02T09:00:00'],
    ],
    [
      'the day of the member: it is the 2nd in Tokyo',
      { after: 'enrolled', offsetDays: 1, at: '09:00' },
      '2026-06-01T16:00:00Z',
      { timeZone: 'Asia/Tokyo' },
      '2026-07-01',
      ['2026-06-03T00:00:00'],
    ],
    [
      'birthday on 29 February: the 28th in common years',
      { after: 'birthday', offsetDays: 0, at: '10:00' },
      '2026-06-01T10:00:00Z',
      { birthday: { month: 2, day: 29 } },
      '2029-01-01',
      ['2027-02-28T10:00:00', '2028-02-29T10:00:00'],
    ],
    [
      'days before a birthday in January are in December',
      { after: 'birthday', offsetDays: -7, at: '10:00' },
      '2026-06-01T10:00:00Z',
      { birthday: { month: 1, day: 3 } },
      '2028-06-01',
      ['2026-12-27T10:00:00', '2027-12-27T10:00:00'],
    ],
    [
      'days after a birthday in December are in January',
      { after: 'birthday', offsetDays: 7 },
      '2026-06-01T10:00:00Z',
      { birthday: { month: 12, day: 30 } },
      '2028-06-01',
      ['2027-01-06T00:00:00', '2028-01-06T00:00:00'],
    ],
    [
      'anniversaries keep the time of day of the member',
      { after: 'enrollment_anniversary', offsetDays: 0 },
      '2025-10-31T15:00:00Z',
      { timeZone: 'America/New_York' },
      '2028-01-01',
      ['2026-10-31T15:00:00', '2027-10-31T15:00:00'],
    ],
    [
      'what is to come is told before it comes, or not at all',
      { after: 'points_expiry', offsetDays: -14 },
      '2026-06-01T10:00:00Z',
      { pointsExpireAt: seconds('2026-06-03T00:00:00Z') },
      '2026-07-01',
      [],
    ],
  ])('%s', (_, when, begin, changes, until, expected) => {
    const life = lifeOf(begin, scheduled(when), changes);
    life.until(seconds(`${until}T00:00:00Z`));
    expect(madeBy(life)).toEqual(expected);
  });
});

describe('once for an anchor', () => {
  test('though the member moves to where it is not that time yet', () => {
    const program = scheduled({ after: 'enrolled', offsetDays: 1, at: '09:00' });
    const life = lifeOf('2026-06-01T10:00:00Z', program, { timeZone: 'Asia/Tokyo' });
    life.until(seconds('2026-06-02T01:00:00Z'));
    life.change({ known: known({ timeZone: 'America/New_York' }) });
    life.until(seconds('2026-07-01T00:00:00Z'));
    expect(madeBy(life)).toEqual(['2026-06-02T00:00:00']);
  });

  test('though the schedule is another, or was gone for a while', () => {
    const life = lifeOf('2026-06-01T10:00:00Z', scheduled({ after: 'enrolled', offsetDays: 1 }));
    life.until(seconds('2026-06-02T12:00:00Z'));
    life.change({ program: aTriggerProgram([]) });
    life.tell([ordered('o1')]);
    life.until(seconds('2026-06-03T00:00:00Z'));
    life.change({ program: scheduled({ after: 'enrolled', offsetDays: 5 }) });
    life.until(seconds('2026-07-01T00:00:00Z'));
    expect(madeBy(life)).toEqual(['2026-06-02T10:00:00']);
  });

  test('each order is an anchor of its own; one that went back is none', () => {
    const program = scheduled({ after: 'last_order', offsetDays: 10 });
    const life = lifeOf('2026-06-01T10:00:00Z', program, {}, [ordered('o1')]);
    life.until(seconds('2026-06-05T00:00:00Z'));
    life.tell([ordered('o2')]);
    life.until(seconds('2026-06-20T00:00:00Z'));
    life.tell([ordered('o3')]);
    life.until(seconds('2026-06-21T00:00:00Z'));
    life.tell([refunded('o3')]);
    life.until(seconds('2026-08-01T00:00:00Z'));
    expect(madeBy(life)).toEqual(['2026-06-15T00:00:00']);
  });

  test('points that are spent do not expire: what waited for the morning is dropped', () => {
    const program = {
      ...scheduled({ after: 'points_expiry', offsetDays: -3 }),
      messaging: { caps: [], gapHours: 0, detractorDays: 1, quietHours: { from: '20:00', until: '09:00' } },
    };
    const expiring = known({ pointsExpireAt: seconds('2026-06-30T00:00:00Z') });
    const life = lifeOf('2026-06-01T10:00:00Z', program, expiring);
    life.until(seconds('2026-06-27T01:00:00Z'));
    life.change({ known: known() });
    life.until(seconds('2026-08-01T00:00:00Z'));
    expect(life.log.map(({ outcome }) => outcome)).toEqual(['postponed', 'dropped']);
    expect(life.log.at(-1)).toMatchObject({ reason: 'OVERTAKEN' });
  });
});
