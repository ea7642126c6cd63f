import { describeBenefit } from './describe-benefit.ts';
import {
  describeAudience,
  describeCoupon,
  describeLimits,
  describePictures,
  describePrice,
  describeReturn,
  describeReward,
  describeTexts,
} from './describe-rewards.ts';
import { describeAmounts, describeProse, describeValue, numberWords } from './describe-values.ts';
import type { Sides } from './diff-rules.ts';
import { listChanges } from './list-changes.ts';
import { changedFields, type FieldWords, type ProgramChange } from './program-change.ts';
import type { Reward } from './reward.ts';

type Fields = Omit<Reward, 'id'>;

export function diffRewards(
  before: readonly Reward[],
  after: readonly Reward[],
  sides: Sides,
): readonly ProgramChange[] {
  const words: FieldWords<Fields> = {
    name: describeValue,
    description: describeProse,
    terms: describeProse,
    benefit: (benefit, side) => describeBenefit(benefit, sides[side]),
    price: (price, side) => describePrice(price, sides[side]),
    for: (audience, side) => describeAudience(audience, sides[side]),
    minimumOrder: (amounts, side) => describeAmounts(amounts, sides[side]),
    from: (moment) => moment,
    until: (moment) => moment,
    stock: numberWords,
    limits: describeLimits,
    coupon: describeCoupon,
    returns: describeReturn,
    texts: describeTexts,
    pictures: describePictures,
  };
  return listChanges(before, after, {
    path: ['rewards'],
    noun: 'rewards',
    nameOf: (reward) => reward.id,
    added: (reward) => `Reward “${reward.id}” (new): ${describeReward(reward, sides.after)}`,
    removed: (reward) => `Reward “${reward.id}” (removed): ${describeReward(reward, sides.before)}`,
    changes: (old, new_, index) =>
      changedFields<Fields>(
        old,
        new_,
        ['rewards', index],
        words,
        (field, was, is) => `Reward “${new_.id}”: ${LABELS[field]} ${is} (before: ${was})`,
      ),
  });
}

const LABELS: Record<keyof Fields, string> = {
  name: 'is called',
  description: 'is described as',
  terms: 'has the terms',
  benefit: 'gives',
  price: 'costs',
  for: 'is for',
  minimumOrder: 'takes goods of at least',
  from: 'begins at',
  until: 'ends at',
  stock: 'is there so many times:',
  limits: 'is limited to',
  coupon: 'is handed out as',
  returns: 'points spent on it',
  texts: 'in other languages:',
  pictures: 'shows',
};
