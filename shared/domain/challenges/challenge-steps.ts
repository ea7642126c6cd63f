import type { Challenge } from '../program/challenge.ts';
import type { ProgramDocument } from '../program/program.ts';
import { awardedOf, cellsOf, type Mark } from './mark.ts';
import { roundsOf } from './rounds.ts';

/** One time that a challenge is given, or taken back: the `round`-th of those that stand. */
export interface ChallengeStep {
  readonly challenge: Challenge;
  readonly round: number;
}

export interface ChallengeSteps {
  readonly given: readonly ChallengeStep[];
  /** The last one first, so that what stands is always the first rounds. */
  readonly takenBack: readonly ChallengeStep[];
}

const NO_STEPS: ChallengeSteps = { given: [], takenBack: [] };

/**
 * What follows for challenges from an order, its claim or its refund. Under terms that never changed, what stands is then
 * exactly what the counts come to. Where they did change, an order gives only what it completes and what does not stand
 * already, and a refund takes back no more than what it undid.
 *
 * @param before the member's marks before it
 * @param after and after it
 * @param program the version that the order was recorded, or claimed, under
 */
export function challengeSteps(
  before: readonly Mark[],
  after: readonly Mark[],
  { challenges = [] }: Pick<ProgramDocument, 'challenges'>,
): ChallengeSteps {
  if (before === after) return NO_STEPS;
  const all = challenges.map((challenge) => stepsOf(challenge, before, after));
  return {
    given: all.flatMap(({ given }) => given),
    takenBack: all.flatMap(({ takenBack }) => takenBack),
  };
}

function stepsOf(challenge: Challenge, before: readonly Mark[], after: readonly Mark[]): ChallengeSteps {
  const was = roundsOf(challenge, cellsOf(before, challenge.id));
  const is = roundsOf(challenge, cellsOf(after, challenge.id));
  const standing = awardedOf(after, challenge.id);
  if (is > was) return { given: rounds(challenge, standing, is), takenBack: [] };
  return { given: [], takenBack: rounds(challenge, Math.max(is, standing - (was - is)), standing).reverse() };
}

/** Those after `from` up to `to`; none where there are none. */
function rounds(challenge: Challenge, from: number, to: number): ChallengeStep[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => ({
    challenge,
    round: from + index + 1,
  }));
}
