import fc from 'fast-check';
import { MAX_LINES, MAX_MONEY, MAX_QUANTITY } from '../../shared/contracts/primitives.ts';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import type { RefundScope } from '../../shared/domain/ledger/entry.ts';
import type { Order, OrderLine } from '../../shared/domain/order.ts';
import { BEHAVIORS } from '../../shared/domain/program/condition.ts';
import type { CustomEvent } from '../../shared/domain/program/judge-event.ts';
import type { MemberFacts } from '../../shared/domain/program/member-facts.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import { POOL } from './arbitrary-condition.ts';
import { NOW } from './documents.ts';

/** How large an order may be: as people buy, or as far as the contract of orders lets anybody go. */
export type Size = 'usual' | 'largest';

const placedAt = fc.integer({ min: NOW - 400 * SECONDS_PER_DAY, max: NOW });

/** Price and quantity whose product stays within the contract. */
const arbitraryPrice = (size: Size): fc.Arbitrary<Pick<OrderLine, 'quantity' | 'unitPrice'>> => {
  const usual = fc.record({
    quantity: fc.integer({ min: 1, max: 5 }),
    unitPrice: fc.integer({ min: 0, max: 20_000 }),
  });
  if (size === 'usual') return usual;
  return fc.oneof(
    usual,
    fc.constant({ quantity: 1, unitPrice: MAX_MONEY }),
    fc.constant({ quantity: MAX_QUANTITY, unitPrice: MAX_MONEY / MAX_QUANTITY }),
    fc.constant({ quantity: MAX_QUANTITY, unitPrice: 0 }),
    fc
      .tuple(fc.integer({ min: 1, max: MAX_QUANTITY }), fc.integer({ min: 0, max: MAX_MONEY }))
      .map(([quantity, most]) => ({ quantity, unitPrice: Math.floor(most / quantity) })),
  );
};

const arbitraryLine = (size: Size): fc.Arbitrary<Omit<OrderLine, 'lineId'>> =>
  fc
    .record({
      price: arbitraryPrice(size),
      sku: fc.constantFrom(...POOL.skus, 'other'),
      categories: fc.subarray([...POOL.categories]),
      tags: fc.subarray([...POOL.tags]),
      share: fc.constantFrom(0, 0, 1, 33, 100),
      coupon: fc.constantFrom(undefined, ...POOL.coupons),
    })
    .map(({ price, share, coupon, ...line }) => {
      const amount = Math.floor((price.quantity * price.unitPrice * share) / 100);
      return { ...line, ...price, discounts: [coupon === undefined ? { amount } : { amount, coupon }] };
    });

/** Any order that `document` takes, of up to 100 lines. */
export const arbitraryOrder = ({ currencies }: ProgramDocument, size: Size): fc.Arbitrary<Order> =>
  fc
    .record({
      currency: fc.constantFrom(...currencies.map(({ code }) => code)),
      channel: fc.constantFrom(...POOL.channels),
      country: fc.constantFrom(undefined, ...POOL.countries),
      placedAt,
      lines: fc.array(arbitraryLine(size), {
        minLength: 1,
        maxLength: size === 'usual' ? 6 : MAX_LINES,
        size: size === 'usual' ? 'small' : 'max',
      }),
    })
    .map(({ country, lines, ...order }) => ({
      orderId: '1001',
      shipping: 490,
      tax: 100,
      ...order,
      ...(country === undefined ? {} : { country }),
      lines: lines.map((line, index) => ({ lineId: `${index + 1}`, ...line })),
    }));

/** Refunds of an order in some order; those that ask for more than is left are refused, which is part of it. */
export const arbitraryRefunds = ({ lines }: Order): fc.Arbitrary<RefundScope[]> =>
  fc.array(
    fc.oneof(
      fc
        .constantFrom(...lines)
        .chain(({ lineId, quantity }) =>
          fc
            .integer({ min: 1, max: quantity })
            .map((units): RefundScope => ({ kind: 'lines', lines: [{ lineId, quantity: units }] })),
        ),
      fc.integer({ min: 1, max: 5_000 }).map((amount): RefundScope => ({ kind: 'amount', amount })),
    ),
    { maxLength: 5 },
  );

const attributes = (names: readonly string[]) =>
  fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(fc.constantFrom<string | boolean>('a', 'b', true, false), fc.integer({ min: 0, max: 6 })),
  );

export const arbitraryEvent: fc.Arbitrary<CustomEvent> = fc.record({
  type: fc.constantFrom(...POOL.events, 'unheard-of'),
  occurredAt: placedAt,
  attributes: attributes(POOL.eventAttributes),
});

export const arbitraryFacts = ({ tiers, currencies }: ProgramDocument): fc.Arbitrary<MemberFacts> =>
  fc
    .record({
      tier: fc.constantFrom(undefined, ...(tiers?.tiers.map(({ id }) => id) ?? [])),
      attributes: attributes(POOL.attributes),
      birthday: fc.option(
        fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 31 }) }),
        { nil: undefined },
      ),
      behavior: fc.dictionary(fc.constantFrom(...BEHAVIORS), fc.nat({ max: Number.MAX_SAFE_INTEGER })),
      spent: fc.dictionary(
        fc.constantFrom(...currencies.map(({ code }) => code)),
        fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      ),
    })
    .map(({ tier, birthday, ...facts }) => ({
      ...facts,
      ...(tier === undefined ? {} : { tier }),
      ...(birthday === undefined ? {} : { birthday }),
    }));
