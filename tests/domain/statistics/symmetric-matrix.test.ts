import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inverseOf } from '../../../shared/domain/statistics/symmetric-matrix.ts';
import { check } from '../../law-runs.ts';

const times = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]) =>
  a.map((row) => b.map((_, column) => row.reduce((sum, each, k) => sum + each * (b[k]?.[column] ?? 0), 0)));

const anyRoot = fc.integer({ min: 1, max: 5 }).chain((size) =>
  fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);

test('a matrix times its inverse is the identity', () => {
  check(
    fc.property(anyRoot, (root) => {
      const matrix = root.map((row, i) =>
        root.map((other, j) => row.reduce((sum, each, k) => sum + each * (other[k] ?? 0), i === j ? 1 : 0)),
      );
      const inverse = inverseOf(matrix);
      if (inverse === null) throw new Error('roots times themselves, with 1 added, have an inverse');
      for (const [i, row] of times(matrix, inverse).entries())
        for (const [j, each] of row.entries()) expect(each).toBeCloseTo(i === j ? 1 : 0, 8);
    }),
  );
});

test.each([
  [
    'a saddle',
    [
      [1, 2],
      [2, 1],
    ],
  ],
  [
    'a valley without a lowest place',
    [
      [1, 1],
      [1, 1],
    ],
  ],
  ['what is not a number', [[Number.NaN]]],
])('%s has none', (_, matrix) => expect(inverseOf(matrix)).toBeNull());
