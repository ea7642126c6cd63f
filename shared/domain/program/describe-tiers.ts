import { counted, describeAmounts, listed, numberWords, type Wording } from './describe-values.ts';
import type { Tier, TierBenefits, TierProgram, TierWindow } from './tier-program.ts';

export const describeThreshold = (threshold: Tier['threshold'], wording: Wording): string =>
  typeof threshold === 'number' ? numberWords(threshold) : describeAmounts(threshold, wording);

export function describeBenefits({ earningPercent, freeShipping, rewards, custom }: TierBenefits): string {
  const benefits = [
    ...(earningPercent === undefined ? [] : [`points per amount × ${numberWords(earningPercent / 100)}`]),
    ...(freeShipping === true ? ['free shipping'] : []),
    ...(freeShipping === false ? ['no free shipping'] : []),
    ...(rewards === undefined || rewards.length === 0 ? [] : [`rewards ${listed(rewards, 'and')}`]),
    ...(custom ?? []).map((promise) => `“${promise}”`),
  ];
  return benefits.length === 0 ? 'no benefits' : benefits.join(', ');
}

export const describeTier = (tier: Tier, wording: Wording): string =>
  `from ${describeThreshold(tier.threshold, wording)}, with ${describeBenefits(tier.benefits)}`;

export function describeWindow(window: TierWindow): string {
  switch (window.kind) {
    case 'lifetime':
      return 'a lifetime';
    case 'calendar_year':
      return 'a calendar year';
    case 'membership_year':
      return 'a membership year';
    case 'rolling_months':
      return `the last ${counted(window.months, 'month')}`;
  }
}

export const describeQualification = (qualifyBy: TierProgram['qualifyBy']): string =>
  ({ amount: 'amount spent', points: 'points earned', orders: 'number of orders' })[qualifyBy];

export const describeDowngrade = (downgrade: TierProgram['downgrade']): string =>
  ({ none: 'never', one_step: 'one tier at a time', full: 'to the tier that was reached again' })[downgrade];
