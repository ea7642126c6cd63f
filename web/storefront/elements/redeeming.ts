import { isProblem } from '../../../client/errors.ts';
import type {
  MemberRewardOffer,
  OfferedBenefit,
  RedemptionRequest,
  RedemptionResult,
} from '../../../client/generated/types.ts';
import type { MemberStore } from '../store/member-store.ts';
import { intentKeys } from '../store/page-intent-keys.ts';
import { noteRedemption } from '../store/shared.ts';

/** What a customer was asked whether they mean it, with the key under which it happens once. */
export interface Intent {
  readonly body: RedemptionRequest;
  readonly name: string;
  readonly key: Promise<string>;
}

export interface Redeemed {
  readonly redemption: RedemptionResult;
  /** Whether it had happened before: in another tab, or by an attempt whose answer was lost. */
  readonly isReplay: boolean;
}

/** What is taken off a cart, and so needs one. */
const FOR_CARTS: readonly OfferedBenefit['kind'][] = [
  'percent_off',
  'amount_off',
  'free_shipping',
  'free_product',
  'pay_with_points',
];

export const isForCarts = ({ kind }: OfferedBenefit): boolean => FOR_CARTS.includes(kind);

/** Whether its points can be spent at once: for a code, or for what is not taken off a cart. */
export const isForNow = ({ missing, benefit, coupon }: MemberRewardOffer): boolean =>
  (coupon !== null || !isForCarts(benefit)) && missing.every(({ kind }) => kind !== 'cart');

/** The key belongs to member and request, so that another request is another intent. */
export function intentTo(store: MemberStore, body: RedemptionRequest): Intent {
  const name = `${store.memberId} ${body.rewardId} ${shortened(JSON.stringify(body))}`;
  return { body, name, key: intentKeys.take(name) };
}

/**
 * A name for a text that may be a whole cart: 53 bits (cyrb53). Were two ever the same, the API would refuse the second under
 * the key of the first, and the next attempt would have a key of its own.
 */
function shortened(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}

/**
 * Redeems what was asked. An answer, also a refusal, ends the intent; where none came, the next attempt is the same one.
 *
 * @throws as the client does
 */
export async function redeem(store: MemberStore, { body, name, key }: Intent): Promise<Redeemed> {
  const idempotencyKey = await key;
  try {
    const { body: redemption, replayed } = await store.calls.authorizeRedemption.full({
      memberId: store.memberId,
      body,
      idempotencyKey,
    });
    await intentKeys.answered(name, idempotencyKey);
    noteRedemption(store, redemption);
    store.changed();
    return { redemption, isReplay: replayed };
  } catch (error) {
    if (isProblem(error) && error.problem.status < 500 && error.problem.status !== 429)
      await intentKeys.answered(name, idempotencyKey);
    throw error;
  }
}
