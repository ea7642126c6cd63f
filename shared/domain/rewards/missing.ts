import type { EpochSeconds } from '../calendar.ts';
import type { AccountStatus } from '../ledger/account.ts';
import type { CapPeriod } from '../program/earning-rule.ts';
import { type Refusal, type RefusalCode, refuse } from '../refusal.ts';

/**
 * What stands between a member and a reward. `detail` says it in a sentence with the numbers. Points are whole points,
 * money is in minor units.
 */
export type Missing = { readonly detail: string } & (
  | { readonly kind: 'membership'; readonly status: AccountStatus }
  | { readonly kind: 'not_yet'; readonly from: EpochSeconds }
  | { readonly kind: 'no_longer'; readonly since: EpochSeconds }
  /** Any of the tiers would do, told by id and as members read them; none of them, where no tier may have it. */
  | { readonly kind: 'tier'; readonly tiers: readonly string[]; readonly names: readonly string[] }
  | { readonly kind: 'segment'; readonly segments: readonly string[] }
  | { readonly kind: 'country'; readonly countries: readonly string[] }
  | { readonly kind: 'channel'; readonly channels: readonly string[] }
  | { readonly kind: 'currency'; readonly currencies: readonly string[] }
  | { readonly kind: 'cart' }
  | { readonly kind: 'goods' }
  | { readonly kind: 'minimum_order'; readonly more: number; readonly currency: string }
  /** `again`: the first moment at which the member can have it once more; `null`: never. */
  | {
      readonly kind: 'limit';
      readonly per: CapPeriod;
      readonly times: number;
      readonly again: EpochSeconds | null;
    }
  | { readonly kind: 'stock' }
  /** `more` points to become active; `pending` wait already. */
  | { readonly kind: 'points'; readonly more: number; readonly pending: number }
);

export type MissingKind = Missing['kind'];

/** In the order in which they are told, and in which the first of them refuses. */
const CODES: Readonly<Record<MissingKind, RefusalCode>> = {
  membership: 'MEMBER_NOT_FOUND',
  not_yet: 'REWARD_NOT_AVAILABLE',
  no_longer: 'REWARD_NOT_AVAILABLE',
  tier: 'REWARD_NOT_AVAILABLE',
  segment: 'REWARD_NOT_AVAILABLE',
  country: 'REWARD_NOT_AVAILABLE',
  channel: 'REWARD_NOT_AVAILABLE',
  currency: 'REWARD_NOT_AVAILABLE',
  cart: 'CART_NEEDED',
  goods: 'REWARD_NOT_AVAILABLE',
  minimum_order: 'REWARD_NOT_AVAILABLE',
  limit: 'REWARD_LIMIT_REACHED',
  stock: 'REWARD_OUT_OF_STOCK',
  points: 'INSUFFICIENT_POINTS',
};

/**
 * The refusal of a redemption for which something is missing, or `null` where nothing is.
 *
 * Refusals, in this order: MEMBER_NOT_FOUND (a guest), MEMBER_CLOSED, REWARD_NOT_AVAILABLE (time, tier,
 * segment, country, channel, currency), CART_NEEDED, REWARD_NOT_AVAILABLE (goods, minimum order), REWARD_LIMIT_REACHED,
 * REWARD_OUT_OF_STOCK, INSUFFICIENT_POINTS.
 */
export function refusalOf(missing: readonly Missing[]): Refusal | null {
  const [first] = inOrder(missing);
  return first === undefined ? null : refuse(codeOf(first), first.detail, FIELDS[first.kind]);
}

/** What is missing, in the order in which it refuses. */
export function inOrder(missing: readonly Missing[]): readonly Missing[] {
  const kinds = Object.keys(CODES);
  return [...missing].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}

/** The field of a request that the caller can mend. */
const FIELDS: Readonly<Partial<Record<MissingKind, string>>> = {
  country: '/country',
  channel: '/channel',
  cart: '/cart',
  goods: '/cart',
  minimum_order: '/cart',
};

function codeOf(missing: Missing): RefusalCode {
  const isFormerMember = missing.kind === 'membership' && missing.status !== 'guest';
  return isFormerMember ? 'MEMBER_CLOSED' : CODES[missing.kind];
}
