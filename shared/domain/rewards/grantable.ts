import type { Reward } from '../program/reward.ts';

const TAKES_OFF_CARTS = new Set<Reward['benefit']['kind']>([
  'percent_off',
  'amount_off',
  'free_shipping',
  'free_product',
  'pay_with_points',
]);

/**
 * Whether a reward needs no cart, so that it can be captured by itself: with a code for a cart to come, or because it takes
 * nothing off any. Without a code, what reduces a cart would be spent without one, and never be applied.
 */
export function isCapturedAlone({ benefit, coupon }: Pick<Reward, 'benefit' | 'coupon'>): boolean {
  return coupon !== undefined || !TAKES_OFF_CARTS.has(benefit.kind);
}

/**
 * Whether a reward can be given for nothing: it can be captured by itself, and is not points that pay, which are the member's.
 * Without a code there is no cart to come whose value could be asked for.
 */
export function isGrantable(reward: Pick<Reward, 'benefit' | 'coupon' | 'minimumOrder'>): boolean {
  const { benefit, coupon, minimumOrder } = reward;
  if (benefit.kind === 'pay_with_points' || !isCapturedAlone(reward)) return false;
  return coupon !== undefined || minimumOrder === undefined;
}
