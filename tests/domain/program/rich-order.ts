import fc from 'fast-check';
import type { Order, Returned } from '../../../shared/domain/order.ts';
import type { CustomEvent } from '../../../shared/domain/program/judge-event.ts';
import type { JudgmentInputs } from '../../../shared/domain/program/judgment-context.ts';
import type { MemberFacts } from '../../../shared/domain/program/member-facts.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { BEGIN } from '../builders.ts';
import {
  ATTRIBUTES,
  CATEGORIES,
  CHANNELS,
  COUNTRIES,
  COUPONS,
  CURRENCIES,
  EVENT_TYPES,
  SKUS,
  TAGS,
  TIERS,
} from './rich-condition.ts';

const DAYS = 86_400;

export const richLine = (maxPrice: number) =>
  fc
    .record({
      sku: fc.constantFrom(...SKUS),
      quantity: fc.integer({ min: 1, max: 6 }),
      unitPrice: fc.oneof(fc.integer({ min: 0, max: maxPrice }), fc.constant(1_000)),
      categories: fc.subarray([...CATEGORIES]),
      tags: fc.subarray([...TAGS]),
      discount: fc.nat({ max: 900 }),
      coupon: fc.option(fc.constantFrom(...COUPONS), { nil: undefined }),
    })
    .map(({ discount, coupon, ...line }) => {
      const amount = Math.min(discount, line.quantity * line.unitPrice);
      return { ...line, discounts: [coupon === undefined ? { amount } : { amount, coupon }] };
    });

export const richOrder = (maxPrice = 9_999): fc.Arbitrary<Order> =>
  fc
    .record({
      currency: fc.constantFrom(...CURRENCIES),
      channel: fc.constantFrom(...CHANNELS),
      country: fc.constantFrom(...COUNTRIES, undefined),
      placedAt: fc.integer({ min: BEGIN - 200 * DAYS, max: BEGIN }),
      lines: fc.array(richLine(maxPrice), { minLength: 1, maxLength: 5 }),
    })
    .map(({ country, lines, ...order }) => ({
      orderId: '1001',
      shipping: 490,
      tax: 100,
      ...order,
      ...(country === undefined ? {} : { country }),
      lines: lines.map((line, index) => ({ lineId: `${index + 1}`, ...line })),
    }));

const attributes = fc.dictionary(
  fc.constantFrom(...ATTRIBUTES),
  fc.constantFrom<string | number | boolean>('Paris', 'Rome', 1, 2, true),
);

export const richFacts: fc.Arbitrary<MemberFacts> = fc
  .record({
    tier: fc.constantFrom(...TIERS, undefined),
    attributes,
    birthday: fc.option(
      fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }),
      { nil: undefined },
    ),
    behavior: fc.record({ orders: fc.nat(60), days_since_enrollment: fc.nat(60) }, { requiredKeys: [] }),
    spent: fc.record({ USD: fc.nat(200_000), EUR: fc.nat(200_000) }, { requiredKeys: [] }),
  })
  .map(
    ({ tier, birthday, ...facts }): MemberFacts => ({
      ...facts,
      ...(tier === undefined ? {} : { tier }),
      ...(birthday === undefined ? {} : { birthday }),
    }),
  );

/** Room for some of the capped rules of a program, and for all together. */
export const richInputs = (program: Program): fc.Arbitrary<JudgmentInputs> => {
  const capped = program.earningRules.filter(({ caps }) => caps?.perMember || caps?.program);
  const rooms = fc.record({
    rules: fc.record(Object.fromEntries(capped.map(({ id }) => [id, fc.nat(200)])), {
      requiredKeys: [],
    }) as fc.Arbitrary<Record<string, number>>,
    total: fc.nat(2_000),
  });
  return fc.oneof(
    fc.record({ facts: richFacts }),
    fc.record({ facts: richFacts, rooms: rooms.map(({ rules }) => ({ rules })) }),
    fc.record({ facts: richFacts, rooms }),
  );
};

export const richEvent: fc.Arbitrary<CustomEvent> = fc.record({
  type: fc.constantFrom(...EVENT_TYPES, 'unheard-of'),
  occurredAt: fc.integer({ min: BEGIN - 200 * DAYS, max: BEGIN }),
  attributes,
});

/** Everything of an order that can go back, in the order in which it does: single units by line, and amounts. */
export type Piece = { readonly lineId: string } | { readonly amount: number };

export const piecesOf = (order: Order): fc.Arbitrary<readonly Piece[]> => {
  const units = order.lines.flatMap(({ lineId, quantity }) =>
    Array.from({ length: quantity }, (): Piece => ({ lineId })),
  );
  return fc
    .tuple(
      fc.shuffledSubarray(units, { minLength: units.length }),
      fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 3 }),
      fc.nat(),
    )
    .map(([all, refunds, at]) =>
      all.toSpliced(at % (all.length + 1), 0, ...refunds.map((amount) => ({ amount }))),
    );
};

export function returning(returned: Returned, piece: Piece): Returned {
  if ('amount' in piece) return { ...returned, amount: returned.amount + piece.amount };
  return {
    ...returned,
    units: { ...returned.units, [piece.lineId]: (returned.units[piece.lineId] ?? 0) + 1 },
  };
}
