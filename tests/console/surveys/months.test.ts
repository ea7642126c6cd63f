import { expect, test } from 'vitest';
import { netPromoterScore } from '../../../shared/domain/feedback/net-promoter-score.ts';
import { monthsOf } from '../../../web/console/surveys/months.ts';

const day = (date: string, asked: number, scores: Readonly<Record<number, number>>) => ({
  day: date,
  asked,
  answered: Object.values(scores).reduce((sum, count) => sum + count, 0),
  scores: Object.entries(scores).map(([score, count]) => ({ score: Number(score), count })),
});

test('days of a month are one figure, by the formula of the whole', () => {
  const months = monthsOf({
    kind: 'nps',
    days: [
      day('2026-10-30', 3, { 10: 2 }),
      day('2026-11-01', 4, { 9: 1, 3: 1 }),
      day('2026-11-20', 1, { 9: 1 }),
    ],
  });
  expect(months.map(({ month, asked, answered }) => [month, asked, answered])).toEqual([
    ['2026-10', 3, 2],
    ['2026-11', 5, 3],
  ]);
  const { figure } = netPromoterScore([0, 0, 0, 1, 0, 0, 0, 0, 0, 2, 0]);
  expect(months[1]).toMatchObject({ value: figure?.score, interval: figure?.interval });
  expect(months[0]).toMatchObject({ value: 100, interval: null });
});

test('a month in which nobody answered has no figure', () => {
  for (const kind of ['nps', 'csat', 'ces'] as const)
    expect(monthsOf({ kind, days: [day('2026-11-01', 2, {})] })).toEqual([
      { month: '2026-11', asked: 2, answered: 0, value: null, interval: null },
    ]);
});

test('satisfaction is a share of answers, effort a mean', () => {
  expect(monthsOf({ kind: 'csat', days: [day('2026-11-01', 4, { 5: 3, 1: 1 })] })[0]?.value).toBeCloseTo(75);
  expect(monthsOf({ kind: 'ces', days: [day('2026-11-01', 2, { 7: 1, 4: 1 })] })[0]?.value).toBeCloseTo(5.5);
});
