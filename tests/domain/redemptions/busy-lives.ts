import fc from 'fast-check';
import { type Happening, happening, happenings } from '../history.ts';
import { friendly } from '../referrals-ledger/friendly-lives.ts';
import { redeeming } from './redeeming.ts';

/** What a member has to spend from the start, in lots that end at different moments. */
const funds: fc.Arbitrary<readonly Happening[]> = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1_000, max: 90_000 })), {
    minLength: 1,
    maxLength: 3,
  })
  .map((orders) => [
    ...orders.map(
      ([daysAgo, unitPrice]): Happening => ({ kind: 'order', lines: [{ quantity: 2, unitPrice }], daysAgo }),
    ),
    { kind: 'adjust', points: 400 },
  ]);

/** An order with what was redeemed before it. */
const shopping: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constant('order' as const),
  lines: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 3 }), unitPrice: fc.nat(5_000) }), {
    minLength: 1,
    maxLength: 3,
  }),
  daysAgo: fc.constant(0),
  redemptions: fc.subarray([0, 1, 2]),
});

/** Of any order, those with redemptions among them. */
const refunding: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('refund_units' as const),
    order: fc.integer({ min: 1, max: 7 }),
    line: fc.nat(2),
    quantity: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    kind: fc.constant('refund_amount' as const),
    order: fc.integer({ min: 1, max: 7 }),
    amount: fc.integer({ min: 1, max: 4_000 }),
  }),
  fc.record({ kind: fc.constant('refund_remainder' as const), order: fc.integer({ min: 1, max: 7 }) }),
);

/** Mostly redemptions, soon one after the other, so that holds are open and orders have what was redeemed on them. */
const redeemed: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 10, arbitrary: redeeming },
  { weight: 4, arbitrary: shopping },
  { weight: 5, arbitrary: refunding },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.nat(40) }) },
  { weight: 1, arbitrary: happening },
);

/** Lives of members who redeem much. */
export const busy: fc.Arbitrary<readonly Happening[]> = fc
  .tuple(funds, fc.array(redeemed, { minLength: 6, maxLength: 24, size: 'max' }))
  .map(([first, rest]) => [...first, ...rest]);

/** All kinds of lives. */
export const lives: fc.Arbitrary<readonly Happening[]> = fc.oneof(happenings, busy, friendly);
