import { describeBenefit } from './describe-benefit.ts';
import { describePeriod } from './describe-rule.ts';
import {
  counted,
  describeAmounts,
  describeProse,
  describeValue,
  listed,
  numberWords,
  type Wording,
} from './describe-values.ts';
import type {
  CouponTerms,
  RedemptionPolicy,
  Reward,
  RewardAudience,
  RewardLimit,
  RewardPrice,
  RewardReturn,
  RewardTexts,
} from './reward.ts';

/** A whole reward in one line, without what customers read of it. */
export function describeReward(reward: Reward, wording: Wording): string {
  const parts = [
    describeBenefit(reward.benefit, wording),
    ...(reward.price === undefined ? [] : [`for ${describePrice(reward.price, wording)}`]),
    ...(reward.for === undefined ? [] : [`to ${describeAudience(reward.for, wording)}`]),
    ...(reward.minimumOrder === undefined
      ? []
      : [`when the goods come to at least ${describeAmounts(reward.minimumOrder, wording)}`]),
    ...(reward.from === undefined ? [] : [`from ${reward.from}`]),
    ...(reward.until === undefined ? [] : [`until ${reward.until}`]),
    ...(reward.stock === undefined ? [] : [`${numberWords(reward.stock)} in all`]),
    ...(reward.limits === undefined ? [] : [`at most ${describeLimits(reward.limits)}`]),
    ...(reward.coupon === undefined ? [] : [`as ${describeCoupon(reward.coupon)}`]),
    `points ${describeReturn(reward.returns)}`,
  ];
  return parts.join(', ');
}

/** "500 points (GOLD 400)" */
export function describePrice({ points, tiers = {} }: RewardPrice, wording: Wording): string {
  const other = Object.entries(tiers).map(([id, price]) => `${tierName(id, wording)} ${numberWords(price)}`);
  return `${counted(points, 'point')}${other.length === 0 ? '' : ` (${other.join(', ')})`}`;
}

/** "members of tier GOLD, of segment “vip”, in US, in channel “app”" */
export function describeAudience(
  { tiers, segments, countries, channels }: RewardAudience,
  wording: Wording,
): string {
  return `members ${[
    ...(tiers === undefined
      ? []
      : [
          `of tier ${listed(
            tiers.map((id) => tierName(id, wording)),
            'or',
          )}`,
        ]),
    ...(segments === undefined ? [] : [`of segment ${listed(segments.map(describeValue), 'or')}`]),
    ...(countries === undefined ? [] : [`in ${listed(countries, 'or')}`]),
    ...(channels === undefined ? [] : [`in channel ${listed(channels.map(describeValue), 'or')}`]),
  ].join(', ')}`;
}

const tierName = (id: string, { tiers }: Wording): string =>
  tiers?.tiers.find((tier) => tier.id === id)?.name ?? id;

/** "once per member and month, 3 times per member for ever" */
export const describeLimits = (limits: readonly RewardLimit[]): string =>
  limits.map(({ per, times }) => `${counted(times, 'time')} per member ${describePeriod(per)}`).join(', ');

/** "a code of the shape “TEA-####-####”, good for 30 days, that may be given away" */
export function describeCoupon({ codes, validDays, giftable }: CouponTerms): string {
  const { kind } = codes;
  const code =
    kind === 'pool' ? `a code of pool “${codes.pool}”` : `a code of the shape “${codeShape(codes)}”`;
  return [
    `${code}, good ${validDays === undefined ? 'for ever' : `for ${counted(validDays, 'day')}`}`,
    ...(giftable === true ? ['may be given away'] : []),
    ...(giftable === false ? ['may not be given away'] : []),
  ].join(', ');
}

function codeShape({
  prefix = '',
  length,
  groupsOf = length,
}: Extract<CouponTerms['codes'], { kind: 'generated' }>): string {
  const groups = Array.from({ length: Math.ceil(length / groupsOf) }, (_, index) =>
    '#'.repeat(Math.min(groupsOf, length - index * groupsOf)),
  );
  return `${prefix}${groups.join('-')}`;
}

/** Follows "points". */
export const describeReturn = (returns: RewardReturn): string =>
  ({
    in_proportion: 'come back with refunds in proportion',
    whole: 'come back once all of the order is refunded',
    never: 'do not come back with refunds',
  })[returns];

/** "in de “Kaffee”, in fr “Café”"; of a description and of terms, what they say. */
export const describeTexts = (texts: Readonly<Record<string, Partial<RewardTexts>>>): string =>
  Object.entries(texts)
    .map(([locale, { name, description, terms }]) => {
      const all = [name, description, terms].filter((each) => each !== undefined);
      return `in ${locale} ${all.map(describeProse).join(' ')}`;
    })
    .join(', ');

export const describePictures = (pictures: NonNullable<Reward['pictures']>): string =>
  pictures.map(({ url, alt }) => `${describeValue(alt)} (${url})`).join(', ');

export const describeRedemption = ({ holdMinutes, perOrder }: RedemptionPolicy): string =>
  `points are held for ${counted(holdMinutes, 'minute')}, and an order has at most ${counted(perOrder, 'redemption')}`;
