import fc from 'fast-check';
import type { Order, OrderLine } from '../../../shared/domain/order.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import type { Benefit, Reward } from '../../../shared/domain/program/reward.ts';
import { aLine, anOrder, aProgram, aReward } from '../builders.ts';

/** Ten dollars off, for 500 points. */
export const tenOff = (changes: Partial<Reward> = {}): Reward =>
  aReward({
    id: 'ten-off',
    name: 'Ten off',
    benefit: { kind: 'amount_off', amount: { USD: 1_000 } },
    price: { points: 500 },
    ...changes,
  });

/** A point is worth a cent; dollars and yen. */
export const aRewardProgram = (changes: Partial<Program> = {}): Program =>
  aProgram({
    timeZone: 'America/New_York',
    currencies: [
      { code: 'USD', minorDigits: 2 },
      { code: 'JPY', minorDigits: 0 },
    ],
    pointValue: { points: 100, amount: { USD: 100 } },
    ...changes,
  });

/** A line worth `value` minor units. */
export const worth = (lineId: string, value: number, changes: Partial<OrderLine> = {}): OrderLine =>
  aLine({ lineId, unitPrice: value, ...changes });

export const aCart = (lines: readonly OrderLine[], changes: Partial<Order> = {}): Order =>
  anOrder({ lines, ...changes });

const aRandomLine = fc
  .record({
    unitPrice: fc.nat({ max: 100_000 }),
    quantity: fc.integer({ min: 1, max: 7 }),
    offPercent: fc.nat({ max: 100 }),
    sku: fc.constantFrom('mug', 'tee', 'cap'),
    categories: fc.subarray(['sale', 'new']),
  })
  .map(({ offPercent, ...line }) => ({
    ...line,
    tags: [],
    discounts: [{ amount: Math.floor((line.unitPrice * line.quantity * offPercent) / 100) }],
  }));

export const randomCart: fc.Arbitrary<Order> = fc
  .record({ lines: fc.array(aRandomLine, { minLength: 1, maxLength: 6 }), shipping: fc.nat({ max: 3_000 }) })
  .map(({ lines, shipping }) =>
    aCart(
      lines.map((line, index) => ({ ...line, lineId: `L${index}` })),
      { shipping },
    ),
  );

const goods = fc.option(
  fc.constantFrom({ skus: ['mug'] }, { categories: ['sale'] }, { skus: ['tee'], categories: ['new'] }),
  { nil: undefined },
);
const amount = fc.record({ USD: fc.integer({ min: 1, max: 200_000 }) });
const given = <T>(name: string, value: T | undefined) => (value === undefined ? {} : { [name]: value });

/** Benefits that take something off a cart. */
export const randomBenefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc
    .record({
      percent: fc.integer({ min: 1, max: 100 }),
      atMost: fc.option(amount, { nil: undefined }),
      goods,
    })
    .map(({ percent, atMost, goods: filter }) => ({
      kind: 'percent_off' as const,
      percent,
      ...given('atMost', atMost),
      ...given('goods', filter),
    })),
  fc
    .record({ amount, goods })
    .map(({ goods: filter, ...off }) => ({ kind: 'amount_off' as const, ...off, ...given('goods', filter) })),
  fc
    .option(amount, { nil: undefined })
    .map((atMost) => ({ kind: 'free_shipping' as const, ...given('atMost', atMost) })),
  fc.record({
    kind: fc.constant('free_product' as const),
    sku: fc.constantFrom('mug', 'tee'),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  randomPayment(),
);

export function randomPayment() {
  return fc
    .record({
      steps: fc.integer({ min: 1, max: 20 }),
      step: fc.constantFrom(1, 7, 50, 100),
      atMostPercent: fc.integer({ min: 1, max: 100 }),
    })
    .map(({ steps, step, atMostPercent }) => ({
      kind: 'pay_with_points' as const,
      minimum: steps * step,
      step,
      atMostPercent,
    }));
}

/** What points may be worth: from much less than a minor unit to much more. */
export const randomPointValue = fc
  .record({ points: fc.constantFrom(1, 3, 10, 100, 1_000), USD: fc.constantFrom(1, 3, 100, 700) })
  .map(({ points, USD }) => ({ points, amount: { USD } }));
