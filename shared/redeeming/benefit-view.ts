import type { RewardOffer } from '../contracts/rewards.ts';
import type { Benefit } from '../domain/program/reward.ts';

/** A benefit as answers have it, which is as the program has it; a copy, because the program's own never changes. */
export const benefitView = (benefit: Benefit): RewardOffer['benefit'] =>
  structuredClone(benefit) as RewardOffer['benefit'];
