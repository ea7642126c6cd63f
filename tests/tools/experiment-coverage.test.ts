import { expect, test } from 'vitest';
import { coverageText } from '../../tools/experiments/trials/coverage-text.ts';
import { type Coverage, measureCoverage } from '../../tools/experiments/trials/measure.ts';
import { PLANTED, type Planted } from '../../tools/experiments/trials/planted.ts';

/** The same seed gives the same runs; `npm run coverage:experiments` makes many more. */
const SEED = 6;
const RUNS = 60;
const measure = (planted: Planted, runs = RUNS): Coverage => measureCoverage(planted, runs, SEED);

/** The share that is meant may be the true one, by the interval of the share that was measured. */
const agrees = (share: { from: number; to: number }, meant: number) =>
  share.from <= meant && meant <= share.to;

test('a planted effect is found, and the intervals hold it in 95 % of runs', () => {
  const { conversion, spend } = measure(PLANTED.effect);
  expect(conversion.verdicts.effect.count).toBeGreaterThan(0.95 * RUNS);
  expect(spend.verdicts.effect.count).toBeGreaterThan(0.6 * RUNS);
  expect(agrees(conversion.covered, 0.95)).toBe(true);
  expect(agrees(spend.covered, 0.95)).toBe(true);
});

test('a planted zero is inconclusive in 95 % of runs', () => {
  const { conversion, spend } = measure(PLANTED.zero);
  expect(agrees(conversion.verdicts.inconclusive, 0.95)).toBe(true);
  expect(agrees(spend.verdicts.inconclusive, 0.95)).toBe(true);
  expect(conversion.verdicts.inconclusive.count).toBe(conversion.covered.count);
});

test('three zeros are all inconclusive in 95 % of runs', () => {
  const { conversion } = measure({ ...PLANTED.threeZeros, members: 4_000 });
  expect(agrees(conversion.verdicts.inconclusive, 0.95)).toBe(true);
});

test('one sound assignment in a thousand gives an alarm, and nearly each that loses members', () => {
  expect(agrees(measure(PLANTED.fewBuyers, 10 * RUNS).alarms, 0.001)).toBe(true);
  const lost = measure(PLANTED.lost);
  expect(lost.alarms.count).toBeGreaterThan(0.95 * RUNS);
});

test('what was measured is a table with a row an outcome', () => {
  const rows = coverageText([measureCoverage({ ...PLANTED.zero, members: 1_000 }, 3, SEED)]).split('\n');
  expect(rows.length).toBe(4);
  expect(rows[2]).toMatch(/^\| zero \| conversion \| 3 \| \d+\.\d\d % \(/);
});
