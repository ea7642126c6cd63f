import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LakeEngine } from '../../../shared/lake/engine.ts';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { runs, SEED } from '../../law-runs.ts';
import { countedFigures, keyOf } from './counted.ts';
import { type Expected, PlainFigures } from './plain-figures.ts';
import {
  acquisitionCosts,
  historicValues,
  memberDifference,
  paybackMonths,
  rfm,
  rfmCutPoints,
} from './plain-money.ts';
import type { PlainShop } from './plain-shop.ts';
import { randomShop } from './random-shop.ts';
import { customerLake } from './shop-rows.ts';

const GROSS_MARGIN = 0.5;

/** Each shop is counted whole; a machine that does other work besides takes minutes for all of them. */
const PATIENCE_MS = 900_000;

const checkAll = (property: fc.IAsyncProperty<[PlainShop]>, usual: number) =>
  fc.assert(property, { seed: SEED, numRuns: runs(usual) });

/** Figures of customers against the same computed from plain objects, day by day and customer by customer. */
describe('figures of small random shops', () => {
  let engine: LakeEngine;
  beforeAll(async () => {
    engine = await customerLake();
  });
  afterAll(() => engine.close());

  test(
    'are those of an independent computation',
    async () => {
      await checkAll(
        fc.asyncProperty(randomShop, async (shop) => {
          const figures = await countedFigures(engine, shop, { grossMargin: GROSS_MARGIN });
          const plain = new PlainFigures(shop);
          const expected = [
            ...plain.calendar(),
            ...plain.byAge(),
            ...plain.repeatPurchase(),
            ...plain.monthly(),
            ...plain.inactivity(),
            ...rfm(plain),
            ...historicValues(plain),
            ...acquisitionCosts(plain),
          ];
          const compared = new Set(expected.map(({ metric }) => metric));
          const isCompared = ({ metric, cut }: Figure) =>
            compared.has(metric) &&
            (metric !== 'clv' || cut.part === 'historic') &&
            (metric !== 'inactivity_churn' || cut.part === undefined);
          expect(simple(figures.filter(isCompared))).toEqual(simple(expected));
          expectCutPoints(figures, plain);
          expectPayback(figures, plain);
          expectReturn(figures, plain);
          expectWhole(figures);
        }),
        25,
      );
    },
    PATIENCE_MS,
  );

  test(
    'do not depend on the order of rows, and what comes later changes nothing',
    async () => {
      await checkAll(
        fc.asyncProperty(randomShop, async (shop) => {
          const figures = await countedFigures(engine, shop);
          const reordered = { ...shop, orders: shop.orders.toReversed(), members: shop.members.toReversed() };
          expect(await countedFigures(engine, reordered)).toEqual(figures);
          const end = Date.parse(shop.asOf) / 1000 + 2 * 86_400;
          const later = {
            ...shop,
            orders: shop.orders.map((order) => ({
              ...order,
              refunds: [
                ...order.refunds,
                { at: Math.max(end, order.placedAt), amount: order.net, kind: 'whole' as const },
              ],
            })),
          };
          expect(await countedFigures(engine, later)).toEqual(figures);
        }),
        6,
      );
    },
    PATIENCE_MS,
  );
});

const simple = (figures: readonly Expected[] | readonly Figure[]) =>
  Object.fromEntries(
    figures
      .map(
        (figure) =>
          [keyOf(figure), `${figure.numerator} / ${figure.denominator} ${figure.reason ?? ''}`] as const,
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

function expectCutPoints(figures: readonly Figure[], plain: PlainFigures): void {
  const found = figures
    .filter(({ metric }) => metric === 'rfm_cut_points')
    .map(({ cut, value }) => [`${cut.currency} ${cut.part} ${cut.step}`, value] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(rfmCutPoints(plain)));
}

function expectPayback(figures: readonly Figure[], plain: PlainFigures): void {
  const found = figures
    .filter(({ metric, reason }) => metric === 'payback' && (reason === null || reason === 'NOT_PAID_BACK'))
    .map(({ cut, value }) => [`${cut.cohort?.slice(0, 7)} ${cut.currency}`, value] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(paybackMonths(plain, GROSS_MARGIN)));
}

function expectReturn(figures: readonly Figure[], plain: PlainFigures): void {
  const of = (part: string) =>
    figures.filter(
      ({ metric, cut }) =>
        metric === 'program_return' &&
        cut.channel === undefined &&
        cut.part === part &&
        cut.currency !== undefined,
    );
  for (const { cut, value, denominator, reason } of of('difference')) {
    const expected = memberDifference(plain, cut.currency ?? '', cut.step ?? 0);
    expect(reason).toBe(expected === null ? 'NOBODY_COMPARABLE' : null);
    if (expected === null) continue;
    expect(denominator).toBe(expected.matched);
    expect(value).toBeCloseTo(expected.value, 6);
    const matched = of('matched').find(
      (each) => each.cut.currency === cut.currency && each.cut.step === cut.step,
    );
    expect(matched).toMatchObject({ numerator: expected.matched, denominator: expected.members });
  }
}

/** What every figure has to be, whichever it is. */
function expectWhole(figures: readonly Figure[]): void {
  expect(new Set(figures.map(keyOf)).size).toBe(figures.length);
  for (const figure of figures) {
    const { value, reason, interval, unit, numerator, denominator, from, to } = figure;
    expect((value === null) === (reason !== null), JSON.stringify(figure)).toBe(true);
    expect(from <= to, JSON.stringify(figure)).toBe(true);
    if (value !== null && unit === 'ratio' && numerator !== null && denominator !== null)
      expect(value).toBeCloseTo(numerator / denominator, 12);
    if (interval !== null && value !== null) {
      expect(interval.low).toBeLessThanOrEqual(value + 1e-9);
      expect(interval.high).toBeGreaterThanOrEqual(value - 1e-9);
    }
  }
}
