import type { Challenge, ChallengeAudience, ChallengeGoal, CountedOrder } from './challenge.ts';
import {
  counted,
  describeAmounts,
  describeGoods,
  describeValue,
  listed,
  numberWords,
  type Wording,
} from './describe-values.ts';

/** A whole challenge in one line, without what members read of it. */
export function describeChallenge(challenge: Challenge, wording: Wording): string {
  const { goal, counts, for: audience, from, until, repeatable, gives } = challenge;
  return [
    describeGoal(goal),
    `counting ${describeCounted(counts, wording)}`,
    ...(audience === undefined ? [] : [`for ${describeChallengeAudience(audience, wording)}`]),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(until === undefined ? [] : [`until ${until}`]),
    describeRepeat(repeatable),
    `gives ${describeChallengeGift(gives)}`,
  ].join(', ');
}

/** "3 orders within a month", "an order in each of 6 months in a row", "orders with 3 of the categories “tea” or “coffee”" */
export function describeGoal(goal: ChallengeGoal): string {
  switch (goal.kind) {
    case 'orders':
      return `${counted(goal.orders, 'order')}${goal.within === undefined ? '' : ` within a ${goal.within}`}`;
    case 'streak':
      return `an order in each of ${counted(goal.periods, goal.of)} in a row`;
    case 'collect':
      return `orders with ${numberWords(goal.different)} of the categories ${listed(goal.categories.map(describeValue), 'and')}`;
  }
}

/** "orders with paid goods of category “shoes”, worth at least 20.00 USD" */
export function describeCounted({ minimum, goods, excluding }: CountedOrder, wording: Wording): string {
  return [
    `orders with paid ${goods === undefined ? 'goods' : describeGoods(goods)}`,
    ...(excluding === undefined ? [] : [`without ${describeGoods(excluding)}`]),
    ...(minimum === undefined ? [] : [`worth at least ${describeAmounts(minimum, wording)}`]),
  ].join(', ');
}

/** "members of tier GOLD, of segment “vip”" */
export function describeChallengeAudience(
  { tiers, segments }: ChallengeAudience,
  { tiers: program }: Wording,
): string {
  const nameOf = (id: string): string => program?.tiers.find((tier) => tier.id === id)?.name ?? id;
  return `members ${[
    ...(tiers === undefined ? [] : [`of tier ${listed(tiers.map(nameOf), 'or')}`]),
    ...(segments === undefined ? [] : [`of segment ${listed(segments.map(describeValue), 'or')}`]),
  ].join(', ')}`;
}

export const describeRepeat = (repeatable: boolean): string => (repeatable ? 'again and again' : 'once');

export const describeChallengeGift = (gives: Challenge['gives']): string =>
  'points' in gives ? counted(gives.points, 'point') : `the reward ${describeValue(gives.reward)}`;
