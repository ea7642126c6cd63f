import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import type { Figure } from '../../shared/metrics/figure.ts';
import { CES, CSAT, NPS } from '../../shared/metrics/points/surveys.ts';
import { runs, SEED } from '../law-runs.ts';
import { aRun, figureOf, figuresAt } from './figures-at.ts';
import { emptyLake, fill, type LakeRow } from './lake.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

interface Answer {
  readonly kind: string;
  readonly score: number;
  readonly day: string;
  readonly withdrawn?: boolean;
}

const rowsOf = (answers: readonly Answer[]): readonly LakeRow[] =>
  answers.flatMap(({ kind, score, day, withdrawn }, index): readonly LakeRow[] => {
    const row = (type: string) => ({
      event_id: `evt_${index}_${type}`,
      type,
      member_id: `mbr_${index}`,
      activity_key: `key_${index}`,
      occurred_at: `${day} 12:00:00`,
      recorded_at: `${day} 12:00:00`,
    });
    const told = { ...row('activity.recorded'), survey_id: `after_${kind}`, survey_kind: kind, score };
    return withdrawn ? [told, row('activity.reversed')] : [told];
  });
const times = (count: number, kind: string, score: number, day = '2026-02-03'): readonly Answer[] =>
  Array.from({ length: count }, () => ({ kind, score, day }));

/** What counting one by one gives of a month, or of all. */
function expectCounted(figures: readonly Figure[], answers: readonly Answer[], month: string | undefined) {
  const own = answers.filter(({ day }) => month === undefined || day.startsWith(month));
  if (own.length === 0) return;
  const cut = { survey: 'after_nps', ...(month === undefined ? {} : { month: `${month}-01` }) };
  const net = own.filter(({ score }) => score > 8).length - own.filter(({ score }) => score < 7).length;
  const figure = figureOf(figures, cut);
  expect(figure).toMatchObject({ numerator: net, denominator: own.length });
  expect(figure.value).toBeCloseTo((100 * net) / own.length, 9);
  for (let score = 0; score <= 10; score++)
    expect(figureOf(figures, { ...cut, part: `answer ${score}` }).numerator).toBe(
      own.filter((each) => each.score === score).length,
    );
}

describe('surveys', () => {
  // R. G. Newcombe, Statistics in Medicine 17 (1998), 857–872, Table I, method 3: 81 of 263 is 0.2553 to 0.3662.
  test('CSAT of 81 satisfied of 263 has the published interval', async () => {
    await fill(
      engine,
      'activities',
      rowsOf([...times(40, 'csat', 5), ...times(41, 'csat', 4), ...times(182, 'csat', 2)]),
    );
    const figure = figureOf(await figuresAt(engine, CSAT, aRun()), { survey: 'after_csat' });
    expect(figure).toMatchObject({ numerator: 81, denominator: 263, value: 81 / 263 });
    expect(figure.interval?.low).toBeCloseTo(0.2553, 4);
    expect(figure.interval?.high).toBeCloseTo(0.3662, 4);
  });

  test('CES of 1 to 7 once each has Student’s interval', async () => {
    // 4 ± t·s/√7, with s² = 28/6 and the tabled t of 6 degrees of freedom for 95 %, 2.446912 (Abramowitz and Stegun, table 26.10).
    const half = 2.446912 * Math.sqrt(28 / 6 / 7);
    await fill(
      engine,
      'activities',
      rowsOf([1, 2, 3, 4, 5, 6, 7].flatMap((score) => times(1, 'ces', score))),
    );
    const figures = await figuresAt(engine, CES, aRun());
    const mean = figureOf(figures, { survey: 'after_ces' });
    expect(mean).toMatchObject({ numerator: 28, denominator: 7, value: 4, unit: 'score' });
    expect(mean.interval?.low).toBeCloseTo(4 - half, 5);
    expect(mean.interval?.high).toBeCloseTo(4 + half, 5);
    expect(figureOf(figures, { survey: 'after_ces', part: 'easy' })).toMatchObject({
      numerator: 3,
      denominator: 7,
    });
  });

  test('what is not on the scale is no answer: shops may tell of answers by themselves', async () => {
    const month = { day: '2026-03-03', kind: 'nps' };
    await fill(engine, 'activities', rowsOf([{ ...month, score: 42 }, ...times(2, 'nps', 10)]));
    const figures = await figuresAt(engine, NPS, aRun());
    expect(figureOf(figures, { survey: 'after_nps' })).toMatchObject({ denominator: 2, value: 100 });
    expect(figures.filter(({ cut }) => cut.month === '2026-03-01')).toEqual([]);
  });

  test('NPS by month and of all, by plain counting, without what was taken back and what came later', async () => {
    const answer = fc.record({
      kind: fc.constant('nps'),
      score: fc.integer({ min: 0, max: 10 }),
      day: fc.constantFrom('2026-01-31', '2026-02-01', '2026-02-28', '2026-06-30', '2026-07-01'),
      withdrawn: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { maxLength: 30 }), async (answers) => {
        await fill(engine, 'activities', rowsOf(answers));
        const figures = await figuresAt(engine, NPS, aRun());
        const counted = answers.filter(({ day, withdrawn }) => !withdrawn && day < '2026-07-01');
        const months = [...new Set(counted.map(({ day }) => day.slice(0, 7)))];
        for (const month of [undefined, ...months]) expectCounted(figures, counted, month);
        if (counted.length === 0) expect(figures).toEqual([]);
      }),
      { seed: SEED, numRuns: runs(40) },
    );
  });
});
