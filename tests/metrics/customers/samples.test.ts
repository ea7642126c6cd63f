import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fitBgNbd } from '../../../shared/domain/lifetime-value/bg-nbd-fit.ts';
import { fitGammaGamma } from '../../../shared/domain/lifetime-value/gamma-gamma-fit.ts';
import type { LakeEngine } from '../../../shared/lake/engine.ts';
import { countedPurchases } from '../../../shared/metrics/customers/ordering-histories.ts';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { cdnowOrders } from '../../../tools/bench/fitting/cdnow.ts';
import { countedFigures, figureIn, keyOf } from './counted.ts';
import { PlainFigures } from './plain-figures.ts';
import { rfm } from './plain-money.ts';
import type { PlainOrder, PlainShop } from './plain-shop.ts';
import { customerLake } from './shop-rows.ts';

/** Real orders, counted by the product's SQL and again by plain code over the files. */
const { SAMPLES = join(import.meta.dirname, '../../../../shared/data') } = process.env;
const CDNOW = join(SAMPLES, 'cdnow-sample.txt');
const RETAIL = join(SAMPLES, 'online-retail-2010-12-to-2011-02.csv.gz');
const WEEK = 7;

const plainOrder = (order: Omit<PlainOrder, 'channel' | 'country' | 'refunds' | 'claim'>): PlainOrder => ({
  channel: 'web',
  country: null,
  refunds: [],
  claim: null,
  ...order,
});

/** Each row of the sample an order, at noon. */
const cdnowShop = (asOf: string): PlainShop => ({
  timeZone: 'UTC',
  asOf,
  members: [],
  spend: [],
  orders: cdnowOrders(readFileSync(CDNOW, 'utf8')).map(({ customerId, day, value }, index) =>
    plainOrder({
      id: `o${String(index).padStart(5, '0')}`,
      customer: customerId,
      placedAt: day * 86_400 + 43_200,
      net: Math.round(value * 100),
      currency: 'USD',
    }),
  ),
});

interface InvoiceLine {
  readonly InvoiceNo: string;
  readonly Quantity: string;
  readonly UnitPrice: string;
  readonly InvoiceDate: string;
  readonly CustomerID: string;
  readonly Country: string;
}

/** Invoices of known customers that take nothing back; in these months the clocks of London show UTC. */
function retailShop(asOf: string): PlainShop {
  const lines = parse<InvoiceLine>(gunzipSync(readFileSync(RETAIL)), { columns: true });
  const sold = lines.filter(({ InvoiceNo, CustomerID }) => CustomerID !== '' && /^\d/.test(InvoiceNo));
  const invoices = Map.groupBy(sold, ({ InvoiceNo }) => InvoiceNo);
  const orders = [...invoices].map(([id, [first, ...others]]) => {
    const pence = [first, ...others].map((line) =>
      Math.round(Number(line?.Quantity) * Number(line?.UnitPrice) * 100),
    );
    return plainOrder({
      id,
      customer: first?.CustomerID ?? '',
      placedAt: Date.parse(`${first?.InvoiceDate}Z`) / 1000,
      net: pence.reduce((sum, each) => sum + each, 0),
      currency: 'GBP',
    });
  });
  return { timeZone: 'Europe/London', asOf, members: [], spend: [], orders };
}

const EQUAL = [
  'retention_calendar',
  'retention_day',
  'retention_bracket',
  'retention_on_or_after',
  'repeat_purchase',
  'repeat_within',
  'returning_customers',
  'new_customers',
  'period_churn',
  'inactivity_churn',
  'rfm',
];

function expectEqual(figures: readonly Figure[], shop: PlainShop): void {
  const plain = new PlainFigures(shop);
  const expected = [
    ...plain.calendar(),
    ...plain.byAge(),
    ...plain.repeatPurchase(),
    ...plain.monthly(),
    ...plain.inactivity(),
    ...rfm(plain),
  ];
  const told = (all: readonly Pick<Figure, 'metric' | 'cut' | 'numerator' | 'denominator' | 'reason'>[]) =>
    new Map(all.map((each) => [keyOf(each), `${each.numerator} / ${each.denominator} ${each.reason}`]));
  const counted = figures.filter(({ metric, cut }) => EQUAL.includes(metric) && cut.part !== 'days');
  expect(told(counted)).toEqual(told(expected));
}

describe.skipIf(!existsSync(CDNOW))(`CDNOW (skipped without ${CDNOW}; SAMPLES names another folder)`, () => {
  let engine: LakeEngine;
  beforeAll(async () => {
    engine = await customerLake();
  });
  afterAll(() => engine.close());

  test('retention, repeats, churn and RFM are those of plain code', async () => {
    const shop = cdnowShop('1998-07-01');
    const figures = await countedFigures(engine, shop);
    expectEqual(figures, shop);
    expect(figureIn(figures, 'repeat_purchase', { part: 'lifetime' })).toMatchObject({ denominator: 2_357 });
  });

  test('histories counted by SQL give the published parameters', async () => {
    const figures = await countedFigures(engine, cdnowShop('1997-10-01'));
    const counted = (await countedPurchases(engine.query)).get('USD');
    if (counted === undefined) throw new Error('the sample has orders in dollars');
    const weeks = counted.histories.map((row) => ({
      ...row,
      lastAt: row.lastAt / WEEK,
      age: row.age / WEEK,
    }));
    expect(weeks).toHaveLength(1_016);
    const { parameters, logLikelihood } = fitBgNbd(weeks);
    expect(parameters.r).toBeCloseTo(0.243, 3);
    expect(parameters.alpha).toBeCloseTo(4.414, 3);
    expect(parameters.a).toBeCloseTo(0.793, 3);
    expect(parameters.b).toBeCloseTo(2.426, 3);
    expect(logLikelihood).toBeCloseTo(-9582.4, 1);
    const dollars = fitGammaGamma(
      counted.values.map((row) => ({ ...row, repeatValue: row.repeatValue / 100 })),
    );
    expect(dollars.parameters.p).toBeCloseTo(6.25, 2);
    expect(dollars.parameters.q).toBeCloseTo(3.74, 2);
    expect(dollars.parameters.gamma).toBeCloseTo(15.44, 2);
    // As the product has them, in days and cents.
    const figure = (part: string) => figureIn(figures, 'clv', { currency: 'USD', part });
    expect(figure('bg_nbd r').value).toBeCloseTo(0.243, 3);
    expect((figure('bg_nbd alpha').value ?? 0) / WEEK).toBeCloseTo(4.414, 3);
    expect((figure('gamma_gamma gamma').value ?? 0) / 100).toBeCloseTo(15.44, 2);
    expect(figure('frequency and value correlate').value).toBeCloseTo(0.11, 2);
    expect(figure('predicted')).toMatchObject({ denominator: 2_357, reason: null });
  });
});

describe.skipIf(!existsSync(RETAIL))(
  `Online Retail (skipped without ${RETAIL}; SAMPLES names another folder)`,
  () => {
    test('retention, repeats, churn and RFM are those of plain code, and nothing is predicted from three months', async () => {
      const engine = await customerLake();
      const shop = retailShop('2011-03-01');
      const figures = await countedFigures(engine, shop);
      expectEqual(figures, shop);
      expect(figureIn(figures, 'clv', { currency: 'GBP', part: 'predicted' })).toMatchObject({
        value: null,
        reason: 'HISTORY_TOO_SHORT',
      });
      engine.close();
    });
  },
);
