import type { ProgramDocument, ReferralStep } from '../../../client/generated/types.ts';
import { rewardName } from '../api/program-in-force.ts';
import { points } from '../parts/words.ts';

/** What a side is promised, with its steps where there are several. */
export function promiseWords(steps: readonly ReferralStep[], program: ProgramDocument): string {
  const [first, ...later] = steps;
  if (first === undefined) return 'nothing';
  const words = (step: ReferralStep): string =>
    'points' in step ? points(step.points) : rewardName(program, step.reward);
  return [words(first), ...later.map((step) => `${words(step)} from success ${step.from} on`)].join(', ');
}
