import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LakeEngine, openEngine } from '../../shared/lake/engine.ts';
import { exportFigures } from '../../shared/metrics/export-figures.ts';
import type { Cut, Figure } from '../../shared/metrics/figure.ts';
import { placeOf, rowOfFigure, sortedFigures } from '../../shared/metrics/figure-row.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import { runs, SEED } from '../law-runs.ts';

const AS_OF = '2026-03-01';
const metricOf = (name: string): Metric => ({
  name,
  definitionVersion: 1,
  says: `${name}, says the test.`,
  figures: async () => [],
});
const METRICS = [metricOf('nps'), metricOf('churn')];

let engine: LakeEngine;
const folder = mkdtempSync(join(tmpdir(), 'figures-'));
beforeAll(async () => {
  engine = await openEngine({ threads: 1 });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const cut: fc.Arbitrary<Cut> = fc.record(
  {
    month: fc.constantFrom('2026-01-01', '2026-02-01'),
    step: fc.nat(5),
    channel: fc.oneof(fc.constantFrom('web', '=1+1', '@store', 'a "b", c', '-x'), fc.string()),
    part: fc.constantFrom('opening', 'closing'),
  },
  { requiredKeys: [] },
);
const figure: fc.Arbitrary<Figure> = fc.record({
  metric: fc.constantFrom('nps', 'churn'),
  definitionVersion: fc.constant(1),
  from: fc.constant('2026-01-01'),
  to: fc.constantFrom('2026-02-01', '2026-03-01'),
  asOf: fc.constant(AS_OF),
  cut,
  numerator: fc.option(number),
  denominator: fc.option(number),
  value: fc.option(number),
  unit: fc.constantFrom('ratio', 'points'),
  reason: fc.option(fc.constantFrom('IMMATURE')),
  interval: fc.option(fc.record({ low: number, high: number })),
});
const figures = fc.uniqueArray(figure, { selector: placeOf, maxLength: 12 });

describe('an export', () => {
  it('gives the same bytes for the same figures, whatever order they were counted in', async () => {
    const property = fc.asyncProperty(figures, fc.infiniteStream(fc.nat()), async (counted, chance) => {
      const shuffled = counted
        .map((each) => ({ each, at: chance.next().value }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each);
      const first = await exportFigures(engine, METRICS, counted, AS_OF, join(folder, 'first'));
      const second = await exportFigures(
        engine,
        [...METRICS].reverse(),
        shuffled,
        AS_OF,
        join(folder, 'second'),
      );
      expect(second).toEqual(first);
    });
    await fc.assert(property, { seed: SEED, numRuns: runs(30) });
  });

  it('says all of every figure in each of its forms', async () => {
    const property = fc.asyncProperty(figures, async (counted) => {
      await exportFigures(engine, METRICS, counted, AS_OF, folder);
      const expected = sortedFigures(counted).map(rowOfFigure);
      const parquet = await engine.query(`SELECT * FROM read_parquet('${join(folder, 'figures.parquet')}')`);
      expect(parquet).toEqual(expected);
      for (const { name } of METRICS) {
        const own = sortedFigures(counted).filter(({ metric }) => metric === name);
        const { figures: read } = JSON.parse(readFileSync(join(folder, 'json', `${name}.json`), 'utf8'));
        expect(read).toEqual(
          own.map(({ metric: _metric, definitionVersion: _version, asOf: _asOf, ...rest }) => rest),
        );
        const rows = parse(readFileSync(join(folder, 'csv', `${name}.csv`)), { columns: true }) as object[];
        expect(rows).toEqual(own.map((each) => expect.objectContaining(told(each))));
      }
    });
    await fc.assert(property, { seed: SEED, numRuns: runs(30) });
  });

  it('names each file with its rows and its hash', async () => {
    const [one] = fc.sample(figure, { seed: SEED, numRuns: 1 });
    const files = await exportFigures(engine, METRICS, one ? [{ ...one, metric: 'nps' }] : [], AS_OF, folder);
    expect(files.map(({ path, metric, rows }) => [path, metric, rows])).toEqual([
      ['figures.parquet', null, 1],
      ['csv/churn.csv', 'churn', 0],
      ['json/churn.json', 'churn', 0],
      ['csv/nps.csv', 'nps', 1],
      ['json/nps.json', 'nps', 1],
    ]);
    for (const { path, bytes, sha256 } of files) {
      const content = readFileSync(join(folder, path));
      expect([bytes, sha256]).toEqual([content.length, createHash('sha256').update(content).digest('hex')]);
    }
  });

  it('refuses two figures in one place', async () => {
    const [one] = fc.sample(figure, { seed: SEED, numRuns: 1 });
    if (one === undefined) throw new Error('No figure was drawn.');
    const twice = exportFigures(engine, METRICS, [one, { ...one, value: 7 }], AS_OF, folder);
    await expect(twice).rejects.toThrow(/in one place.*"nps"|in one place.*"churn"/);
  });
});

/** What people read in a line of CSV; formulas are told as text. */
const told = ({ value, cut: { channel } }: Figure) => ({
  value: value === null ? '' : String(value),
  ...(channel === undefined || channel === ''
    ? {}
    : { channel: /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/.test(channel) ? `'${channel}` : channel }),
});
