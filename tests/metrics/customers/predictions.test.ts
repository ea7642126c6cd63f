import { expect, test } from 'vitest';
import { churnRisk } from '../../../shared/domain/lifetime-value/bg-nbd.ts';
import { churnBand } from '../../../shared/domain/lifetime-value/churn-band.ts';
import { fitLifetimeValue, lifetimeValueOf } from '../../../shared/domain/lifetime-value/lifetime-value.ts';
import { countHistories } from '../../../shared/domain/lifetime-value/ordering-history.ts';
import { historyOf, type PlacedOrder, purchasesOf } from '../../../shared/domain/lifetime-value/purchases.ts';
import { countRepeatValues } from '../../../shared/domain/lifetime-value/repeat-value.ts';
import { countedFigures, figureIn } from './counted.ts';
import type { PlainOrder, PlainShop } from './plain-shop.ts';
import { customerLake } from './shop-rows.ts';

const BEGIN = Date.UTC(2026, 0, 1) / 1000;
const DAY = 86_400;
const AS_OF = '2026-10-01';
const DAYS = 273;
const CUSTOMERS = 700;

/** Numbers from 0 to 1, the same ones each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Customers who order at a pace and a price of their own, and drop out one day. */
function drawnOrders(): readonly PlainOrder[] {
  const draw = numbers(42);
  const wait = (mean: number) => -mean * Math.log(1 - draw());
  return Array.from({ length: CUSTOMERS }, (_, customer) => {
    const [pace, price, gone] = [10 + wait(60), 1_000 + wait(3_000), wait(150)];
    const channel = customer % 3 === 0 ? 'pos' : 'web';
    const orders: PlainOrder[] = [];
    const first = draw() * DAYS;
    for (let at = first; at < Math.min(DAYS, first + gone) || at === first; at += wait(pace)) {
      const id = `o${String(customer).padStart(4, '0')}-${orders.length}`;
      const placedAt = BEGIN + Math.floor(at * DAY);
      const net = Math.ceil(price * (0.3 + wait(0.7)));
      const rest = { currency: 'EUR', channel, country: null, refunds: [], claim: null };
      orders.push({ id, customer: `c${customer}`, placedAt, net, ...rest });
    }
    return orders;
  }).flat();
}

test('predicted values and churn bands are those of each customer, added up', async () => {
  const orders = drawnOrders();
  const shop: PlainShop = { timeZone: 'UTC', asOf: AS_OF, orders, members: [], spend: [] };
  const engine = await customerLake();
  const figures = await countedFigures(engine, shop);
  const placed: PlacedOrder[] = orders.map(({ customer, placedAt, net }) => ({
    customerId: customer,
    day: Math.floor(placedAt / DAY),
    value: net,
  }));
  const until = Date.parse(AS_OF) / 1000 / DAY - 1;
  const purchases = purchasesOf(placed, until);
  const histories = purchases.map((each) => historyOf(each, until));
  const values = purchases.map(({ orderDays, repeatValue }) => ({ repeats: orderDays - 1, repeatValue }));
  const { model, reason } = fitLifetimeValue(countHistories(histories), countRepeatValues(values));
  expect(reason).toBeNull();
  if (model === null) return;
  const channelOf = new Map(orders.map(({ customer, channel }) => [customer, channel]));
  const lifetimeValue = lifetimeValueOf(model, until);
  for (const channel of [undefined, 'web', 'pos']) {
    const some = purchases.filter(
      ({ customerId }) => channel === undefined || channelOf.get(customerId) === channel,
    );
    const cut = channel === undefined ? {} : { channel };
    const told = some.map(lifetimeValue);
    for (const part of ['historic', 'predicted', 'total'] as const) {
      const sum = told.reduce((all, each) => all + each[part], 0);
      const figure = figureIn(figures, 'clv', { ...cut, currency: 'EUR', part });
      expect(figure.denominator).toBe(some.length);
      expect(Math.abs((figure.numerator ?? 0) - sum)).toBeLessThan(1);
    }
    const risks = some.map((each) => churnRisk(model.ordering.parameters, historyOf(each, until), 90));
    for (const band of ['low', 'medium', 'high'] as const) {
      const counted = risks.filter((risk) => churnBand(risk) === band).length;
      const figure = figureIn(figures, 'churn_risk', { ...cut, part: band });
      expect(figure).toMatchObject({ numerator: counted, denominator: some.length, reason: null });
    }
    const mean = risks.reduce((sum, risk) => sum + risk, 0) / some.length;
    expect(figureIn(figures, 'churn_risk', { ...cut, part: 'mean' }).value).toBeCloseTo(mean, 9);
  }
  const rising = purchases
    .map(lifetimeValue)
    .map(({ total }) => total)
    .sort((a, b) => a - b);
  const median = rising[Math.ceil(rising.length / 2) - 1] ?? 0;
  expect(figureIn(figures, 'clv', { currency: 'EUR', part: 'total p50' }).value).toBe(Math.round(median));
  const tenth = rising.slice(-CUSTOMERS / 10).reduce((sum, each) => sum + each, 0);
  expect(figureIn(figures, 'clv', { currency: 'EUR', part: 'total top tenth' }).numerator).toBe(
    Math.round(tenth),
  );
  // To the last bit the same, whatever the order of the rows.
  expect(await countedFigures(engine, { ...shop, orders: orders.toReversed() })).toEqual(figures);
  engine.close();
});
