import { expect, test } from 'vitest';
import { DEFAULT_PROGRAM } from '../../../shared/domain/program/default-program.ts';
import { summaryOf } from '../../../web/console/program/model/summaries.ts';

const rule = (effect: object) => ({ id: 'gift', description: 'A gift', on: 'order', effect });

test.each([
  ['a whole rule', rule({ kind: 'fixed_points', points: 5 }), 'gives 5 points, for each order'],
  ['a number that is none yet', rule({ kind: 'multiplier', percent: 'twice', of: 'all' }), ''],
  ['a field that is not there yet', rule({ kind: 'points_per_item' }), ''],
  ['no effect yet', { id: 'gift', on: 'order' }, ''],
])('%s is told in a line, or not yet', (_, item, said) => {
  expect(summaryOf('earningRules', item, DEFAULT_PROGRAM)).toBe(said);
});
