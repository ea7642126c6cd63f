import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { evolve } from '../../shared/domain/ledger/append.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { pointViews } from '../../shared/metrics/views/point-views.ts';
import { BEGIN } from '../domain/builders.ts';
import { type Life, liveAll } from '../domain/history.ts';
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

describe('points that moved before a moment', () => {
  test('are what the ledger says at that moment, whatever was not written down yet', async () => {
    await fc.assert(
      fc.asyncProperty(
        program,
        lives,
        fc.array(fc.nat(2_000 * SECONDS_PER_DAY), { minLength: 2, maxLength: 2 }),
        async (terms, all, picks) => {
          const life = liveAll(terms, all);
          await fill(
            engine,
            'postings',
            life.entries.flatMap((entry) => postingRows(entry)),
          );
          for (const moment of momentsOf(life, picks)) {
            await viewAt(engine, pointViews, moment, terms.timeZone);
            const sums = await engine.query<{ account: string; points: number }>(
              'SELECT account, sum(points) AS points FROM point_movements GROUP BY account',
            );
            const of = (account: string) => sums.find((row) => row.account === account)?.points ?? 0;
            expect({
              pending: of('pending'),
              active: of('active'),
              held: of('held'),
              deficit: -of('deficit') + 0,
            }).toEqual(ledgerAt(life, moment));
          }
        },
      ),
      { seed: SEED, numRuns: runs(100) },
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
          await fill(
            engine,
            'postings',
            life.entries.flatMap((entry) => postingRows(entry)),
          );
          await viewAt(engine, pointViews, life.now + 500 * SECONDS_PER_DAY, terms.timeZone);
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
      { seed: SEED, numRuns: runs(60) },
    );
  });
});
