import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { pointViews } from '../../shared/metrics/views/point-views.ts';
import { liveAll } from '../domain/history.ts';
import { lives } from '../domain/redemptions/busy-lives.ts';
import { program } from '../domain/redemptions/programs.ts';
import { runs, SEED } from '../law-runs.ts';
import { emptyLake, fill, type LakeRow, viewAt } from './lake.ts';
import { moment, postingRows } from './posting-rows.ts';
import { stepwiseVintages } from './stepwise-vintages.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

/** Of `orders`, what vintages ask for. */
function orderRows(entry: Entry): readonly LakeRow[] {
  const row = (type: string, orderKey: string, points: number) => ({
    event_id: `${entry.memberId}_${entry.sequence}`,
    type,
    member_id: entry.memberId,
    recorded_at: moment(entry.recordedAt),
    order_key: orderKey,
    points,
  });
  if (isCause(entry, 'accrual'))
    return [row('order.recorded', entry.cause.order.orderId, entry.cause.earned)];
  if (isCause(entry, 'claim')) return [row('order.claimed', entry.cause.orderId, entry.cause.earned)];
  return isCause(entry, 'delivery') ? [row('order.delivered', entry.cause.orderId, entry.cause.moved)] : [];
}

interface VintageRow extends Readonly<Record<string, string | number>> {
  readonly vintage: string;
  readonly issued: number;
  readonly redeemed: number;
  readonly reversed: number;
  readonly expired: number;
  readonly outstanding: number;
}

describe('vintages', () => {
  test('are what step by step comes out, and add up to the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(program, lives, fc.nat(900), async (terms, all, later) => {
        const { entries, now } = liveAll(terms, all);
        const asOf = now - 400 * SECONDS_PER_DAY + later * SECONDS_PER_DAY;
        await fill(
          engine,
          'postings',
          entries.flatMap((entry) => postingRows(entry)),
        );
        await fill(engine, 'orders', entries.flatMap(orderRows));
        await viewAt(engine, pointViews, asOf, terms.timeZone);
        const found = await engine.query<VintageRow>('SELECT * FROM point_vintages ORDER BY vintage');
        const expected = stepwiseVintages(entries, asOf, terms.timeZone);
        const rows = [...expected]
          .map(([vintage, each]) => ({ vintage, ...each }))
          .sort((a, b) => (a.vintage < b.vintage ? -1 : 1));
        expect(
          found.map(({ vintage, issued, redeemed, reversed, expired }) => ({
            vintage,
            issued,
            redeemed,
            reversed,
            expired,
          })),
        ).toEqual(rows.filter(({ issued }) => issued > 0));
        for (const each of found) {
          expect(each.issued).toBe(each.redeemed + each.reversed + each.expired + each.outstanding);
          for (const part of [each.redeemed, each.reversed, each.expired, each.outstanding])
            expect(part).toBeGreaterThanOrEqual(0);
        }
        const [held] = await engine.query<{ points: number }>(
          "SELECT coalesce(sum(points), 0) AS points FROM point_movements WHERE account IN ('pending', 'active', 'held')",
        );
        expect(found.reduce((sum, each) => sum + each.outstanding, 0)).toBe(held?.points);
      }),
      { seed: SEED, numRuns: runs(120) },
    );
  });
});
