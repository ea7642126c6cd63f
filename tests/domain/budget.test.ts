import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BUDGET_SHARDS,
  budgetOf,
  divideDraw,
  divideReturn,
  roomLeft,
  type ShardDraw,
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

type Plan = readonly ShardDraw[];

/** A budget as storage keeps it: a draw is decided on one reading and holds only where every shard still has its room. */
function simulatedBudget(limit: number) {
  let spent: readonly number[] = shards.map(() => 0);
  return {
    /** As much of `wants` as this reading has room for. */
    plan: (wants: number, first: number): Plan =>
      divideDraw(limit, spent, Math.min(wants, roomLeft(limit, spent)), first),
    commit(plan: Plan): boolean {
      const after = added(spent, plan);
      const holds = shards.every((shard) => (after[shard] ?? 0) <= shardLimit(limit, shard));
      if (holds) spent = after;
      return holds;
    },
    giveBack(amount: number, first: number): void {
      spent = added(spent, divideReturn(spent, amount, first));
      expect(spent.every((part) => part >= 0)).toBe(true);
    },
    total: () => spent.reduce((sum, part) => sum + part, 0),
  };
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

  test('many at once on stale readings: no shard goes over its part, and all of it can be used', () => {
    const drawers = fc.array(
      fc.record({
        wants: fc.integer({ min: 1, max: 60 }),
        first: fc.nat({ max: BUDGET_SHARDS - 1 }),
        returns: fc.boolean(),
      }),
      { minLength: 1, maxLength: 40 },
    );
    // Whose turn it is, and whether it then reads the shards or commits what it had read.
    const turns = fc.array(fc.nat({ max: 39 }), { maxLength: 400 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), drawers, turns, (limit, all, order) => {
        const budget = simulatedBudget(limit);
        const states = all.map((drawer) => ({
          ...drawer,
          plan: null as Plan | null,
          drawn: 0,
          isDone: false,
        }));
        const step = (state: (typeof states)[number]) => {
          if (state.isDone) return;
          if (state.plan === null) {
            state.plan = budget.plan(state.wants, state.first);
            return;
          }
          const { plan } = state;
          state.plan = null;
          if (!budget.commit(plan)) return;
          state.drawn = plan.reduce((sum, { amount }) => sum + amount, 0);
          state.isDone = true;
        };
        for (const turn of order) step(states[turn % states.length] as (typeof states)[number]);
        // Whoever lost reads again, as the functions do; one committer in a round wins, so this comes to an end.
        while (states.some(({ isDone }) => !isDone)) for (const state of states) step(state);
        const drawn = states.reduce((sum, state) => sum + state.drawn, 0);
        const wanted = all.reduce((sum, { wants }) => sum + wants, 0);
        expect(drawn).toBe(Math.min(limit, wanted));
        expect(budget.total()).toBe(drawn);

        const returning = states.filter(({ returns, drawn: part }) => returns && part > 0);
        for (const state of returning) budget.giveBack(state.drawn, state.first);
        const back = returning.reduce((sum, state) => sum + state.drawn, 0);
        expect(budget.total()).toBe(drawn - back);
        const again = budget.plan(limit, 0);
        expect(budget.commit(again)).toBe(true);
        expect(budget.total()).toBe(limit);
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

  test('money that buys more points than can be counted is as many as can', () => {
    const pointValue = { points: 1_000_000_000, amount: { EUR: 1 } };
    const program = { money: { currency: 'EUR', amount: 1_000_000_000_000 } };
    const { limit } = (rule && budgetOf({ ...rule, caps: { program } }, aProgram({ pointValue }))) ?? {};
    expect(limit).toBe(Number.MAX_SAFE_INTEGER);
    expect(shards.reduce((sum, shard) => sum + shardLimit(limit ?? 0, shard), 0)).toBe(limit);
  });

  test('points and times are themselves', () => {
    expect(of({ points: 50 })).toEqual({ counts: 'points', limit: 50 });
    expect(of({ times: 3 })).toEqual({ counts: 'times', limit: 3 });
  });
});
