import type { BenefitKind, Reward } from '../program/reward.ts';

/** What is had at once, without a cart that it takes something off. */
const HAD_AT_ONCE: ReadonlySet<BenefitKind> = new Set<BenefitKind>([
  'gift_card',
  'store_credit',
  'by_hand',
  'donation',
]);

/**
 * Whether a reward can be handed out when its member is in no checkout, as what a referral promised: as a code to be used
 * later, or as something that is had at once. Without a code, what reduces a cart would be spent and never be applied, and
 * a least order could never be asked for.
 */
export function isGrantable({
  benefit,
  coupon,
  minimumOrder,
}: Pick<Reward, 'benefit' | 'coupon' | 'minimumOrder'>): boolean {
  if (benefit.kind === 'pay_with_points') return false;
  return coupon !== undefined || (HAD_AT_ONCE.has(benefit.kind) && minimumOrder === undefined);
}
