import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BUDGET_SHARDS,
  budgetOf,
  divideDraw,
  divideReturn,
  roomLeft,
  shardLimit,
} from '../../shared/domain/program/budget.ts';
import { aProgram } from './builders.ts';

const limits = fc.integer({ min: 0, max: 10_000 });
const shards = Array.from({ length: BUDGET_SHARDS }, (_, shard) => shard);

function added(spent: readonly number[], parts: readonly { shard: number; amount: number }[]) {
  return spent.map((before, shard) =>
    parts.filter((part) => part.shard === shard).reduce((sum, { amount }) => sum + amount, before),
  );
}

describe('a budget divided into shards', () => {
  test('parts of a limit add up to it', () => {
    fc.assert(
      fc.property(limits, (limit) => {
        expect(shards.reduce((sum, shard) => sum + shardLimit(limit, shard), 0)).toBe(limit);
      }),
    );
  });

  test('draws and returns in any order stay within every part, and are all there', () => {
    const moves = fc.array(fc.tuple(fc.integer({ min: -400, max: 400 }), fc.nat({ max: 7 })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(limits, moves, (limit, all) => {
        let spent: readonly number[] = shards.map(() => 0);
        for (const [wanted, first] of all) {
          const total = spent.reduce((sum, part) => sum + part, 0);
          const amount = wanted > 0 ? Math.min(wanted, roomLeft(limit, spent)) : -Math.min(-wanted, total);
          const parts =
            amount > 0 ? divideDraw(limit, spent, amount, first) : divideReturn(spent, -amount, first);
          spent = added(spent, parts);
          expect(spent.reduce((sum, part) => sum + part, 0)).toBe(total + amount);
          for (const shard of shards) {
            expect(spent[shard]).toBeGreaterThanOrEqual(0);
            expect(spent[shard]).toBeLessThanOrEqual(shardLimit(limit, shard));
          }
        }
      }),
    );
  });

  test('one shard takes a draw that fits into one', () => {
    expect(
      divideDraw(
        8_000,
        shards.map(() => 0),
        900,
        3,
      ),
    ).toEqual([{ shard: 3, amount: 900 }]);
  });

  test('more than there is cannot be drawn', () => {
    expect(() =>
      divideDraw(
        10,
        shards.map(() => 0),
        11,
        0,
      ),
    ).toThrow('1 more than');
  });
});

describe('what a budget counts', () => {
  const rule = aProgram().earningRules[0];
  const of = (program: NonNullable<NonNullable<typeof rule>['caps']>['program']) =>
    rule && program && budgetOf({ ...rule, caps: { program } }, aProgram());

  test('money is points at the value of a point, rounded down', () => {
    // 100 points are worth 1.00, so 12.34 are 1,234 points.
    expect(of({ money: { currency: 'EUR', amount: 1_234 } })).toEqual({ counts: 'points', limit: 1_234 });
    expect(of({ money: { currency: 'JPY', amount: 1_234 } })).toEqual({ counts: 'points', limit: 0 });
  });

  test('points and times are themselves', () => {
    expect(of({ points: 50 })).toEqual({ counts: 'points', limit: 50 });
    expect(of({ times: 3 })).toEqual({ counts: 'times', limit: 3 });
  });
});
