import * as z from 'zod/mini';
import { Balance } from './balance.ts';
import { described, named } from './named.ts';
import {
  LineId,
  MAX_LINES,
  MemberId,
  money,
  OrderId,
  points,
  Quantity,
  shopId,
  Timestamp,
  text,
} from './primitives.ts';

const RefundId = shopId("The shop's own id of the refund, unique within its order.");

export const RefundRequest = named(
  'RefundRequest',
  'What goes back of an order.',
  z.strictObject({
    refundId: RefundId,
    refundedAt: z.optional(Timestamp),
    reason: z.optional(text('Why; it must hold no personal data.', 500)),
    scope: described(
      'Lines and units, an amount of money on the whole order, or all that is left.',
      z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('lines'),
          lines: z.array(z.strictObject({ lineId: LineId, quantity: Quantity })).check(
            z.minLength(1),
            z.maxLength(MAX_LINES),
            z.refine((all) => new Set(all.map((line) => line.lineId)).size === all.length, {
              error: 'two lines have the same lineId: add their quantities',
            }),
          ),
        }),
        z.strictObject({ kind: z.literal('amount'), amount: money('Given back.').check(z.positive()) }),
        z.strictObject({ kind: z.literal('remainder') }),
      ]),
    ),
  }),
);
export type RefundRequest = z.infer<typeof RefundRequest>;

const UndoneChallenge = named(
  'UndoneChallenge',
  'A challenge that the refund undid. Who completes it again is given it again.',
  z.strictObject({
    challengeId: z.string(),
    round: described('The how many-th time of those that stood; 1 for the first.', z.int()),
    reversed: points('Taken back.'),
    forgiven: points('Left with the member by the clawback policy; the next time gives so many less.'),
    rewardId: described(
      'A reward of the catalogue, which is taken back unless it was used; `null`: points.',
      z.nullable(z.string()),
    ),
  }),
);

export const RefundResult = named(
  'RefundResult',
  'What a refund did to the points.',
  z.strictObject({
    orderId: OrderId,
    refundId: RefundId,
    status: described(
      '`applied`; `awaiting_order`: it came before its order and will be applied in the same transaction as that; `refused`: it waited for its order and was then impossible, see `refusal`.',
      z.enum(['applied', 'awaiting_order', 'refused']),
    ),
    keptBefore: points("The order's points before this refund."),
    keptAfter: points('What the remaining order is worth.'),
    reversed: points('Taken back.'),
    forgiven: points('Left with the member by the clawback policy.'),
    restored: points(
      'Spent on the returned part of the order, and given back to the lots they came from, each with its own end; to whoever had redeemed them.',
    ),
    undone: described(
      'Challenges that are met no longer, and what of them is taken back besides `reversed`; empty for most.',
      z.array(UndoneChallenge),
    ),
    memberId: described(
      'The account it is booked on, which may be the pseudonym of a guest.',
      z.nullable(MemberId),
    ),
    sequence: described("Number of the ledger entry within the account's entries.", z.nullable(z.int())),
    programVersion: z.nullable(z.int()),
    balance: described('After all of it.', z.nullable(Balance)),
    refusal: z.nullable(z.strictObject({ code: z.string(), detail: z.string() })),
  }),
);
export type RefundResult = z.infer<typeof RefundResult>;
