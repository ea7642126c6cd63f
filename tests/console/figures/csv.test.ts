import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartRows, csvOf } from '../../../web/console/charts/csv.ts';
import { check } from '../../law-runs.ts';

test('whatever a name is, it comes back as it was, and nothing runs in a spreadsheet', () => {
  check(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1 }), (rows) => {
      const read: string[][] = parse(csvOf(rows), { relax_column_count: true });
      const expected = rows.map((row) => row.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)));
      expect(read).toEqual(expected);
    }),
  );
});

test('a chart is written in numbers as they were counted, with intervals where it has them', () => {
  const cell = (
    value: number | null,
    text: string,
    interval: { low: number; high: number } | null = null,
  ) => ({
    value,
    text,
    interval,
  });
  const rows = chartRows({
    rowTitle: 'Month',
    columns: ['Rate', 'Orders'],
    rows: [
      { name: 'Aug 26', cells: [cell(0.25, '25%', { low: 0.2, high: 0.3 }), cell(-3, '-3')] },
      { name: 'Sep 26', cells: [cell(null, 'not yet'), cell(4, '4')] },
    ],
  });
  expect(csvOf(rows)).toBe(
    'Month,Rate,"Rate, low","Rate, high",Orders\r\nAug 26,0.25,0.2,0.3,-3\r\nSep 26,,,,4\r\n',
  );
});

test('words that stand for numbers are written as words', () => {
  const cells = [{ value: null, interval: null, text: '14% of customers, 41% of value' }];
  const rows = chartRows({ rowTitle: 'Group', columns: ['Has'], rows: [{ name: 'Champions', cells }] });
  expect(rows).toEqual([
    ['Group', 'Has'],
    ['Champions', '14% of customers, 41% of value'],
  ]);
});
