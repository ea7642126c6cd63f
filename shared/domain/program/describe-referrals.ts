import { describePeriod } from './describe-rule.ts';
import {
  counted,
  describeAmounts,
  describeGoods,
  describeProse,
  describeValue,
  listed,
  numberWords,
  ordinal,
  type Wording,
} from './describe-values.ts';
import type {
  QualifyingOrder,
  ReferralCap,
  ReferralJudging,
  ReferralProgram,
  ReferralStep,
} from './referral-program.ts';

/** All of it in one line, without the words to share and the weights. */
export function describeReferrals(referrals: ReferralProgram, wording: Wording): string {
  const { advocates, advocateGets, friendGets, qualifyingOrder, windowDays, holdDays, caps } = referrals;
  return [
    ...(advocates === undefined ? [] : [`by ${describeAdvocates(advocates, wording)}`]),
    `the advocate gets ${describeSteps(advocateGets)}`,
    `the friend gets ${describeSteps(friendGets)}`,
    `for ${describeQualifyingOrder(qualifyingOrder, wording)}`,
    `within ${counted(windowDays, 'day')}`,
    `of two codes ${describeTouch(referrals.touch)} counts`,
    `held for ${counted(holdDays, 'day')}`,
    ...(caps === undefined ? [] : [`at most ${describeReferralCaps(caps)}`]),
    describeJudging(referrals.judging),
    `links lead to ${referrals.landingUrl}`,
  ].join(', ');
}

/** "500 points, and from the 5th success on 800 points" */
export function describeSteps(steps: readonly ReferralStep[]): string {
  if (steps.length === 0) return 'nothing';
  return steps
    .map((step) => {
      const given = 'points' in step ? counted(step.points, 'point') : `reward “${step.reward}”`;
      return step.from === 1 ? given : `from the ${ordinal(step.from)} success on ${given}`;
    })
    .join(', ');
}

/** "members of tier GOLD or of segment “vip”, with at least 2 orders" */
export function describeAdvocates(
  { tiers = [], segments = [], orders }: NonNullable<ReferralProgram['advocates']>,
  wording: Wording,
): string {
  const nameOf = (id: string): string => wording.tiers?.tiers.find((tier) => tier.id === id)?.name ?? id;
  const groups = [
    ...tiers.map((id) => `of tier ${nameOf(id)}`),
    ...segments.map((id) => `of segment ${describeValue(id)}`),
  ];
  const who = groups.length === 0 ? 'members' : `members ${listed(groups, 'or')}`;
  return orders === undefined ? who : `${who}, with at least ${counted(orders, 'order')}`;
}

/** "the first order with goods of category “shoes”, worth at least 20.00 USD" */
export function describeQualifyingOrder(
  { minimum, goods, excluding }: QualifyingOrder,
  wording: Wording,
): string {
  return [
    `the first order with ${goods === undefined ? 'paid goods' : `paid ${describeGoods(goods)}`}`,
    ...(excluding === undefined ? [] : [`without ${describeGoods(excluding)}`]),
    ...(minimum === undefined ? [] : [`worth at least ${describeAmounts(minimum, wording)}`]),
  ].join(', ');
}

export const describeTouch = (touch: ReferralProgram['touch']): string => `the ${touch}`;

/** "5 successes per advocate and month, 20,000 points per advocate for ever" */
export const describeReferralCaps = (caps: readonly ReferralCap[]): string =>
  caps
    .map(({ per, times, points }) => {
      const limits = [
        ...(times === undefined ? [] : [times === 1 ? '1 success' : `${numberWords(times)} successes`]),
        ...(points === undefined ? [] : [counted(points, 'point')]),
      ];
      return `${limits.join(' and ')} per advocate ${describePeriod(per)}`;
    })
    .join(', ');

export function describeJudging({ mode, reviewAt, rejectAt, reviewDays }: ReferralJudging): string {
  const isReviewed = reviewAt < rejectAt;
  return [
    mode === 'on' ? 'judged' : 'judged in shadow',
    ...(isReviewed ? [`reviewed from ${numberWords(reviewAt)}`] : []),
    `rejected from ${numberWords(rejectAt)}`,
    ...(isReviewed ? [`or after ${counted(reviewDays, 'day')} without a review`] : []),
  ].join(', ');
}

/** "same_email 100, haste off" */
export function describeWeights(weights: NonNullable<ReferralJudging['weights']>): string {
  const told = Object.entries(weights).map(
    ([name, weight]) => `${name} ${weight === 0 ? 'off' : numberWords(weight)}`,
  );
  return told.length === 0 ? 'the usual' : told.join(', ');
}

/** "in de by email “…”, by sms “…”" */
export const describeShareTexts = (texts: NonNullable<ReferralProgram['shareTexts']>): string =>
  Object.entries(texts)
    .map(([locale, byChannel]) => {
      const told = Object.entries(byChannel).map(([channel, text]) => `by ${channel} ${describeProse(text)}`);
      return `in ${locale} ${told.join(', ')}`;
    })
    .join(', ');
