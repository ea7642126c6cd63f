import { expect, it } from 'vitest';
import type { Challenge } from '../../shared/domain/program/challenge.ts';
import { describeChallenge, describeGoal } from '../../shared/domain/program/describe-challenges.ts';
import { diffPrograms } from '../../shared/domain/program/diff-programs.ts';
import { aChallenge, FULL_CHALLENGE } from './challenges.ts';
import { aDocument } from './documents.ts';

const told = (before: readonly Challenge[], after: readonly Challenge[]) =>
  diffPrograms(aDocument({ challenges: before }), aDocument({ challenges: after })).map(({ words }) => words);

it('tells a whole challenge in one line', () => {
  expect(describeChallenge(FULL_CHALLENGE, aDocument())).toBe(
    '3 orders within a month, counting orders with paid goods of category “shoes”, without goods tagged “outlet”, worth at least 20.00 USD or 18.00 EUR, for members of tier GOLD, of segment “vip”, from 2026-06-01T00:00:00-04:00, until 2026-09-01T00:00:00-04:00, again and again, gives 300 points',
  );
});

it.each<[Challenge['goal'], string]>([
  [{ kind: 'orders', orders: 1 }, '1 order'],
  [{ kind: 'orders', orders: 5, within: 'week' }, '5 orders within a week'],
  [{ kind: 'streak', periods: 6, of: 'month' }, 'an order in each of 6 months in a row'],
  [
    { kind: 'collect', categories: ['tea', 'cups', 'pots'], different: 2 },
    'orders with 2 of the categories “tea”, “cups” and “pots”',
  ],
])('%o is %s', (goal, words) => {
  expect(describeGoal(goal)).toBe(words);
});

it('tells what is new and what is gone', () => {
  const words = '3 orders, counting orders with paid goods, once, gives 100 points';
  expect(told([], [aChallenge()])).toEqual([`Challenge “third-order” (new): ${words}`]);
  expect(told([aChallenge()], [])).toEqual([`Challenge “third-order” (removed): ${words}`]);
  expect(told([aChallenge()], [aChallenge()])).toEqual([]);
});

it.each<[keyof Challenge, Partial<Challenge>, string]>([
  ['name', { name: 'Three' }, 'is called “Three” (before: “Third order”)'],
  ['description', { description: 'a\nb' }, 'is described as “a b” (before: none)'],
  [
    'goal',
    { goal: { kind: 'orders', orders: 4 } },
    'asks, from the next order on, for 4 orders (before: 3 orders)',
  ],
  [
    'counts',
    { counts: { minimum: { USD: 500 } } },
    'counts orders with paid goods, worth at least 5.00 USD (before: orders with paid goods)',
  ],
  ['for', { for: { tiers: ['gold'] } }, 'is for members of tier GOLD (before: none)'],
  ['from', { from: '2026-06-01T00:00:00Z' }, 'begins at 2026-06-01T00:00:00Z (before: none)'],
  ['until', { until: '2026-09-01T00:00:00Z' }, 'ends at 2026-09-01T00:00:00Z (before: none)'],
  ['repeatable', { repeatable: true }, 'is given again and again (before: once)'],
  ['gives', { gives: { points: 1 } }, 'gives 1 point (before: 100 points)'],
  ['gives', { gives: { reward: 'gift' } }, 'gives the reward “gift” (before: 100 points)'],
])('%s', (_field, changes, words) => {
  expect(told([aChallenge()], [aChallenge(changes)])).toEqual([`Challenge “third-order”: ${words}`]);
});
