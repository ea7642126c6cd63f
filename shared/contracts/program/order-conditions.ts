import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { MAX_POINTS, MAX_QUANTITY, text } from '../primitives.ts';
import { withAnyOf } from './any-of.ts';
import { GoodsFilter } from './goods.ts';
import { amounts, Channel, Country, values } from './values.ts';

const goods = z.exactOptional(
  described('Only such lines are counted; all where it is not given.', GoodsFilter),
);

const AmountCondition = withAnyOf(
  'AmountCondition',
  'Asks for the value of the goods that earn: after discounts, without excluded goods, tax and shipping.',
  ['atLeast', 'atMost'],
  z.strictObject({
    kind: z.literal('amount'),
    atLeast: z.exactOptional(amounts('The least value; false in a currency that is not named.', 0)),
    atMost: z.exactOptional(amounts('The greatest value; false in a currency that is not named.', 0)),
    goods,
  }),
);

const units = (description: string) =>
  z.exactOptional(described(description, z.int().check(z.nonnegative(), z.maximum(100 * MAX_QUANTITY))));

const QuantityCondition = withAnyOf(
  'QuantityCondition',
  'Asks for the number of units of the goods that earn.',
  ['atLeast', 'atMost'],
  z.strictObject({
    kind: z.literal('quantity'),
    atLeast: units('The fewest units.'),
    atMost: units('The most units.'),
    goods,
  }),
);

const ChannelCondition = named(
  'ChannelCondition',
  'Asks where it was bought.',
  z.strictObject({
    kind: z.literal('channel'),
    in: values('Channels, as orders name them.', Channel),
  }),
);

const CountryCondition = named(
  'CountryCondition',
  'Asks where the order goes. An order without a country is in none.',
  z.strictObject({
    kind: z.literal('country'),
    in: values('ISO 3166 codes of two capitals.', Country),
  }),
);

const CouponCondition = named(
  'CouponCondition',
  'Asks whether a coupon took something off a line.',
  z.strictObject({
    kind: z.literal('coupon'),
    in: z.exactOptional(values('Coupons; any where it is not given.', text('A coupon.', 64))),
  }),
);

const orderNumber = (description: string) =>
  z.exactOptional(described(description, z.int().check(z.nonnegative(), z.maximum(MAX_POINTS))));

const OrderNumberCondition = withAnyOf(
  'OrderNumberCondition',
  "Asks which of the member's orders it is: 1 is the first.",
  ['atLeast', 'atMost', 'every'],
  z.strictObject({
    kind: z.literal('order_number'),
    every: orderNumber('`5` is the 5th, 10th, 15th order.'),
    atLeast: orderNumber('From this order on.'),
    atMost: orderNumber('Up to this order.'),
  }),
);

/** What can be asked of an order. */
export const ORDER_CONDITIONS = [
  AmountCondition,
  QuantityCondition,
  ChannelCondition,
  CountryCondition,
  CouponCondition,
  OrderNumberCondition,
] as const;
