import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import { type Entry, isCause } from '../../shared/domain/ledger/entry.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import type { Dialect } from '../../shared/metrics/dialect.ts';
import type { View } from '../../shared/metrics/metric.ts';
import { pointViews } from '../../shared/metrics/views/point-views.ts';
import { aProgram } from '../domain/builders.ts';
import { type Happening, liveAll } from '../domain/history.ts';
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

/** No more than vintages are made of. */
const vintageViews = (dialect: Dialect): readonly View[] => {
  const views = pointViews(dialect);
  return views.slice(0, views.findIndex(({ name }) => name === 'point_vintages') + 1);
};

const order: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('order' as const),
  lines: fc.array(fc.record({ quantity: fc.constant(1), unitPrice: fc.integer({ min: 500, max: 9_000 }) }), {
    minLength: 1,
    maxLength: 1,
  }),
  daysAgo: fc.constant(0),
});
const wait: fc.Arbitrary<Happening> = fc.record({ kind: fc.constant('wait' as const), days: fc.nat(40) });
const which = fc.nat(3);

/** Goods that arrive early, so that points change their lot. */
const delivering = fc.tuple(
  fc.constant(
    aProgram({ pending: { kind: 'delivery', atMostDays: 60 }, expiry: { kind: 'rolling', months: 1 } }),
  ),
  fc.array(
    fc.oneof(
      order,
      wait,
      fc.record({ kind: fc.constant('deliver' as const), order: which, daysAgo: fc.nat(3) }),
      fc.record({ kind: fc.constant('refund_remainder' as const), order: which }),
    ),
    { minLength: 6, maxLength: 16, size: 'max' },
  ),
);

/** Lots of many months, and redemptions that come back. */
const returning = fc.tuple(
  fc.constantFrom(
    aProgram({ pending: { kind: 'none' }, expiry: { kind: 'none' } }),
    aProgram({ pending: { kind: 'none' }, expiry: { kind: 'sliding', months: 12 }, clawback: 'below_zero' }),
  ),
  fc.array(
    fc.oneof(
      order,
      fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 15, max: 40 }) }),
      fc.record({
        kind: fc.constant('redeem' as const),
        reward: fc.constant(0),
        points: fc.integer({ min: 1, max: 120 }),
        captured: fc.constant(true),
        hours: fc.constant(1),
      }),
      fc.record({ kind: fc.constant('cancel' as const), redemption: fc.nat(1) }),
      fc.record({ kind: fc.constant('refund_remainder' as const), order: which }),
    ),
    { minLength: 8, maxLength: 24, size: 'max' },
  ),
);

const told: fc.Arbitrary<[Program, readonly Happening[]]> = fc.oneof(
  fc.tuple(program, lives),
  delivering,
  returning,
);

describe('vintages', () => {
  test('are what step by step comes out, and add up to the ledger', async () => {
    await fc.assert(
      fc.asyncProperty(told, fc.integer({ min: -60, max: 400 }), async ([terms, all], later) => {
        const { entries, now } = liveAll(terms, all);
        const asOf = now + later * SECONDS_PER_DAY;
        await fill(
          engine,
          'postings',
          entries.flatMap((entry) => postingRows(entry)),
        );
        await fill(engine, 'orders', entries.flatMap(orderRows));
        await viewAt(engine, vintageViews, asOf, terms.timeZone);
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
      { seed: SEED, numRuns: runs(40) },
    );
  });
});
