import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { evolve } from '../../shared/domain/ledger/append.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { ExpiryPolicy, Program } from '../../shared/domain/program/program.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import type { Dialect } from '../../shared/metrics/dialect.ts';
import type { View } from '../../shared/metrics/metric.ts';
import { pointViews } from '../../shared/metrics/views/point-views.ts';
import { aProgram, BEGIN } from '../domain/builders.ts';
import { type Happening, type Life, liveAll } from '../domain/history.ts';
import { lives } from '../domain/redemptions/busy-lives.ts';
import { program } from '../domain/redemptions/programs.ts';
import { runs, SEED } from '../law-runs.ts';
import { emptyLake, fill, viewAt } from './lake.ts';
import { postingRows } from './posting-rows.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

/** What the ledger says at a moment, of entries that were written before it. */
function ledgerAt({ entries }: Life, moment: number) {
  const written = entries.filter(({ recordedAt }) => recordedAt < moment);
  return balanceOf(settle(written.reduce(evolve, openAccount('mbr_test')), moment).account);
}

/** Any moment, and those at which something happens, to the second. */
function momentsOf({ entries, account }: Life, random: readonly number[]): readonly number[] {
  const telling = [
    ...entries.flatMap(({ recordedAt, due }) => [recordedAt, ...due.map(({ at }) => at)]),
    ...settle(account, account.settledAt + 3_000 * SECONDS_PER_DAY).due.map(({ at }) => at),
  ];
  return random.map((pick, index) => {
    const told = telling[pick % Math.max(1, telling.length)] ?? BEGIN;
    return index % 2 === 0 ? BEGIN + pick : told + ((pick % 3) - 1);
  });
}

/** No more than movements are made of. */
const movementViews = (dialect: Dialect): readonly View[] => {
  const views = pointViews(dialect);
  return views.slice(0, views.findIndex(({ name }) => name === 'point_movements') + 1);
};

/** What the views say of the accounts of all members. */
async function balanceIn({ query }: LakeEngine) {
  const sums = await query<{ account: string; points: number }>(
    'SELECT account, sum(points) AS points FROM point_movements GROUP BY account',
  );
  const of = (account: string) => sums.find((row) => row.account === account)?.points ?? 0;
  return { pending: of('pending'), active: of('active'), held: of('held'), deficit: -of('deficit') + 0 };
}

/** Who spent what an order gave, sent the order back, and ordered again since: the new points wait, and then pay the debt first. */
const debtors = fc
  .record({
    expiry: fc.constantFrom<ExpiryPolicy>(
      { kind: 'rolling', months: 1 },
      { kind: 'sliding', months: 1 },
      { kind: 'sliding', months: 6 },
      { kind: 'none' },
    ),
    spent: fc.integer({ min: 50, max: 300 }),
    orders: fc.array(fc.record({ points: fc.integer({ min: 1, max: 200 }), days: fc.nat(9) }), {
      minLength: 1,
      maxLength: 4,
    }),
  })
  .map(({ expiry, spent, orders }): [Program, readonly Happening[]] => [
    aProgram({ expiry, pending: { kind: 'days', days: 30 }, clawback: 'below_zero' }),
    [
      order(spent),
      { kind: 'wait', days: 31 },
      { kind: 'adjust', points: -spent },
      { kind: 'refund_remainder', order: 0 },
      ...orders.flatMap(({ points, days }): readonly Happening[] => [
        order(points),
        { kind: 'wait', days: Math.min(days, 7) },
      ]),
    ],
  ]);
const order = (points: number): Happening => ({
  kind: 'order',
  lines: [{ quantity: 1, unitPrice: points * 100 }],
  daysAgo: 0,
});

/** A lake that has all entries of a life. */
const fillBooks = ({ entries }: Life): Promise<void> =>
  fill(
    engine,
    'postings',
    entries.flatMap((entry) => postingRows(entry)),
  );

describe('points that moved before a moment', () => {
  test('are what the ledger says at that moment, whatever was not written down yet', async () => {
    await fc.assert(
      fc.asyncProperty(
        program,
        lives,
        fc.array(fc.nat(2_000 * SECONDS_PER_DAY), { minLength: 2, maxLength: 2 }),
        async (terms, all, picks) => {
          const life = liveAll(terms, all);
          await fillBooks(life);
          for (const moment of momentsOf(life, picks)) {
            await viewAt(engine, movementViews, moment, terms.timeZone);
            expect(await balanceIn(engine)).toEqual(ledgerAt(life, moment));
          }
        },
      ),
      { seed: SEED, numRuns: runs(30) },
    );
  });

  test('are so too where a debt waits for points that are pending', async () => {
    await fc.assert(
      fc.asyncProperty(
        debtors,
        fc.array(fc.nat(400), { minLength: 2, maxLength: 2 }),
        async ([terms, all], picks) => {
          const life = liveAll(terms, all);
          expect(life.account.deficit).toBeGreaterThan(0);
          await fillBooks(life);
          const waiting = settle(life.account, life.now + 400 * SECONDS_PER_DAY).due;
          for (const pick of picks) {
            const moment =
              (waiting[pick % Math.max(1, waiting.length)]?.at ?? life.now + 1) + ((pick % 3) - 1);
            await viewAt(engine, movementViews, moment, terms.timeZone);
            expect(await balanceIn(engine)).toEqual(ledgerAt(life, moment));
          }
        },
      ),
      { seed: SEED, numRuns: runs(15) },
    );
  });

  test('are the same of every moment before, as of today as they were as of then', async () => {
    await fc.assert(
      fc.asyncProperty(
        program,
        lives,
        fc.array(fc.nat(1_000 * SECONDS_PER_DAY), { minLength: 6, maxLength: 6 }),
        async (terms, all, picks) => {
          const life = liveAll(terms, all);
          await fillBooks(life);
          await viewAt(engine, movementViews, life.now + 500 * SECONDS_PER_DAY, terms.timeZone);
          for (const moment of momentsOf(life, picks)) {
            const [row] = await engine.query<{ points: number }>(
              `SELECT coalesce(sum(points), 0) AS points FROM point_movements
               WHERE account IN ('pending', 'active', 'held', 'deficit') AND epoch(moved_at) < ${moment}`,
            );
            const { pending, active, held, deficit } = ledgerAt(life, moment);
            if (moment <= life.now + 500 * SECONDS_PER_DAY)
              expect(row?.points).toBe(pending + active + held - deficit);
          }
        },
      ),
      { seed: SEED, numRuns: runs(15) },
    );
  });
});
