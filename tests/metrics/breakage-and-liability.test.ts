import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { LakeEngine } from '../../shared/lake/engine.ts';
import { BREAKAGE_EXPECTED, BREAKAGE_REALIZED } from '../../shared/metrics/points/breakage.ts';
import { POINTS_LIABILITY } from '../../shared/metrics/points/liability.ts';
import { POINT_VINTAGE_PARTS, REDEMPTION_VINTAGE } from '../../shared/metrics/points/vintages.ts';
import { aRun, figureOf, figuresAt } from './figures-at.ts';
import { emptyLake, fill, type LakeRow } from './lake.ts';

let engine: LakeEngine;
beforeAll(async () => {
  engine = await emptyLake();
});
afterAll(() => engine.close());

const NEVER = { lot: 'never' };
let sequence = 0;
beforeEach(() => {
  sequence = 0;
});

/** The rows of one entry on one lot of one member: into the lot, or out of it, against an account of the program. */
function moved(
  day: string,
  type: string,
  points: number,
  against: string,
  lot: LakeRow = NEVER,
): readonly LakeRow[] {
  sequence += 1;
  const common = {
    event_id: `evt_${sequence}`,
    type,
    member_id: 'mbr_a',
    sequence,
    movement: 0,
    by_time: false,
    at: `${day} 10:00:00`,
    recorded_at: `${day} 10:00:00`,
    occurred_at: `${day} 10:00:00`,
  };
  return [
    { ...common, place: 0, account: 'active', points, ...lot },
    { ...common, place: 1, account: against, points: -points },
  ];
}
const issued = (day: string, points: number, lot?: LakeRow) =>
  moved(day, 'order.recorded', points, 'issued', lot);
const redeemed = (day: string, points: number, lot?: LakeRow) =>
  moved(day, 'redemption.captured', -points, 'redeemed', lot);
const sold = (day: string, netMinor: number, currency = 'USD'): LakeRow => ({
  event_id: `order_${day}`,
  type: 'order.recorded',
  member_id: 'mbr_a',
  order_key: `key_${day}`,
  recorded_at: `${day} 10:00:00`,
  currency,
  net_minor: netMinor,
  points: 1,
});

/** IFRS 15, example 52, in hundredths: 100,000.00 of purchases, 10,000 points worth 1.00 each. */
describe('IFRS 15, example 52, by the lake', () => {
  const settings = {
    currency: 'USD',
    pointValueMinor: 100,
    redemptionEstimates: [
      { from: '2024-01-01', rate: 0.95 },
      { from: '2025-12-31', rate: 0.97 },
    ],
  };
  const fillExample = async () => {
    await fill(engine, 'postings', [
      ...issued('2024-01-15', 10_000),
      ...redeemed('2024-10-01', 4_500),
      ...redeemed('2025-10-01', 4_000),
    ]);
    await fill(engine, 'orders', [sold('2024-01-15', 10_000_000)]);
  };
  const told = async (asOf: string) => {
    const figures = await figuresAt(engine, POINTS_LIABILITY, aRun({ asOf, settings }));
    const units = (part: string) =>
      Math.round((figureOf(figures, { part, currency: 'USD' }).numerator ?? Number.NaN) / 100);
    return { allocated: units('allocated'), deferred: units('deferred'), face: units('face_value') };
  };

  test('after the first period 4,566 of 8,676 are owed', async () => {
    await fillExample();
    expect(await told('2025-01-01')).toEqual({ allocated: 8_676, deferred: 4_566, face: 5_500 });
  });

  test('after the second 1,073, by the new estimate, and nothing is allocated anew', async () => {
    await fillExample();
    expect(await told('2026-01-01')).toEqual({ allocated: 8_676, deferred: 1_073, face: 1_500 });
  });

  test('is not told without what a point is worth, without an estimate, and of several currencies', async () => {
    await fillExample();
    const reasonOf = async (changes: object) => {
      const figures = await figuresAt(
        engine,
        POINTS_LIABILITY,
        aRun({ asOf: '2025-01-01', settings: { ...settings, ...changes } }),
      );
      const found = figures.find(({ cut }) => cut.part === 'deferred' && cut.vintage === undefined);
      return [found?.value, found?.reason];
    };
    expect(await reasonOf({ redemptionEstimates: [] })).toEqual([null, 'NO_ESTIMATE']);
    await fill(engine, 'orders', [sold('2024-01-15', 10_000_000), sold('2024-01-16', 500, 'EUR')]);
    expect(await reasonOf({})).toEqual([null, 'SEVERAL_CURRENCIES']);
    const bare = await figuresAt(engine, POINTS_LIABILITY, aRun({ asOf: '2025-01-01' }));
    expect(bare.every(({ value, reason }) => value === null && reason === 'NO_POINT_VALUE')).toBe(true);
  });
});

test('no more is expected to be redeemed than was, and can yet be: what expired is owed to nobody', async () => {
  const lot = { lot: '1743465600', lot_expires_at: '2025-04-01 00:00:00' };
  await fill(engine, 'postings', [
    ...issued('2025-01-10', 1_000, lot),
    ...issued('2025-01-11', 100),
    ...redeemed('2025-02-10', 100, lot),
  ]);
  await fill(engine, 'orders', [sold('2025-01-10', 110_000)]);
  const settings = {
    currency: 'USD',
    pointValueMinor: 1,
    redemptionEstimates: [{ from: '2025-01-01', rate: 0.9 }],
  };
  const figures = await figuresAt(engine, POINTS_LIABILITY, aRun({ asOf: '2025-05-01', settings }));
  // 100 were redeemed and 100 are left: half is owed, though 990 were once expected.
  const allocated = (110_000 * 990) / 110_990;
  expect(figureOf(figures, { part: 'allocated', currency: 'USD' }).numerator).toBeCloseTo(allocated, 6);
  expect(figureOf(figures, { part: 'deferred', currency: 'USD' }).numerator).toBeCloseTo(allocated / 2, 6);
});

/** Points good through March 2025, and through June: of 400 in January 250 are redeemed and 150 expire; of 100 in April all expire. */
describe('breakage', () => {
  const MARCH = { lot: '1743465600', lot_expires_at: '2025-04-01 00:00:00' };
  const JUNE = { lot: '1751328000', lot_expires_at: '2025-07-01 00:00:00' };
  const rows = () => [
    ...issued('2025-01-10', 400, MARCH),
    ...redeemed('2025-02-10', 250, MARCH),
    ...issued('2025-04-10', 100, JUNE),
  ];

  test('is realized once all points of a month are gone, and expected from that', async () => {
    await fill(engine, 'postings', rows());
    const early = await figuresAt(engine, BREAKAGE_REALIZED, aRun({ asOf: '2025-06-01' }));
    expect(figureOf(early, { vintage: '2025-01-01' })).toMatchObject({
      numerator: 150,
      denominator: 400,
      value: 0.375,
    });
    expect(figureOf(early, { vintage: '2025-04-01' })).toMatchObject({ value: null, reason: 'IMMATURE' });
    expect(figureOf(early, {})).toMatchObject({ numerator: 150, denominator: 400 });
    const [expected] = await BREAKAGE_EXPECTED.figures(engine.query, aRun({ asOf: '2025-06-01' }));
    expect(expected).toMatchObject({ value: 0.375, numerator: 150, denominator: 400 });
    const later = await figuresAt(engine, BREAKAGE_REALIZED, aRun({ asOf: '2025-07-01' }));
    expect(figureOf(later, {})).toMatchObject({ numerator: 250, denominator: 500, value: 0.5 });
  });

  test('is unknown before the first points are all gone', async () => {
    await fill(engine, 'postings', rows());
    const run = aRun({ asOf: '2025-03-31' });
    const realized = await figuresAt(engine, BREAKAGE_REALIZED, run);
    expect(figureOf(realized, {})).toMatchObject({ value: null, reason: 'NO_FINISHED_VINTAGE' });
    const [expected] = await BREAKAGE_EXPECTED.figures(engine.query, run);
    expect(expected).toMatchObject({ value: null, reason: 'NO_FINISHED_VINTAGE' });
  });
});

/** January 100, February 100, both never ending. 150 are redeemed in March, 70 come back in April: 80 of January’s went. */
test('what is redeemed is of the oldest points of its lot, and what comes back was never redeemed', async () => {
  await fill(engine, 'postings', [
    ...issued('2025-01-10', 100),
    ...issued('2025-02-10', 100),
    ...redeemed('2025-03-10', 150),
    ...moved('2025-04-10', 'redemption.returned', 70, 'redeemed'),
    ...moved('2025-05-10', 'order.refunded', -30, 'issued'),
  ]);
  const run = aRun({ asOf: '2025-06-01' });
  const parts = await figuresAt(engine, POINT_VINTAGE_PARTS, run);
  const of = (vintage: string) =>
    ['issued', 'redeemed', 'reversed', 'expired', 'outstanding'].map(
      (part) => figureOf(parts, { vintage, part }).value,
    );
  expect(of('2025-01-01')).toEqual([100, 80, 20, 0, 0]);
  expect(of('2025-02-01')).toEqual([100, 0, 10, 0, 90]);
  const rates = await REDEMPTION_VINTAGE.figures(engine.query, run);
  expect(figureOf(rates, { vintage: '2025-01-01' })).toMatchObject({
    value: 0.8,
    numerator: 80,
    denominator: 100,
  });
  const early = await figuresAt(engine, REDEMPTION_VINTAGE, aRun({ asOf: '2025-02-20' }));
  expect(figureOf(early, { vintage: '2025-02-01' })).toMatchObject({ value: null, reason: 'MONTH_RUNNING' });
});
