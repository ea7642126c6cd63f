import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localMonth, startOfDay, startOfMonth } from '../../shared/domain/calendar.ts';
import { balanceOf, openAccount } from '../../shared/domain/ledger/account.ts';
import { evolve } from '../../shared/domain/ledger/append.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { settle } from '../../shared/domain/ledger/settle.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { POINTS_BALANCE } from '../../shared/metrics/points/balance.ts';
import { REDEMPTION_FLOW } from '../../shared/metrics/points/redemption-flow.ts';
import { ROLL_FORWARD } from '../../shared/metrics/points/roll-forward.ts';
import { liveAll } from '../domain/history.ts';
import { lives } from '../domain/redemptions/busy-lives.ts';
import { program } from '../domain/redemptions/programs.ts';
import { runs, SEED } from '../law-runs.ts';
import { aRun, figureOf, figuresAt } from './figures-at.ts';
import { emptyLake, fill, type LakeRow } from './lake.ts';
import { postingRows } from './posting-rows.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

const isoDay = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** What the ledger says that a member has at a moment, of what was written before it. */
function ledgerAt(entries: readonly Entry[], moment: number) {
  const written = entries.filter(({ recordedAt }) => recordedAt < moment);
  const balance = balanceOf(settle(written.reduce(evolve, openAccount('mbr_test')), moment).account);
  return { ...balance, all: balance.pending + balance.active + balance.held - balance.deficit };
}

describe('the roll-forward', () => {
  test('opens and closes every month with the sum of what the ledger says of each member when it is over', async () => {
    await fc.assert(
      fc.asyncProperty(
        program,
        fc.array(lives, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: -60, max: 500 }),
        async (terms, all, later) => {
          const books = all.map((happenings) => liveAll(terms, happenings));
          const { timeZone } = terms;
          const rows = books.flatMap(({ entries }, index) =>
            entries.flatMap((entry) => postingRows(entry, `mbr_${index}`)),
          );
          await fill(engine, 'postings', rows);
          const asOfDay = Math.floor((books[0]?.now ?? 0) / 86_400) + later;
          const run = aRun({ asOf: isoDay(asOfDay), timeZone });
          const figures = await figuresAt(engine, ROLL_FORWARD, run);
          const told = (month: string, part: string) =>
            figureOf(figures, { month, part }).value ?? Number.NaN;
          const months = [...new Set(figures.map(({ cut }) => cut.month ?? ''))];
          const asOf = startOfDay(asOfDay, timeZone);
          let last = 0;
          for (const month of months) {
            const next = Math.round(Date.parse(month) / 86_400_000) + 32;
            const end = startOfMonth(localMonth(startOfDay(next, 'Etc/UTC') + 43_200, 'Etc/UTC'), timeZone);
            const total = books.reduce(
              (sum, { entries }) => sum + ledgerAt(entries, Math.min(end, asOf)).all,
              0,
            );
            expect(told(month, 'opening')).toBe(last);
            expect(told(month, 'closing')).toBe(total);
            last = total;
            const lines = ['opening', 'issued', 'redeemed', 'expired', 'reversed', 'adjusted'];
            expect(lines.reduce((sum, part) => sum + told(month, part), 0)).toBe(told(month, 'closing'));
          }
          const balance = await POINTS_BALANCE.figures(engine.query, run);
          const states = books.map(({ entries }) => ledgerAt(entries, asOf));
          for (const part of ['active', 'pending', 'held'] as const)
            expect(figureOf(balance, { part }).value).toBe(states.reduce((sum, each) => sum + each[part], 0));
          expect(figureOf(balance, { part: 'owed' }).value).toBe(
            -states.reduce((sum, each) => sum + each.deficit, 0) + 0,
          );
          expect(figureOf(balance, {}).value).toBe(last);
        },
      ),
      { seed: SEED, numRuns: runs(25) },
    );
  });
});

/** One entry a row pair, as a person would write it down. */
const posting = (changes: LakeRow): LakeRow => ({
  member_id: 'mbr_a',
  movement: 0,
  by_time: false,
  at: changes['recorded_at'] ?? null,
  occurred_at: changes['recorded_at'] ?? null,
  ...changes,
});
const LOT = { lot: '1769904000', lot_expires_at: '2026-05-01 00:00:00' };
const entry = (
  sequence: number,
  day: string,
  type: string,
  ...rows: readonly LakeRow[]
): readonly LakeRow[] =>
  rows.map((row, place) =>
    posting({ event_id: `evt_${sequence}`, type, sequence, place, recorded_at: `${day} 10:00:00`, ...row }),
  );

/**
 * By hand: 300 points issued in January, 100 redeemed and 20 back in February, 90 reversed and 10 given in March; what is left, 140,
 * was good through 30 April, and nothing was written since.
 */
const BY_HAND = [
  ...entry(
    1,
    '2026-01-10',
    'order.recorded',
    { account: 'issued', points: -300 },
    { account: 'active', points: 300, ...LOT },
  ),
  ...entry(
    2,
    '2026-02-10',
    'redemption.captured',
    { account: 'active', points: -100, ...LOT },
    { account: 'redeemed', points: 100 },
  ),
  ...entry(
    3,
    '2026-02-11',
    'redemption.returned',
    { account: 'active', points: 20, ...LOT },
    { account: 'redeemed', points: -20 },
  ),
  ...entry(
    4,
    '2026-03-10',
    'order.refunded',
    { account: 'active', points: -90, ...LOT },
    { account: 'issued', points: 90 },
  ),
  ...entry(
    5,
    '2026-03-11',
    'points.adjusted',
    { account: 'active', points: 10, ...LOT },
    { account: 'adjusted', points: -10 },
  ),
];

describe('by hand', () => {
  test('each line is of its month, and what ended with April is April’s though nobody wrote it', async () => {
    await fill(engine, 'postings', BY_HAND);
    const figures = await figuresAt(engine, ROLL_FORWARD, aRun());
    const month = (first: string) =>
      ['opening', 'issued', 'redeemed', 'expired', 'reversed', 'adjusted', 'closing'].map(
        (part) => figureOf(figures, { month: first, part }).value,
      );
    expect(month('2026-01-01')).toEqual([0, 300, 0, 0, 0, 0, 300]);
    expect(month('2026-02-01')).toEqual([300, 0, -80, 0, 0, 0, 220]);
    expect(month('2026-03-01')).toEqual([220, 0, 0, 0, -90, 10, 140]);
    expect(month('2026-04-01')).toEqual([140, 0, 0, -140, 0, 0, 0]);
    expect(month('2026-06-01')).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('a month that is running has its lines and no rate, and one without issues has none either', async () => {
    await fill(engine, 'postings', BY_HAND);
    const figures = await figuresAt(engine, REDEMPTION_FLOW, aRun({ asOf: '2026-03-12' }));
    expect(figureOf(figures, { month: '2026-01-01' })).toMatchObject({
      value: 0,
      numerator: 0,
      denominator: 300,
    });
    expect(figureOf(figures, { month: '2026-02-01' })).toMatchObject({
      value: null,
      reason: 'NO_POINTS_ISSUED',
    });
    expect(figureOf(figures, { month: '2026-03-01' })).toMatchObject({
      value: null,
      reason: 'MONTH_RUNNING',
    });
    expect(figureOf(figures, {})).toMatchObject({ value: 80 / 300, from: '2026-01-01', to: '2026-03-01' });
  });
});
