import * as z from 'zod/mini';
import { actor } from './actor.ts';
import { described, named } from './named.ts';
import { MemberId, Timestamp, text } from './primitives.ts';
import { RedemptionCart } from './redemptions.ts';
import { CouponCode, RewardId } from './reward-ids.ts';
import { Application, Platform, RewardTextsView } from './rewards.ts';

/** A pool is filled by hundreds of requests: so many codes keep each well within the time an HTTP API waits. */
const MAX_CODES = 1_000;

export const PoolId = described(
  'The pool, as rewards of the program name it.',
  z.string().check(
    z.regex(/^[a-z0-9_-]{1,64}$/, {
      error: 'must be 1 to 64 lower-case letters, digits, "_" or "-"',
    }),
  ),
);

const shopper = text(
  'Who types the code, as far as you know: a session, a till, an account of your own. Codes that do not exist are counted for each, so that one who guesses does not stop the others. It must hold no personal data; where it is left out, they are counted for your key.',
  128,
);
const reference = text("The shop's own reference, such as a receipt.", 128);

export const ValidateCouponRequest = named(
  'ValidateCouponRequest',
  'A code, and the cart it is for.',
  z.strictObject({
    code: CouponCode,
    cart: z.optional(RedemptionCart),
    platform: z.optional(Platform),
    shopper: z.optional(shopper),
  }),
);
export type ValidateCouponRequest = z.infer<typeof ValidateCouponRequest>;

export const CouponValidation = named(
  'CouponValidation',
  'Whether a coupon can be used now, and what it is.',
  z.strictObject({
    valid: z.boolean(),
    refusal: described(
      'Why it cannot be used, as using it would be refused; `null` where it can.',
      z.nullable(z.strictObject({ code: z.string(), detail: z.string() })),
    ),
    rewardId: RewardId,
    ...RewardTextsView,
    expiresAt: described('Good before this moment; `null`: for ever.', z.nullable(Timestamp)),
    giftable: described('Whether another member may still claim it.', z.boolean()),
    apply: Application,
  }),
);

export const UseCouponRequest = named(
  'UseCouponRequest',
  'A code that was handed in outside an order.',
  z.strictObject({ code: CouponCode, reference: z.optional(reference), shopper: z.optional(shopper) }),
);

export const VoidCouponRequest = named(
  'VoidCouponRequest',
  'A code that nobody is to use any more.',
  z.strictObject({
    code: CouponCode,
    reason: text('Why; it must hold no personal data.', 500),
    actor,
    shopper: z.optional(shopper),
  }),
);

export const ClaimCouponRequest = named(
  'ClaimCouponRequest',
  'A code that was given to the member.',
  z.strictObject({ code: CouponCode }),
);

export const CouponChange = named(
  'CouponChange',
  'What became of a coupon, as it stood after the change.',
  z.strictObject({
    code: z.string(),
    rewardId: RewardId,
    memberId: described('The member who has it.', MemberId),
    expiresAt: z.nullable(Timestamp),
    usedAt: z.nullable(Timestamp),
    usedBy: z.nullable(
      z.strictObject({ orderId: z.nullable(z.string()), reference: z.nullable(z.string()) }),
    ),
    voidedAt: z.nullable(Timestamp),
    claimedAt: z.nullable(Timestamp),
    redemptionId: z.string(),
    sequence: described('Number of the ledger entry within the entries of that member.', z.int()),
  }),
);
export type CouponChange = z.infer<typeof CouponChange>;

export const ImportCodesRequest = named(
  'ImportCodesRequest',
  "Codes of the shop's own.",
  z.strictObject({
    codes: described(
      `At most ${MAX_CODES}. Twice the same in one request counts once.`,
      z.array(CouponCode).check(z.minLength(1), z.maxLength(MAX_CODES)),
    ),
  }),
);

export const ImportResult = named(
  'ImportResult',
  'What became of the codes.',
  z.strictObject({
    poolId: PoolId,
    imported: described('Codes that are new in the pool.', z.int()),
    repeated: described('Codes that came more than once in this request.', z.int()),
    alreadyInPool: described('Codes that were imported into this pool before, handed out or not.', z.int()),
    takenElsewhere: described(
      'Codes that are in another pool, or were issued otherwise: they are left as they are.',
      z.array(z.string()),
    ),
  }),
);

export const PoolView = named(
  'Pool',
  'A pool of codes.',
  z.strictObject({ poolId: PoolId, free: described('Codes that are not handed out yet.', z.int()) }),
);
