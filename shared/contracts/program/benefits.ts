import * as z from 'zod/mini';
import { described, named } from '../named.ts';
import { Quantity, shopId, text } from '../primitives.ts';
import { GoodsFilter } from './goods.ts';
import { amounts, positivePoints, prose } from './values.ts';

const goods = z.exactOptional(
  described('Only such lines are discounted; all where it is not given.', GoodsFilter),
);
const atMost = (description: string) => z.exactOptional(amounts(description, 1));
const percent = (description: string) => described(description, z.int().check(z.minimum(1), z.maximum(100)));

const PercentOff = named(
  'PercentOff',
  'A part of the value of the goods.',
  z.strictObject({
    kind: z.literal('percent_off'),
    percent: percent('From 1 to 100.'),
    atMost: atMost('The discount is never more than this.'),
    goods,
  }),
);

const AmountOff = named(
  'AmountOff',
  'An amount, as far as the goods are worth it.',
  z.strictObject({
    kind: z.literal('amount_off'),
    amount: amounts('What is taken off.', 1),
    goods,
  }),
);

const FreeShipping = named(
  'FreeShipping',
  'The shop ships for nothing.',
  z.strictObject({
    kind: z.literal('free_shipping'),
    atMost: atMost('Shipping that costs more is paid for the rest.'),
  }),
);

const FreeProduct = named(
  'FreeProduct',
  'Units of one product.',
  z.strictObject({
    kind: z.literal('free_product'),
    sku: shopId('The product, as orders name it.'),
    quantity: Quantity,
  }),
);

const GiftCard = named(
  'GiftCard',
  'A gift card of the shop.',
  z.strictObject({ kind: z.literal('gift_card'), amount: amounts('What is on it.', 1) }),
);

const StoreCredit = named(
  'StoreCredit',
  'Credit with the shop.',
  z.strictObject({ kind: z.literal('store_credit'), amount: amounts('What is credited.', 1) }),
);

const PayWithPoints = named(
  'PayWithPoints',
  'Any number of points, at the value of points in the program. It has no price of its own.',
  z.strictObject({
    kind: z.literal('pay_with_points'),
    minimum: positivePoints('The fewest that may be spent at once; a multiple of `step`.'),
    step: positivePoints('They are spent in multiples of it.'),
    atMostPercent: percent('The most of the value of the goods that points may pay: 1 to 100.'),
  }),
);

const ByHand = named(
  'ByHand',
  'Something that people do: an experience, or what a partner gives.',
  z.strictObject({
    kind: z.literal('by_hand'),
    instructions: prose('What there is to do, for those who do it.', 1_000),
  }),
);

const Donation = named(
  'Donation',
  'Money that the shop gives away in the name of the member.',
  z.strictObject({
    kind: z.literal('donation'),
    amount: amounts('What is given.', 1),
    to: text('Who receives it.', 200),
  }),
);

export const Benefit = named(
  'Benefit',
  'What a reward is. A customer who pays in a currency that is not named cannot have it.',
  z.discriminatedUnion('kind', [
    PercentOff,
    AmountOff,
    FreeShipping,
    FreeProduct,
    GiftCard,
    StoreCredit,
    PayWithPoints,
    ByHand,
    Donation,
  ]),
);
