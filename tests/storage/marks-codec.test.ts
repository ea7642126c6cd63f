import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMarks, type Cell, type Mark } from '../../shared/domain/challenges/mark.ts';
import { decodeMarks, encodeMarks } from '../../shared/storage/marks-codec.ts';
import { check } from '../law-runs.ts';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>('*', '!'),
  fc
    .tuple(fc.constantFrom('w' as const, 'm' as const, 'y' as const), fc.integer({ min: 0, max: 12_000 }))
    .map(([letter, number]): Cell => `${letter}${number}`),
  fc
    .tuple(fc.integer({ min: 0, max: 230 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 }))
    .map(([year, category]): Cell => `#${category}@${year}`),
);
const mark: fc.Arbitrary<Mark> = fc.record({
  challenge: fc.stringMatching(/^[a-z0-9_-]{1,64}$/),
  cell,
  times: fc.oneof(
    fc.constantFrom(1, 1, 2, 61, 62, -1),
    fc.integer({ min: -2_000, max: 2_000 }).filter((times) => times !== 0),
  ),
});

test('marks are read as they were written, in whatever order', () => {
  check(
    fc.property(fc.array(mark, { maxLength: 30 }), (all) => {
      const grouped = all.toSorted((a, b) =>
        a.challenge < b.challenge ? -1 : a.challenge > b.challenge ? 1 : 0,
      );
      expect(decodeMarks(encodeMarks(grouped))).toEqual(grouped);
      const kept = addMarks([], all);
      expect(decodeMarks(encodeMarks(kept))).toEqual(kept);
    }),
  );
});

const month = (number: number, times = 1): Mark => ({ challenge: 'row', cell: `m${number}`, times });

test('a month of a row is one character', () => {
  const year = Array.from({ length: 12 }, (_, index) => month(684 + index));
  expect(encodeMarks([{ challenge: 'row', cell: '*', times: 2 }, ...year])).toBe('row>*:2,mj0=111111111111');
  expect(encodeMarks([month(684), month(685, 3), month(687)])).toBe('row>mj0=13,mj3');
});

test.each([
  'third',
  'third>',
  '>y1',
  'third>x1',
  'third>y',
  'third>*1',
  'third>y1:',
  'third>y1=0',
  'third>y1:1:2',
])('what was not written so is not read: %s', (text) => {
  expect(() => decodeMarks(text)).toThrow(/marks of challenges cannot be read/);
});
