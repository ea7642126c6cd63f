import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withValue } from '../../../web/console/program/model/change-document.ts';
import { isEqual } from '../../../web/console/program/model/judge.ts';
import { merge } from '../../../web/console/program/model/merge.ts';
import { check } from '../../law-runs.ts';
import { anyDocument } from './any-document.ts';

test('what only one of two changed is as that one has it', () => {
  check(
    fc.property(anyDocument, anyDocument, (base, other) => {
      expect(merge(base, other, base)).toEqual({ document: other, conflicts: [] });
      expect(merge(base, base, other)).toEqual({ document: other, conflicts: [] });
      expect(merge(base, other, other)).toEqual({ document: other, conflicts: [] });
    }),
    60,
  );
});

test('what both changed apart from each other, both have', () => {
  check(
    fc.property(anyDocument, (base) => {
      const mine = withValue(base, ['name'], 'Mine');
      const theirs = withValue(base, ['pointsName'], 'Theirs');
      const { document, conflicts } = merge(base, mine, theirs);
      expect(conflicts).toEqual([]);
      expect(isEqual(document, withValue(mine, ['pointsName'], 'Theirs'))).toBe(true);
    }),
    60,
  );
});

const rule = (id: string, points: number) => ({ id, points });

test('rules are matched by their names: two new ones, a changed one, and one that is gone', () => {
  const base = { rules: [rule('a', 1), rule('b', 2), rule('c', 3)] };
  const mine = { rules: [rule('a', 10), rule('b', 2), rule('c', 3), rule('mine', 4)] };
  const theirs = { rules: [rule('theirs', 5), rule('a', 1), rule('c', 30)] };
  expect(merge(base, mine, theirs)).toEqual({
    document: { rules: [rule('a', 10), rule('c', 30), rule('mine', 4), rule('theirs', 5)] },
    conflicts: [],
  });
});

test('where both changed the same, mine stands, and the place is told', () => {
  const base = { rules: [rule('a', 1)], days: 30 };
  const merged = merge(base, { rules: [rule('a', 2)], days: 60 }, { rules: [rule('a', 3)], days: 30 });
  expect(merged).toEqual({ document: { rules: [rule('a', 2)], days: 60 }, conflicts: ['/rules/a/points'] });
});

test('lists without names are one thing', () => {
  const merged = merge({ tags: ['a'] }, { tags: ['a', 'b'] }, { tags: ['a', 'c'] });
  expect(merged).toEqual({ document: { tags: ['a', 'b'] }, conflicts: ['/tags'] });
});
