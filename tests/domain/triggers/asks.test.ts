import { describe, expect, test } from 'vitest';
import { reachedAt } from '../../../shared/domain/triggers/ask.ts';
import type { AskDecision, Assign } from '../../../shared/domain/triggers/ask-decision.ts';
import { MOST_WAITING } from '../../../shared/domain/triggers/crowd-out.ts';
import { seconds } from '../builders.ts';
import {
  answered,
  closed,
  DAY,
  did,
  enrolled,
  erased,
  ordered,
  refunded,
  reversed,
} from '../journeys/telling.ts';
import { type Life, livingWith } from './living.ts';
import { aTrigger, aTriggerProgram, FREE, known, MINUTES_PER_DAY, treatAll } from './programs.ts';

const BEGIN = seconds('2026-03-02T12:00:00Z');
const HOUR = 3_600;

const lifeWith = (
  program: Parameters<typeof livingWith>[1]['program'],
  changes: Parameters<typeof known>[0] = {},
  assign: Assign = treatAll,
): Life => livingWith(BEGIN, { known: known(changes), program, assign });

const doneBy = ({ actions, firstIndex }: Extract<AskDecision, { outcome: 'made' }>): string =>
  `${actions.map(({ kind }) => kind).join('+')}@${firstIndex}`;

/** Decisions in words: days since the beginning, trigger, what became of it. */
const told = ({ log }: Life): readonly string[] =>
  log.map((one) => {
    const day = `${Math.round(((one.at - BEGIN) / DAY) * 100) / 100}`;
    const detail = one.outcome === 'dropped' ? one.reason : one.outcome === 'made' ? doneBy(one) : '';
    return `${day} ${one.ask.triggerId} ${one.outcome} ${detail}`.trim();
  });

const waits = aTrigger({ delayMinutes: 2 * MINUTES_PER_DAY });
const asksReview = aTrigger({ ...waits, actions: [{ kind: 'ask_review', template: 'r' }] });

describe('why an ask is dropped, one row for each reason, in the order in which they are looked at', () => {
  test.each<[string, (life: Life) => void, string]>([
    ['LEFT: they closed', (life) => life.tell([closed]), '1 thanks dropped LEFT'],
    ['LEFT: they were erased', (life) => life.tell([erased]), '1 thanks dropped LEFT'],
    [
      'TRIGGER_GONE: the program has it no more',
      (life) => {
        life.change({ program: aTriggerProgram([]) });
        life.until(life.now + 1);
      },
      '1 thanks dropped TRIGGER_GONE',
    ],
    ['GOAL_REACHED', (life) => life.tell([did('a1')]), '1 thanks dropped GOAL_REACHED'],
    ['OVERTAKEN: the order went back', (life) => life.tell([refunded('o1')]), '1 thanks dropped OVERTAKEN'],
    [
      'NOT_ELIGIBLE: by the condition on members',
      (life) => life.change({ known: known({ segments: ['angry'] }) }),
      '2 thanks dropped NOT_ELIGIBLE',
    ],
    ['NO_CONSENT', (life) => life.change({ known: known({ consents: [] }) }), '2 thanks dropped NO_CONSENT'],
    [
      'NO_CHANNEL: agreed to one that they cannot be reached on',
      (life) => life.change({ known: known({ consents: ['sms'], channels: ['email'] }) }),
      '2 thanks dropped NO_CHANNEL',
    ],
    ['none of them', () => {}, '2 thanks made ask_review@0'],
  ])('%s', (_, happen, expected) => {
    const trigger = aTrigger({
      ...asksReview,
      who: { kind: 'not', of: { kind: 'segment', in: ['angry'] } },
      goal: { event: 'activity.recorded', withinDays: 7 },
    });
    const life = lifeWith(aTriggerProgram([trigger]));
    life.tell([ordered('o1')]);
    life.until(BEGIN + DAY);
    happen(life);
    life.until(BEGIN + 10 * DAY);
    expect(told(life)).toEqual([expected]);
  });

  test('DETRACTOR, by the last answer, for its days', () => {
    const life = lifeWith(aTriggerProgram([asksReview], { ...FREE, detractorDays: 30 }));
    life.tell([did('a1'), answered('a1', 6)]);
    life.tell([ordered('o1')]);
    life.until(BEGIN + 27 * DAY);
    life.tell([ordered('o2')]);
    life.until(BEGIN + 28.5 * DAY);
    life.tell([ordered('o3')]);
    life.until(BEGIN + 40 * DAY);
    life.tell([did('a2'), answered('a2', 2)]);
    life.tell([did('a3'), answered('a3', 7)]);
    life.tell([ordered('o4')]);
    life.until(BEGIN + 50 * DAY);
    expect(told(life)).toEqual([
      '2 thanks dropped DETRACTOR',
      '29 thanks dropped DETRACTOR',
      '30.5 thanks made ask_review@0',
      '42 thanks made ask_review@0',
    ]);
  });

  test('COOLING_OFF: a second one that waited, once the first was made; what comes later is not planned', () => {
    const life = lifeWith(aTriggerProgram([aTrigger({ ...waits, coolingOffDays: 10 })]));
    life.tell([ordered('o1')]);
    life.until(BEGIN + DAY);
    life.tell([ordered('o2')]);
    life.until(BEGIN + 3.5 * DAY);
    life.tell([ordered('o3')]);
    life.until(BEGIN + 10 * DAY);
    life.tell([ordered('o4')]);
    life.until(BEGIN + 20 * DAY);
    expect(told(life)).toEqual([
      '2 thanks made message@0',
      '3 thanks dropped COOLING_OFF',
      '12 thanks made message@0',
    ]);
  });

  test('CROWDED_OUT: more wait than are kept, and those of the least priority go', () => {
    const [low, high] = [
      aTrigger({ ...waits, id: 'low', priority: 1 }),
      aTrigger({ ...waits, id: 'high', priority: 2, when: { kind: 'event', event: 'member.enrolled' } }),
    ];
    const life = lifeWith(aTriggerProgram([low, high]));
    for (let order = 1; order <= MOST_WAITING; order++) life.tell([ordered(`o${order}`)]);
    expect(told(life)).toEqual([]);
    life.tell([enrolled]);
    expect(told(life)).toEqual(['0 low dropped CROWDED_OUT']);
    expect(life.journey.asks).toHaveLength(MOST_WAITING);
  });

  test('EXPIRED at once, where quiet hours, gap or caps let it go only later than that', () => {
    const program = aTriggerProgram([aTrigger({ expiresAfterMinutes: 60 })], { ...FREE, gapHours: 2 });
    const life = lifeWith(program);
    life.tell([ordered('o1')]);
    life.until(BEGIN + HOUR);
    life.tell([ordered('o2')]);
    life.until(BEGIN + 1.5 * HOUR);
    life.tell([ordered('o3')]);
    life.until(BEGIN + DAY);
    expect(told(life)).toEqual([
      '0 thanks made message@0',
      '0.04 thanks dropped EXPIRED',
      '0.06 thanks postponed',
      '0.08 thanks made message@0',
    ]);
  });
});

describe('several that want the same person', () => {
  test('the highest priority goes first, the others after the gap', () => {
    const of = (id: string, priority: number) => aTrigger({ id, priority });
    const life = lifeWith(
      aTriggerProgram([of('low', 1), of('high', 9), of('middle', 5)], { ...FREE, gapHours: 24 }),
    );
    life.tell([ordered('o1')]);
    life.until(BEGIN + 10 * DAY);
    expect(told(life).filter((line) => line.includes('made'))).toEqual([
      '0 high made message@0',
      '1 middle made message@0',
      '2 low made message@0',
    ]);
  });

  test('who is held out takes nothing of the caps, and cools off like everybody', () => {
    const [held, other] = [
      aTrigger({ id: 'held', priority: 9, holdoutPercent: 50, coolingOffDays: 5 }),
      aTrigger({ id: 'other', priority: 1 }),
    ];
    const assign: Assign = ({ id }) =>
      id === 'held' ? { kind: 'holdout' } : { kind: 'treated', variant: 'all' };
    const life = lifeWith(
      aTriggerProgram([held, other], { ...FREE, caps: [{ times: 3, perDays: 30 }] }),
      {},
      assign,
    );
    life.tell([ordered('o1')]);
    life.until(BEGIN + 2 * DAY);
    life.tell([ordered('o2')]);
    life.until(BEGIN + 6 * DAY);
    life.tell([ordered('o3')]);
    expect(told(life)).toEqual([
      '0 held held_out',
      '0 other made message@0',
      '2 other made message@0',
      '6 held held_out',
      '6 other made message@0',
    ]);
  });
});

describe('an ask that also does something that needs no leave', () => {
  const gift = aTrigger({
    id: 'gift',
    actions: [
      { kind: 'message', template: 'm' },
      { kind: 'award_points', points: 10 },
    ],
    goal: { event: 'activity.recorded', withinDays: 3 },
  });
  const quiet = { ...FREE, quietHours: { from: '11:00', until: '18:00' } };

  test('does that at once, and asks when it may; each action has its number', () => {
    const life = lifeWith(aTriggerProgram([gift], quiet));
    life.tell([ordered('o1')]);
    life.until(BEGIN + DAY);
    expect(told(life)).toEqual([
      '0 gift made award_points@0',
      '0 gift postponed',
      '0.25 gift made message@1',
    ]);
    expect(life.journey.made).toEqual([
      expect.objectContaining({ at: BEGIN + 6 * HOUR, isCounted: true, goalUntil: BEGIN + 3 * DAY }),
    ]);
  });

  test('does it without consent too, and the goal ends the rest', () => {
    const silent = lifeWith(aTriggerProgram([gift]), { consents: [] });
    silent.tell([ordered('o1')]);
    expect(told(silent)).toEqual(['0 gift made award_points@0', '0 gift dropped NO_CONSENT']);
    const reached = lifeWith(aTriggerProgram([gift], quiet));
    reached.tell([ordered('o1')]);
    reached.until(BEGIN + HOUR);
    reached.tell([did('a1')]);
    expect(told(reached).slice(2)).toEqual(['0.04 gift dropped GOAL_REACHED']);
    expect(reached.journey.made.map(reachedAt)).toEqual([BEGIN + HOUR]);
  });

  test('goes on by another program where the first left off, with its own numbers', () => {
    const life = lifeWith(aTriggerProgram([gift], quiet));
    life.tell([ordered('o1')]);
    const words = [{ kind: 'message', template: 'other' }] as const;
    life.change({ program: aTriggerProgram([{ ...gift, actions: words }], quiet) });
    life.until(BEGIN + DAY);
    expect(told(life).at(-1)).toBe('0.25 gift made message@1');
  });

  test('does neither for who is held out', () => {
    const life = lifeWith(aTriggerProgram([gift], quiet), {}, () => ({ kind: 'holdout' }));
    life.tell([ordered('o1')]);
    life.until(BEGIN + DAY);
    expect(told(life)).toEqual(['0 gift held_out']);
  });

  test('goes by the variant: who only gets points is done, and the other is recorded before being asked', () => {
    const tried = aTrigger({
      id: 'tried',
      variants: [
        { id: 'points', sharePercent: 50, actions: [{ kind: 'award_points', points: 1 }] },
        { id: 'words', sharePercent: 50, actions: [{ kind: 'message', template: 'm' }] },
      ],
    });
    const by = (variant: string) => {
      const life = lifeWith(aTriggerProgram([tried], quiet), {}, () => ({ kind: 'treated', variant }));
      life.tell([ordered('o1')]);
      life.until(BEGIN + DAY);
      return told(life);
    };
    expect(by('points')).toEqual(['0 tried made award_points@0']);
    expect(by('words')).toEqual(['0 tried made @0', '0 tried postponed', '0.25 tried made message@0']);
    expect(() => by('gone')).toThrow(/has no variant/);
  });
});

describe('goals', () => {
  const wins = aTrigger({
    when: { kind: 'event', event: 'activity.recorded' },
    goal: { event: 'order.recorded', where: { 'spent.USD': { atLeast: 1_000 } }, withinDays: 10 },
  });

  test('are reached within their days, by what happened after the ask, and not if that goes back', () => {
    const life = lifeWith(aTriggerProgram([wins]));
    life.tell([did('a1')]);
    const reached = () => life.journey.made.map(reachedAt);
    life.until(BEGIN + DAY);
    life.tell([ordered('before')], BEGIN - HOUR);
    life.tell([ordered('small', { USD: 999 })]);
    expect(reached()).toEqual([null]);
    life.tell([ordered('o1')]);
    life.until(BEGIN + 2 * DAY);
    life.tell([ordered('o2')]);
    expect(reached()).toEqual([BEGIN + DAY]);
    life.tell([refunded('o1')]);
    expect(reached()).toEqual([BEGIN + 2 * DAY]);
    life.tell([refunded('o2')]);
    expect(reached()).toEqual([null]);
    life.until(BEGIN + 10 * DAY);
    life.tell([ordered('late')]);
    expect(reached()).toEqual([null]);
    life.tell([ordered('told late')], BEGIN + 9 * DAY);
    expect(reached()).toEqual([BEGIN + 9 * DAY]);
  });
});

describe('facts that come late, or go back', () => {
  const onboarding = aTrigger({
    id: 'onboarding',
    delayMinutes: MINUTES_PER_DAY,
    expiresAfterMinutes: 5 * MINUTES_PER_DAY,
  });

  test('an ask counts from when it happened; what would have expired is not planned', () => {
    const life = lifeWith(aTriggerProgram([onboarding]));
    life.tell([ordered('old')], BEGIN - 6 * DAY);
    expect(life.journey.asks).toEqual([]);
    life.tell([ordered('recent')], BEGIN - 0.5 * DAY);
    life.until(BEGIN + 10 * DAY);
    expect(told(life)).toEqual(['0.5 onboarding made message@0']);
  });

  test('a moment that a late order makes counts from the order, too', () => {
    const third = aTrigger({ when: { kind: 'schedule', after: 'first_order', offsetDays: 3 } });
    const life = lifeWith(aTriggerProgram([third]));
    life.tell([ordered('o1')], BEGIN - 5 * DAY);
    expect(told(life)).toEqual(['0 thanks made message@0']);
    life.tell([ordered('o0')], BEGIN - 5.5 * DAY);
    life.until(BEGIN + 10 * DAY);
    expect(told(life)).toHaveLength(1);
    const older = lifeWith(aTriggerProgram([third]));
    older.tell([ordered('o1')], BEGIN - 7 * DAY);
    expect(told(older)).toEqual([]);
  });

  test('what a reversed activity asked for is not given, nor what a silence asked for that an order ended', () => {
    const silence = aTrigger({
      id: 'silence',
      when: { kind: 'silence', intervals: 0.5 },
      delayMinutes: MINUTES_PER_DAY,
    });
    const reward = aTrigger({
      id: 'reward',
      when: { kind: 'event', event: 'activity.recorded', where: { activity: { is: 'review' } } },
      delayMinutes: MINUTES_PER_DAY,
      actions: [{ kind: 'award_points', points: 50 }],
    });
    const life = lifeWith(aTriggerProgram([silence, reward]));
    life.tell([ordered('o1')]);
    life.tell([did('a1', 'review')]);
    life.until(BEGIN + HOUR);
    life.tell([reversed('a1')]);
    life.until(BEGIN + 30.5 * DAY);
    life.tell([ordered('o2')]);
    life.until(BEGIN + 40 * DAY);
    expect(told(life)).toEqual(['0.04 reward dropped OVERTAKEN', '30.5 silence dropped OVERTAKEN']);
  });

  test('a silence is told once, also when the order that ended it goes back', () => {
    const life = lifeWith(aTriggerProgram([aTrigger({ when: { kind: 'silence', intervals: 0.5 } })]));
    life.tell([ordered('o1')]);
    life.until(BEGIN + 31 * DAY);
    life.tell([ordered('o2')]);
    life.tell([refunded('o2')]);
    life.until(BEGIN + 50 * DAY);
    expect(told(life)).toEqual(['30 thanks made message@0']);
  });
});

describe('members who leave', () => {
  test('and come back are members again, and remember what they were asked', () => {
    const welcome = aTrigger({ when: { kind: 'event', event: 'member.enrolled' }, coolingOffDays: 'ever' });
    const other = aTrigger({ id: 'other' });
    const life = lifeWith(aTriggerProgram([welcome, other]));
    life.tell([enrolled]);
    life.tell([closed]);
    life.tell([ordered('o1')]);
    life.until(BEGIN + DAY);
    life.tell([enrolled]);
    life.tell([ordered('o2')]);
    expect(told(life)).toEqual(['0 thanks made message@0', '1 other made message@0']);
  });

  test('and are erased leave nothing but their number', () => {
    const life = lifeWith(aTriggerProgram([waits]));
    life.tell([enrolled]);
    life.tell([ordered('o1')]);
    life.tell([erased]);
    life.tell([ordered('o2')]);
    const { memberId, sequence, status, ...rest } = life.journey;
    expect([sequence, status]).toEqual([4, 'erased']);
    expect(memberId).toBe('mbr_test');
    expect(JSON.stringify(rest)).not.toMatch(/o1|o2/);
    expect(rest).toMatchObject({ orders: 0, asks: [], made: [], enrolledAt: null, latestOrders: [] });
  });
});
