import type { ProgramDocument } from '../program/program.ts';
import type { Reward } from '../program/reward.ts';
import { type Refusal, refuse } from '../refusal.ts';

/** The reward of a version of the program by its id. Refusal: REWARD_NOT_FOUND. */
export function resolveReward(program: Pick<ProgramDocument, 'rewards'>, rewardId: string): Reward | Refusal {
  const reward = program.rewards?.find(({ id }) => id === rewardId);
  return reward ?? refuse('REWARD_NOT_FOUND', `The program has no reward ${rewardId}.`, '/rewardId');
}
