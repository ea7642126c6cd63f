import { describe, expect, test } from 'vitest';
import type { Journey } from '../../../shared/domain/journeys/journey.ts';
import { nextStageAt, stageAt } from '../../../shared/domain/journeys/stage-at.ts';
import { nextChange, noteStages } from '../../../shared/domain/journeys/stage-history.ts';
import { takeEntry } from '../../../shared/domain/journeys/take-signal.ts';
import { usualIntervalSeconds } from '../../../shared/domain/journeys/usual-interval.ts';
import { DEFAULT_JOURNEY_RULES as RULES } from '../../../shared/domain/program/journey-rules.ts';
import {
  answered,
  closed,
  DAY,
  did,
  enrolled,
  journeyOf,
  type News,
  ordered,
  refunded,
  reversed,
  rewarded,
  unrewarded,
} from './telling.ts';

type Life = readonly (readonly [number, News])[];

/** The history up to a day: stage, day, code. */
function historyOf(life: Life, until: number): readonly string[] {
  const { stages } = noteStages(journeyOf(life), RULES, until * DAY);
  return stages.map(({ stage, at, because }) => `${at / DAY} ${stage} ${because}`);
}

/** Orders every 20 days from day 1 on: what is usual is 20 days. */
const monthly = (orders: number): Life =>
  Array.from({ length: orders }, (_, index) => [1 + index * 20, ordered(`o${index + 1}`)] as const);

describe('each transition, by the rule that makes it', () => {
  test.each<[string, Life, number, readonly string[]]>([
    ['known, without interest', [[1, { type: 'other' }]], 900, ['1 awareness known']],
    [
      'interest, and its end',
      [[1, enrolled]],
      900,
      ['1 consideration interest', '31 awareness interest_faded'],
    ],
    [
      'a visit keeps it up, and brings it back',
      [
        [1, enrolled],
        [20, did('v1')],
        [70, did('v2')],
      ],
      900,
      [
        '1 consideration interest',
        '50 awareness interest_faded',
        '70 consideration interest',
        '100 awareness interest_faded',
      ],
    ],
    [
      'a first order, and its days, and silence of twice and four times what is usual for strangers',
      [
        [0, enrolled],
        [2, ordered('o1')],
      ],
      900,
      [
        '0 consideration interest',
        '2 onboarding first_order',
        '62 active onboarding_over',
        '122 at_risk silent_2_intervals',
        '242 lapsed silent_4_intervals',
      ],
    ],
    [
      'the third order ends onboarding; then silence by their own interval',
      monthly(3),
      900,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '81 at_risk silent_2_intervals',
        '121 lapsed silent_4_intervals',
      ],
    ],
    [
      'an order ends a silence',
      [...monthly(3), [90, ordered('back')]],
      95,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '81 at_risk silent_2_intervals',
        '90 active ordered_again',
      ],
    ],
    [
      'an order of one who had lapsed',
      [...monthly(3), [200, ordered('back')]],
      201,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '81 at_risk silent_2_intervals',
        '121 lapsed silent_4_intervals',
        '200 active ordered_again',
      ],
    ],
    [
      'a rewarded friend, and the end of its days while they buy on',
      [
        ...monthly(3),
        [45, rewarded('f1')],
        ...Array.from({ length: 19 }, (_, index) => [61 + index * 20, ordered(`p${index}`)] as const),
      ],
      425,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '45 advocate referral_rewarded',
        '410 active advocacy_over',
      ],
    ],
    [
      'a promoter is an advocate, until they are silent',
      [...monthly(3), [45, answered('a1', 9)]],
      85,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '45 advocate promoted',
        '81 at_risk silent_2_intervals',
      ],
    ],
    [
      'another answer ends what a promoter began',
      [...monthly(3), [45, answered('a1', 10)], [50, answered('a2', 8)]],
      51,
      ['1 onboarding first_order', '41 active order_3', '45 advocate promoted', '50 active advocacy_over'],
    ],
    [
      'a friend who is rewarded makes no advocate of one who never bought',
      [
        [1, enrolled],
        [2, rewarded('f1')],
      ],
      3,
      ['1 consideration interest'],
    ],
    [
      'the only order goes back wholly',
      [
        [1, ordered('o1')],
        [5, refunded('o1')],
      ],
      40,
      ['1 onboarding first_order', '5 consideration order_refunded', '31 awareness interest_faded'],
    ],
    [
      'a part of an order that goes back changes nothing',
      [
        [1, ordered('o1')],
        [5, refunded('o1', false)],
      ],
      40,
      ['1 onboarding first_order'],
    ],
    [
      'the third order goes back',
      [...monthly(3), [45, refunded('o3')]],
      50,
      ['1 onboarding first_order', '41 active order_3', '45 onboarding order_refunded'],
    ],
    [
      'the order that ended a silence goes back: it never ended',
      [...monthly(3), [90, ordered('back')], [95, refunded('back')]],
      100,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '81 at_risk silent_2_intervals',
        '90 active ordered_again',
        '95 at_risk order_refunded',
      ],
    ],
    [
      'the activity that showed interest is reversed',
      [
        [1, did('v1')],
        [2, reversed('v1')],
      ],
      3,
      ['1 consideration interest', '2 awareness activity_reversed'],
    ],
    [
      "a promoter's answer is reversed, and the one before counts again",
      [...monthly(3), [44, answered('a0', 3)], [45, answered('a1', 9)], [46, reversed('a1')]],
      47,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '45 advocate promoted',
        '46 active activity_reversed',
      ],
    ],
    [
      "a friend's reward is reversed",
      [...monthly(3), [45, rewarded('f1')], [50, unrewarded('f1')]],
      51,
      [
        '1 onboarding first_order',
        '41 active order_3',
        '45 advocate referral_rewarded',
        '50 active referral_reversed',
      ],
    ],
  ])('%s', (_, life, until, expected) => {
    expect(historyOf(life, until)).toEqual(expected);
  });
});

test('an order that is told late counts from when it was placed, and the history goes on from where it is', () => {
  const told = [...monthly(3), [82, did('v')], [60, ordered('late')]] as Life;
  const { stages, latestOrders } = noteStages(journeyOf(told), RULES, 95 * DAY);
  expect(latestOrders.map(({ placedAt }) => placedAt / DAY)).toEqual([1, 21, 41, 60]);
  expect(stages.slice(-2).map(({ stage, at }) => [stage, at / DAY])).toEqual([
    ['at_risk', 81],
    ['active', 82],
  ]);
  expect(nextStageAt(journeyOf(told), RULES, 82 * DAY)).toBe(100 * DAY);
});

test('a stage tells since when and why, and when it will end', () => {
  const journey = journeyOf(monthly(3));
  expect(stageAt(journey, RULES, 50 * DAY)).toEqual({ stage: 'active', because: 'order_3', since: 41 * DAY });
  expect(stageAt(journey, RULES, 90 * DAY)).toEqual({
    stage: 'at_risk',
    because: 'silent_2_intervals',
    since: 81 * DAY,
  });
  expect(nextStageAt(journey, RULES, 50 * DAY)).toBe(81 * DAY);
  expect(nextStageAt(journey, RULES, 81 * DAY)).toBe(121 * DAY);
  expect(nextStageAt(journey, RULES, 121 * DAY)).toBeNull();
});

test('other rules make another stage of the same facts, and the history says so', () => {
  const journey = journeyOf(monthly(3));
  const strict = { ...RULES, onboardedAtOrder: 5 };
  expect(noteStages(journey, strict, 43 * DAY).stages.at(-1)).toEqual({
    stage: 'onboarding',
    at: 43 * DAY,
    because: 'rules_changed',
  });
});

test('other rules that make the same stage of now change nothing, and foretell what comes by them', () => {
  const journey = journeyOf(monthly(3));
  const strict = { ...RULES, onboardedAtOrder: 5 };
  expect(noteStages(journey, strict, 70 * DAY).stages).toEqual(journey.stages);
  expect(nextChange(journey, strict, 70 * DAY)).toEqual({
    stage: 'at_risk',
    at: 81 * DAY,
    because: 'silent_2_intervals',
  });
});

test('an order that is not remembered one by one any more goes back all the same, and one that never was does not', () => {
  const many = monthly(14);
  expect(journeyOf([...many, [300, refunded('o1')]])).toMatchObject({ orders: 13, firstOrderAt: DAY });
  expect(journeyOf([...many, [300, refunded('o14')]]).latestOrders).toHaveLength(11);
  expect(journeyOf([...monthly(2), [300, refunded('unheard of')]])).toMatchObject({ orders: 2 });
  const all = journeyOf([
    ...many,
    ...many.map(([, one], day): Life[number] => [300 + day, refunded(idOf(one))]),
  ]);
  expect(all).toMatchObject({ orders: 0, firstOrderAt: null, latestOrders: [] });
});

const idOf = (news: News): string => (news.type === 'order.recorded' ? news.orderId : '');

describe('what is usual for a customer', () => {
  const usual = (days: readonly number[]) =>
    usualIntervalSeconds(journeyOf(days.map((day, index) => [day, ordered(`o${index}`)])), RULES) / DAY;

  test.each<[string, readonly number[], number]>([
    ['with one order: the default', [1], 60],
    ['with one gap: the default', [1, 31], 60],
    ['with two gaps: the middle of both', [1, 21, 51], 25],
    ['with three: the median, whatever the longest', [1, 21, 46, 400], 25],
    ['orders within 24 hours are one occasion', [1, 1.2, 1.9, 21, 51], 25],
    ['at least what the rules say', [1, 3, 5, 7], 14],
    ['at most what the rules say', [1, 401, 801], 180],
    [
      'of the latest twelve',
      [...Array.from({ length: 12 }, (_, i) => i * 15), 200, 300, 400, 500, 600, 700, 800],
      100,
    ],
  ])('%s', (_, days, expected) => {
    expect(usual(days)).toBe(expected);
  });
});

describe('what cannot be folded', () => {
  test('an entry that is not the next, or came already', () => {
    const journey: Journey = journeyOf([[1, enrolled]]);
    const told = { type: 'other', memberId: journey.memberId, index: 0, occurredAt: DAY } as const;
    for (const sequence of [1, 3])
      expect(() => takeEntry(journey, [{ ...told, sequence }], RULES)).toThrow(/where entry 2 is next/);
  });

  test("another member's signals, and signals out of their order", () => {
    const journey = journeyOf([[1, closed]]);
    const told = { type: 'other', sequence: 2, index: 0, occurredAt: DAY } as const;
    expect(() => takeEntry(journey, [{ ...told, memberId: 'mbr_other' }], RULES)).toThrow(/mbr_other/);
    expect(() => takeEntry(journey, [{ ...told, memberId: journey.memberId, index: 1 }], RULES)).toThrow(
      /where 0 is next/,
    );
    expect(() => takeEntry(journey, [], RULES)).toThrow(/without signals/);
  });
});
