import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Intent, Platform } from '../../shared/platforms/intent.ts';
import { translateShopify } from '../../shared/platforms/shopify/translate.ts';
import { runs, SEED } from '../law-runs.ts';
import { aCapability } from './capability.ts';
import { NOW } from './orders-in-memory.ts';
import { translated } from './recorded.ts';

const checkAll = <T>(property: fc.IAsyncProperty<T>) =>
  fc.assert(property, { seed: SEED, numRuns: runs(200) });

/** What a sequence of deliveries leaves of an order: its points, its member's, and the goods that are still bought. */
async function standing(orderId: string, deliveries: readonly (readonly Intent[])[]) {
  const { orders, carryOut } = aCapability();
  for (const intents of deliveries) await carryOut(intents, NOW);
  const state = orders.stateOf(orderId);
  return {
    order: state?.order,
    kept: state?.kept,
    points: orders.account.pending,
    progress: state?.progress,
  };
}

/** Any order of the deliveries, each at least once, some again. */
function disorder<T>(deliveries: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc
    .array(fc.constantFrom(...deliveries), { maxLength: deliveries.length })
    .chain((again) =>
      fc.shuffledSubarray([...deliveries, ...again], { minLength: deliveries.length + again.length }),
    );
}

interface Story {
  readonly platform: Platform;
  readonly orderId: string;
  /** Deliveries in the order in which the platform made them. */
  readonly told: readonly string[];
  /** One of them that tells all there is to tell: any others may be lost. */
  readonly complete?: string;
}

const STORIES: readonly Story[] = [
  {
    platform: 'shopify',
    orderId: '820982911946154508',
    told: [
      'orders-create-unpaid',
      'orders-paid-tax-included',
      'refunds-create-by-line',
      'refunds-create-amount',
      'refunds-create-shipping',
      'orders-updated-refunded',
    ],
    complete: 'orders-updated-refunded',
  },
  {
    platform: 'shopify',
    orderId: '5678901250002',
    told: ['orders-paid-to-be-cancelled', 'refunds-create-of-cancellation', 'orders-cancelled-refunded'],
    complete: 'orders-cancelled-refunded',
  },
  {
    platform: 'shopify',
    orderId: '5678901250005',
    told: ['orders-paid-lamp', 'refunds-create-all-as-amount'],
  },
  {
    platform: 'woocommerce',
    orderId: '727',
    told: [
      'order-created-pending',
      'order-updated-paid',
      'order-updated-completed',
      'order-updated-partly-refunded',
      'order-updated-refunded',
    ],
    complete: 'order-updated-refunded',
  },
  {
    platform: 'woocommerce',
    orderId: '731',
    told: ['order-updated-paid-vase', 'order-updated-cancelled-paid'],
    complete: 'order-updated-cancelled-paid',
  },
];

function player(platform: Platform, orderId: string, told: readonly string[]) {
  const intentsOf = new Map(told.map((name) => [name, translated(platform, name)]));
  return (names: readonly string[]) =>
    standing(
      orderId,
      names.map((name) => intentsOf.get(name) ?? []),
    );
}

test.each(STORIES)(
  'the deliveries of $platform order $orderId come to the same in any order, and twice',
  async ({ platform, orderId, told }) => {
    const play = player(platform, orderId, told);
    const plain = await play(told);
    expect(plain.order).toBeDefined();
    await checkAll(
      fc.asyncProperty(disorder(told), async (names) => {
        expect(await play(names)).toEqual(plain);
      }),
    );
  },
);

const COMPLETE = STORIES.flatMap((story) => (story.complete ? [{ ...story, last: story.complete }] : []));

test.each(COMPLETE)(
  'the deliveries of $platform order $orderId come to the same when any are lost but the last',
  async ({ platform, orderId, told, last }) => {
    const play = player(platform, orderId, told);
    const plain = await play(told);
    const some = fc.subarray(told.filter((name) => name !== last));
    await checkAll(
      fc.asyncProperty(
        some.chain((others) => disorder([...others, last])),
        async (names) => {
          expect(await play(names)).toEqual(plain);
        },
      ),
    );
  },
);

const money = fc.integer({ min: 1, max: 20_000 });
const decimal = (minor: number) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;

const lines = fc
  .array(fc.record({ quantity: fc.integer({ min: 1, max: 4 }), price: money, off: fc.nat({ max: 100 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((all) => all.map((line, index) => ({ ...line, id: `${index + 1}` })));

const refunds = fc.array(
  fc.oneof(
    fc.record({ line: fc.nat({ max: 2 }), units: fc.integer({ min: 1, max: 2 }) }),
    fc.record({ amount: money }),
  ),
  { maxLength: 5 },
);

type Line = { id: string; quantity: number; price: number; off: number };
type Refund = { line: number; units: number } | { amount: number };

/** The payloads of an order as Shopify would tell of it: paid, then each refund, and the order as it stands after each. */
function tellingOf(goods: readonly Line[], planned: readonly Refund[], isTaxed: boolean) {
  const left = new Map(goods.map(({ id, quantity }) => [id, quantity]));
  const told: object[] = [];
  const orderNow = () => ({
    id: '77',
    created_at: '2026-11-01T12:00:00Z',
    currency: 'USD',
    taxes_included: isTaxed,
    financial_status: told.length === 0 ? 'paid' : 'partially_refunded',
    customer: { id: '5' },
    line_items: goods.map(({ id, quantity, price, off }) => {
      const paid = quantity * price - Math.floor((quantity * price * off) / 100);
      return {
        id,
        sku: `sku-${id}`,
        quantity: `${quantity}`,
        current_quantity: `${left.get(id)}`,
        price: decimal(price),
        discount_allocations: off === 0 ? [] : [{ amount: decimal(quantity * price - paid) }],
        tax_lines: [{ price: decimal(Math.floor(paid / 6)) }],
      };
    }),
    refunds: [...told],
  });
  const deliveries: [string, object][] = [['orders/paid', orderNow()]];
  for (const [index, refund] of planned.entries()) {
    const base = { id: `${100 + index}`, created_at: '2026-11-05T12:00:00Z' };
    const line = 'line' in refund ? goods[refund.line % goods.length] : undefined;
    if ('line' in refund && line !== undefined) {
      const units = Math.min(refund.units, left.get(line.id) ?? 0);
      if (units === 0) continue;
      left.set(line.id, (left.get(line.id) ?? 0) - units);
      told.push({
        ...base,
        refund_line_items: [
          { line_item_id: line.id, quantity: `${units}`, subtotal: decimal(line.price), total_tax: '0.00' },
        ],
        transactions: [{ kind: 'refund', status: 'success', amount: decimal(line.price), currency: 'USD' }],
      });
    } else if ('amount' in refund) {
      const amount = decimal(refund.amount);
      told.push({ ...base, transactions: [{ kind: 'refund', status: 'success', amount, currency: 'USD' }] });
    }
    deliveries.push(['refunds/create', { ...told.at(-1), order_id: '77' }], ['orders/updated', orderNow()]);
  }
  return deliveries.map(([topic, payload]) => translateShopify(topic, payload));
}

test('any order with any refunds, told in any order and twice, comes to what it comes to in the plain order', async () => {
  await checkAll(
    fc.asyncProperty(
      fc
        .tuple(lines, refunds, fc.boolean())
        .map((plan) => tellingOf(...plan))
        .chain((deliveries) =>
          fc.tuple(fc.constant(deliveries), disorder(deliveries.map((_, index) => index))),
        ),
      async ([deliveries, sequence]) => {
        const plain = await standing('77', deliveries);
        const mixed = await standing(
          '77',
          sequence.map((index) => deliveries[index] ?? []),
        );
        expect(mixed).toEqual(plain);
      },
    ),
  );
});
