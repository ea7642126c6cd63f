import { isGrantable } from '../../rewards/grantable.ts';
import type { ProgramDocument } from '../program.ts';
import type { Reward } from '../reward.ts';
import { type Contradiction, error, quoted } from './contradiction.ts';

/** A reward that is given for nothing, without a cart, and cannot be; none where it can. */
export function grantFaults(
  reward: Reward,
  path: string,
  { rewards = [] }: ProgramDocument,
): readonly Contradiction[] {
  if (isGrantable(reward)) return [];
  const others = rewards.filter(isGrantable).map(({ id }) => id);
  const fix = others.length === 0 ? 'give points' : `give points, or another reward: ${quoted(others)}`;
  const detail =
    reward.benefit.kind === 'pay_with_points'
      ? `is a way to pay with points, which nobody can be given; ${fix}`
      : `${whyCart(reward)}, and there is none when it is given; make it a code by "coupon" in the reward, or ${fix}`;
  return [error('REWARD_NOT_GRANTABLE', path, reward.id, detail)];
}

const whyCart = (reward: Reward): string =>
  isGrantable({ benefit: reward.benefit })
    ? 'asks for a cart of a least value'
    : 'takes something off a cart';
