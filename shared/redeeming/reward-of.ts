import type { Program } from '../domain/program/program.ts';
import type { Reward } from '../domain/program/reward.ts';

/**
 * The reward that a redemption is of.
 *
 * @param program the version that the redemption names, which never changes
 * @throws Error when the version has no such reward: the entry and the program contradict each other
 */
export function rewardOf(program: Program, rewardId: string): Reward {
  const reward = program.rewards?.find(({ id }) => id === rewardId);
  if (reward === undefined) throw new Error(`version ${program.version} has no reward ${rewardId}`);
  return reward;
}
