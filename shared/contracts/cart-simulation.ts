import * as z from 'zod/mini';
import { cart } from './cart.ts';
import { CustomerId } from './customer.ts';
import { DraftId } from './draft-id.ts';
import { gain } from './earned.ts';
import { explained } from './explanation.ts';
import { attributes } from './member-attributes.ts';
import { described, named } from './named.ts';
import { Currency, MAX_MONEY, MAX_POINTS, MemberId, Timestamp, text } from './primitives.ts';
import { AnyDocument } from './programs.ts';

/** More than fifty years, and beyond any membership. */
const MAX_DAYS = 20_000;

const count = (description: string, most: number) =>
  described(description, z.int().check(z.nonnegative(), z.maximum(most)));

const ImaginedMember = named(
  'ImaginedMember',
  'A member who is only imagined, as of just before the order. What is left out is nothing, or not known.',
  z.strictObject({
    tier: z.optional(
      text(
        'Id of a tier of the program. Left out: by `orders`, `pointsEarned` and `spent` where tiers count a lifetime, the lowest otherwise.',
        64,
      ),
    ),
    attributes: z.optional(attributes),
    birthday: z.optional(
      z.strictObject({
        month: z.int().check(z.minimum(1), z.maximum(12)),
        day: z.int().check(z.minimum(1), z.maximum(31)),
      }),
    ),
    orders: z.optional(count('Placed before.', MAX_POINTS)),
    pointsEarned: z.optional(count('In all.', MAX_POINTS)),
    activePoints: z.optional(count('That can be spent.', MAX_POINTS)),
    daysSinceEnrollment: z.optional(count('Left out: joined on this day.', MAX_DAYS)),
    daysSinceLastOrder: z.optional(count('Left out: there was none, or nobody knows.', MAX_DAYS)),
    spent: z.optional(
      described(
        'Net goods value of all orders, less refunds, by currency in minor units.',
        z.record(Currency, z.int().check(z.nonnegative(), z.maximum(MAX_MONEY))),
      ),
    ),
  }),
);
export type ImaginedMember = z.infer<typeof ImaginedMember>;

type Choices = readonly [string, ...string[]];

const atMostOne = (names: Choices, what: string) =>
  z.refine<Readonly<Record<string, unknown>>>(
    (body) => names.filter((name) => body[name] !== undefined).length <= 1,
    { error: `name ${what} by at most one of ${names.join(', ')}` },
  );

export const SimulateCartRequest = named(
  'SimulateCartRequest',
  'A cart, what to judge it by and for whom. Without more: by the version in force, for a stranger who would have joined.',
  z
    .strictObject({
      ...cart,
      placedAt: described('When; now, where it is left out.', z.optional(Timestamp)),
      draftId: z.optional(DraftId),
      version: described(
        'Number of a published version.',
        z.optional(z.int().check(z.positive(), z.maximum(999_999_999))),
      ),
      document: z.optional(AnyDocument),
      memberId: z.optional(MemberId),
      customerId: z.optional(CustomerId),
      member: z.optional(ImaginedMember),
    })
    .check(
      atMostOne(['draftId', 'version', 'document'], 'the program'),
      atMostOne(['memberId', 'customerId', 'member'], 'the member'),
    ),
);
export type SimulateCartRequest = z.infer<typeof SimulateCartRequest>;

export const CartSimulation = named(
  'CartSimulation',
  'What a cart would earn, and why. Nothing was written.',
  z.strictObject({
    judgedBy: described(
      'The program.',
      z.strictObject({
        kind: z.enum(['version', 'draft', 'document']),
        version: described('`null`: it is no version.', z.nullable(z.int())),
        draftId: described('`null`: it is no draft.', z.nullable(z.string())),
        etag: described('Of the draft as it was judged.', z.nullable(z.string())),
        name: z.string(),
      }),
    ),
    member: described(
      'As they were judged.',
      z.strictObject({
        kind: z.enum(['member', 'imagined', 'stranger']),
        memberId: z.nullable(z.string()),
        isMember: described(
          'Whether points would be credited; otherwise they show what joining is worth.',
          z.boolean(),
        ),
        tier: described('Id of the tier; `null`: none.', z.nullable(z.string())),
        orderNumber: described('1: it would be the first order.', z.int()),
      }),
    ),
    placedAt: Timestamp,
    ...gain,
    explanation: z.strictObject(explained),
  }),
);
export type CartSimulation = z.infer<typeof CartSimulation>;
