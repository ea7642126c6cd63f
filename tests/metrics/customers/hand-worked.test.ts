import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LakeEngine } from '../../../shared/lake/engine.ts';
import type { Figure } from '../../../shared/metrics/figure.ts';
import { countedFigures, figureIn } from './counted.ts';
import { beginOfDay, type PlainOrder, type PlainShop } from './plain-shop.ts';
import { customerLake } from './shop-rows.ts';

const ZONE = 'Europe/Berlin';
let numbered = 0;

/** An order at noon of a local day, or so many seconds after it began. */
function order(
  customer: string,
  day: string,
  net = 1_000,
  changes: Partial<PlainOrder> & { readonly after?: number } = {},
): PlainOrder {
  const { after = 43_200, ...rest } = changes;
  numbered += 1;
  return {
    id: `o${String(numbered).padStart(4, '0')}`,
    customer,
    placedAt: beginOfDay(day, ZONE) + after,
    net,
    currency: 'EUR',
    channel: 'web',
    country: 'DE',
    refunds: [],
    claim: null,
    ...rest,
  };
}

const shopOf = (
  asOf: string,
  orders: readonly PlainOrder[],
  changes: Partial<PlainShop> = {},
): PlainShop => ({
  timeZone: ZONE,
  asOf,
  orders,
  members: [],
  spend: [],
  ...changes,
});

describe('figures that were worked out by hand', () => {
  let engine: LakeEngine;
  beforeAll(async () => {
    engine = await customerLake();
  });
  afterAll(() => engine.close());
  const told = ({ numerator, denominator, value, reason }: Figure) => ({
    numerator,
    denominator,
    value,
    reason,
  });

  test('retention by calendar months, of cohorts and over them', async () => {
    // January: ann, ben, cem, dot. In February ann and ben order again, in March ann. February: eve, fay. In March eve orders again.
    const shop = shopOf('2026-04-01', [
      ...['ann', 'ben', 'cem', 'dot'].map((each) => order(each, '2026-01-10')),
      order('ann', '2026-02-01'),
      order('ben', '2026-02-28'),
      order('ann', '2026-03-31'),
      order('eve', '2026-02-14'),
      order('fay', '2026-02-15'),
      order('eve', '2026-03-01'),
    ]);
    const figures = await countedFigures(engine, shop);
    const of = (cut: object) => told(figureIn(figures, 'retention_calendar', cut));
    expect(of({ cohort: '2026-01-01', step: 1 })).toMatchObject({ numerator: 2, denominator: 4, value: 0.5 });
    expect(of({ cohort: '2026-01-01', step: 2 })).toMatchObject({
      numerator: 1,
      denominator: 4,
      value: 0.25,
    });
    expect(of({ cohort: '2026-02-01', step: 1 })).toMatchObject({ numerator: 1, denominator: 2, value: 0.5 });
    // Over cohorts: (2 + 1) / (4 + 2), and of two months later January's alone.
    expect(of({ step: 1 })).toMatchObject({ numerator: 3, denominator: 6, value: 0.5 });
    expect(of({ step: 2 })).toMatchObject({ numerator: 1, denominator: 4 });
    // On the day before, March is not over: what it has is not told.
    const before = await countedFigures(engine, { ...shop, asOf: '2026-03-31' });
    expect(told(figureIn(before, 'retention_calendar', { cohort: '2026-02-01', step: 1 }))).toEqual({
      numerator: null,
      denominator: 2,
      value: null,
      reason: 'IMMATURE',
    });
    expect(told(figureIn(before, 'retention_calendar', { step: 1 }))).toMatchObject({
      numerator: 2,
      denominator: 4,
    });
    // Churn from January to February: cem and dot of four. February's customers returning: ann and ben of four.
    expect(told(figureIn(figures, 'period_churn', { month: '2026-01-01' }))).toMatchObject({
      numerator: 2,
      denominator: 4,
    });
    expect(told(figureIn(figures, 'returning_customers', { month: '2026-02-01' }))).toMatchObject({
      numerator: 2,
      denominator: 4,
    });
    expect(told(figureIn(figures, 'returning_customers', { month: '2026-01-01' }))).toMatchObject({
      numerator: 0,
      denominator: 4,
    });
    expect(told(figureIn(figures, 'new_customers', { month: '2026-02-01' }))).toMatchObject({ value: 2 });
    expect(told(figureIn(figures, 'repeat_purchase', { part: 'lifetime' }))).toMatchObject({
      numerator: 3,
      denominator: 6,
    });
  });

  test("an order a second before local midnight is of the month before, whatever UTC's", async () => {
    const shop = shopOf('2026-09-01', [
      order('ann', '2026-06-01', 1_000, { after: -1 }),
      order('ben', '2026-06-01', 1_000, { after: 0 }),
    ]);
    const figures = await countedFigures(engine, shop);
    expect(figureIn(figures, 'new_customers', { month: '2026-05-01' }).value).toBe(1);
    expect(figureIn(figures, 'new_customers', { month: '2026-06-01' }).value).toBe(1);
  });

  test('days are 24 hours from the first order, also when clocks are moved; both ends of windows', async () => {
    // Clocks go forward on 29 March: 30 days after noon of the 1st is 13:00 of the 31st.
    const first = order('ann', '2026-03-01');
    const placedAfter = (days: number, seconds: number) => ({
      ...order('ann', '2026-03-01'),
      placedAt: first.placedAt + days * 86_400 + seconds,
    });
    const figuresWith = async (second: PlainOrder) =>
      countedFigures(engine, shopOf('2026-09-01', [first, second]));
    const early = await figuresWith(placedAfter(30, -1));
    const onTime = await figuresWith(placedAfter(30, 0));
    expect(figureIn(early, 'retention_day', { step: 30 }).numerator).toBe(0);
    expect(figureIn(onTime, 'retention_day', { step: 30 }).numerator).toBe(1);
    expect(figureIn(early, 'repeat_within', { step: 30 }).numerator).toBe(1);
    expect(figureIn(onTime, 'repeat_within', { step: 30 }).numerator).toBe(0);
    expect(figureIn(onTime, 'retention_bracket', { step: 1, part: '1-30' }).numerator).toBe(1);
    const next = await figuresWith(placedAfter(31, 0));
    expect(figureIn(next, 'retention_day', { step: 30 }).numerator).toBe(0);
    expect(figureIn(next, 'retention_bracket', { step: 1, part: '1-30' }).numerator).toBe(0);
    expect(figureIn(next, 'retention_bracket', { step: 31, part: '31-60' }).numerator).toBe(1);
    expect(figureIn(next, 'retention_on_or_after', { step: 30 })).toMatchObject({
      numerator: 1,
      denominator: 1,
    });
  });

  test('a refund counts from when it happened; an order that went back whole is none', async () => {
    const whole = { amount: 1_000, kind: 'whole' as const, at: beginOfDay('2026-02-10', ZONE) };
    const shop = shopOf('2026-02-10', [
      order('ann', '2026-01-05', 1_000, { refunds: [whole] }),
      order('ann', '2026-01-07', 700, { refunds: [{ ...whole, amount: 200, kind: 'part' }] }),
    ]);
    const historic = { currency: 'EUR', part: 'historic' };
    const before = await countedFigures(engine, shop);
    expect(figureIn(before, 'clv', historic)).toMatchObject({ numerator: 1_700, denominator: 1 });
    const after = await countedFigures(engine, { ...shop, asOf: '2026-02-11' });
    expect(figureIn(after, 'clv', historic)).toMatchObject({ numerator: 500, denominator: 1 });
    expect(figureIn(after, 'repeat_purchase', { part: 'lifetime' })).toMatchObject({
      numerator: 0,
      denominator: 1,
    });
  });

  test("a guest's order is the member's once it is claimed", async () => {
    const claim = { at: beginOfDay('2026-02-10', ZONE), by: 'ann', isTransferTold: false };
    const shop = shopOf('2026-02-10', [
      order('guest', '2026-01-05', 1_000, { claim }),
      order('ann', '2026-01-20'),
    ]);
    const lifetime = { part: 'lifetime' };
    expect(figureIn(await countedFigures(engine, shop), 'repeat_purchase', lifetime)).toMatchObject({
      numerator: 0,
      denominator: 2,
    });
    const after = await countedFigures(engine, { ...shop, asOf: '2026-02-11' });
    expect(figureIn(after, 'repeat_purchase', lifetime)).toMatchObject({ numerator: 1, denominator: 1 });
  });

  test('inactive after as many days as nine in ten gaps do not exceed, or as the program says', async () => {
    // Gaps of one day nine times, and one of 31: the ninth of ten is 1.
    const days = Array.from({ length: 10 }, (_, index) => `2026-01-${String(index + 1).padStart(2, '0')}`);
    const shop = shopOf('2026-02-11', [
      ...days.map((day) => order('ann', day)),
      order('ann', '2026-02-10'),
      order('ben', '2026-02-09'),
      order('cem', '2026-01-12'),
    ]);
    const byGaps = await countedFigures(engine, shop);
    expect(figureIn(byGaps, 'inactivity_churn', { part: 'days' })).toMatchObject({
      value: 1,
      denominator: 10,
    });
    // ann's last order was 1 day ago, ben's 2, cem's 30.
    expect(figureIn(byGaps, 'inactivity_churn', {})).toMatchObject({ numerator: 2, denominator: 3 });
    const bySetting = await countedFigures(engine, shop, { inactivityDays: 29 });
    expect(figureIn(bySetting, 'inactivity_churn', {})).toMatchObject({ numerator: 1, denominator: 3 });
    const byLonger = await countedFigures(engine, shop, { inactivityDays: 30 });
    expect(figureIn(byLonger, 'inactivity_churn', {})).toMatchObject({ numerator: 0, denominator: 3 });
  });

  test('RFM: who has the same shares the score, however many they are', async () => {
    // Eight customers with one order of the same day and value, two with another later and larger.
    const same = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((each) => order(each, '2026-01-10'));
    const more = ['y', 'z'].flatMap((each) => [order(each, '2026-01-10'), order(each, '2026-01-20', 5_000)]);
    const figures = await countedFigures(engine, shopOf('2026-02-01', [...same, ...more]));
    const points = [1, 2, 3, 4].map(
      (step) => figureIn(figures, 'rfm_cut_points', { currency: 'EUR', part: 'value', step }).value,
    );
    expect(points).toEqual([1_000, 1_000, 1_000, 1_000]);
    const recency = [1, 2, 3, 4].map(
      (step) => figureIn(figures, 'rfm_cut_points', { currency: 'EUR', part: 'recency', step }).value,
    );
    expect(recency).toEqual([12, 22, 22, 22]);
    // Recency of the eight: 22 exceeds 12 alone, so 4; orders and value 1. The two: 5, 5, 5.
    const of = (segment: string, part: string) =>
      told(figureIn(figures, 'rfm', { currency: 'EUR', segment, part }));
    expect(of('promising', 'customers')).toMatchObject({ numerator: 8, denominator: 10 });
    expect(of('champions', 'customers')).toMatchObject({ numerator: 2, denominator: 10 });
    expect(of('champions', 'value')).toMatchObject({ numerator: 12_000, denominator: 20_000, value: 0.6 });
  });

  test('money of two currencies is never added', async () => {
    const shop = shopOf('2026-02-01', [
      order('ann', '2026-01-05', 1_000),
      order('ann', '2026-01-06', 9_000, { currency: 'USD' }),
      order('ben', '2026-01-06', 500),
    ]);
    const figures = await countedFigures(engine, shop);
    expect(figureIn(figures, 'clv', { currency: 'EUR', part: 'historic' })).toMatchObject({
      numerator: 1_500,
      denominator: 2,
      value: 750,
    });
    expect(figureIn(figures, 'clv', { currency: 'USD', part: 'historic' })).toMatchObject({
      numerator: 9_000,
      denominator: 1,
    });
    expect(figureIn(figures, 'clv', { currency: 'EUR', part: 'predicted' })).toMatchObject({
      value: null,
      reason: 'TOO_FEW_CUSTOMERS',
    });
    expect(figureIn(figures, 'churn_risk', {})).toMatchObject({ value: null, reason: 'TOO_FEW_CUSTOMERS' });
  });

  test('CAC and payback: 60.00 for two customers, half of what they spend is margin', async () => {
    const shop = shopOf(
      '2026-04-15',
      [
        order('ann', '2026-01-05', 5_000),
        order('ben', '2026-01-06', 2_000, { channel: 'pos' }),
        order('ann', '2026-03-02', 5_000),
        order('cem', '2026-02-02'),
      ],
      {
        spend: [
          { month: '2026-01-01', channel: 'web', currency: 'EUR', amountMinor: 4_000 },
          { month: '2026-01-01', channel: 'search', currency: 'EUR', amountMinor: 2_000 },
        ],
      },
    );
    const figures = await countedFigures(engine, shop, { grossMargin: 0.5 });
    const cost = (cut: object) =>
      told(figureIn(figures, 'acquisition_cost', { month: '2026-01-01', currency: 'EUR', ...cut }));
    expect(cost({})).toMatchObject({ numerator: 6_000, denominator: 2, value: 3_000 });
    expect(cost({ channel: 'web' })).toMatchObject({ numerator: 4_000, denominator: 1, value: 4_000 });
    expect(cost({ channel: 'search' })).toMatchObject({
      denominator: 0,
      value: null,
      reason: 'NO_CUSTOMERS',
    });
    expect(
      told(figureIn(figures, 'acquisition_cost', { month: '2026-02-01', currency: 'EUR' })),
    ).toMatchObject({ reason: 'NO_SPEND' });
    // Margin to date: 35.00 in January, 60.00 with March, which is month 2.
    const payback = { cohort: '2026-01-01', currency: 'EUR' };
    expect(told(figureIn(figures, 'payback', payback))).toMatchObject({
      numerator: 6_000,
      denominator: 6_000,
      value: 2,
    });
    const march = await countedFigures(engine, { ...shop, asOf: '2026-03-31' }, { grossMargin: 0.5 });
    expect(told(figureIn(march, 'payback', payback))).toMatchObject({
      numerator: 3_500,
      value: null,
      reason: 'NOT_PAID_BACK',
    });
    expect(told(figureIn(await countedFigures(engine, shop), 'payback', payback))).toMatchObject({
      reason: 'NO_GROSS_MARGIN',
    });
  });

  test('a margin that is exactly what was spent has paid it back, whatever its share in binary', async () => {
    const spend = [{ month: '2026-01-01', channel: 'web', currency: 'EUR', amountMinor: 29 }];
    const shop = shopOf('2026-03-01', [order('ann', '2026-01-05', 100)], { spend });
    expect(100 * 0.29).toBeLessThan(29);
    const figures = await countedFigures(engine, shop, { grossMargin: 0.29 });
    expect(told(figureIn(figures, 'payback', { cohort: '2026-01-01', currency: 'EUR' }))).toMatchObject({
      numerator: 29,
      value: 0,
      reason: null,
    });
  });

  test('members against comparable others: two strata, weighted as members are mixed', async () => {
    const enrolled = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6', 'late'];
    const begin = beginOfDay('2026-01-10', ZONE) + 43_200;
    const members = enrolled.map((customer) => ({
      customer,
      enrolledAt: begin + (customer === 'late' ? 86_400 : 86_399),
      tiers: [],
    }));
    const first = (each: string, net: number, channel = 'web') => order(each, '2026-01-10', net, { channel });
    const again = (each: string, net: number) => order(each, '2026-02-10', net);
    const shop = shopOf(
      '2026-06-01',
      [
        // Of 512 to 1,023: members spend 100 and 300 more, others 0 and 100. The one who joins a day later is another.
        ...['m1', 'm2', 'o1', 'late'].map((each) => first(each, 600)),
        again('m1', 100),
        again('m2', 300),
        again('late', 100),
        // Of 1,024 to 2,047: members 400, 500, 600 and 900, others 200 and 400.
        ...['m3', 'm4', 'm5', 'm6', 'o2', 'o3'].map((each) => first(each, 1_500)),
        again('m3', 400),
        again('m4', 500),
        again('m5', 600),
        again('m6', 900),
        again('o2', 200),
        again('o3', 400),
        // At the till nobody but one other bought: compared with nobody.
        first('o4', 600, 'pos'),
      ],
      { members },
    );
    const figures = await countedFigures(engine, shop);
    const of = (part: string) => figureIn(figures, 'program_return', { currency: 'EUR', step: 90, part });
    // Means: (2·200 + 4·600) / 6 = 466.7 of members, (2·50 + 4·300) / 6 = 216.7 of others.
    expect(of('members').value).toBeCloseTo(2_800 / 6, 9);
    expect(of('others').value).toBeCloseTo(1_300 / 6, 9);
    expect(of('difference').value).toBeCloseTo(250, 9);
    expect(of('difference')).toMatchObject({ numerator: 1_500, denominator: 6 });
    expect(of('matched')).toMatchObject({ numerator: 6, denominator: 6 });
    expect(of('difference').interval?.low).toBeLessThan(250);
  });
});
