import type { ReferralCap, ReferralProgram, ReferralStep } from '../referral-program.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';

/** Steps that nobody ever reaches: of a friend, who is referred once, and behind what caps let an advocate have. */
export function referralStepFaults(
  { advocateGets, friendGets, caps = [] }: ReferralProgram,
  path: string,
): readonly Contradiction[] {
  const barred = firstBarred(advocateGets, caps);
  return [
    ...friendGets
      .slice(1)
      .map((step, index) =>
        error(
          'NEVER_REACHED',
          path + pointer('friendGets', index + 1),
          step,
          'a friend is referred once, so nobody ever gets this; remove it, or give it to the advocate',
        ),
      ),
    // What bars the first step is told of the cap.
    ...(barred === null || barred.index === 0
      ? []
      : [
          error(
            'NEVER_REACHED',
            path + pointer('advocateGets', barred.index),
            advocateGets[barred.index],
            `${barred.why}, at ${path}/caps${pointer(barred.cap)}, so nobody ever gets this, nor any step after it; remove it, or raise the cap`,
          ),
        ]),
  ];
}

interface Barred {
  readonly index: number;
  readonly cap: number;
  readonly why: string;
}

/**
 * The first step that no advocate can have. A success over a cap is not counted, so the next one is the same success again:
 * what one cap never lets through ends the ladder.
 */
export function firstBarred(steps: readonly ReferralStep[], caps: readonly ReferralCap[]): Barred | null {
  for (const [index, step] of steps.entries()) {
    const before = pointsBefore(steps, index);
    for (const [cap, limits] of caps.entries()) {
      const why = barring(step, before, limits);
      if (why !== null) return { index, cap, why };
    }
  }
  return null;
}

function barring(step: ReferralStep, before: number, cap: ReferralCap): string | null {
  const { per, times = Number.POSITIVE_INFINITY, points = Number.POSITIVE_INFINITY } = cap;
  const given = pointsOf(step);
  if (given > points) return `gives ${given} points, and an advocate may have ${points} ${spanWords(per)}`;
  if (per !== 'ever') return null;
  if (step.from > times)
    return `begins with success ${step.from}, and an advocate may have ${times} for ever`;
  return before + given > points
    ? `would make ${before + given} points with those of the successes before, and an advocate may have ${points} for ever`
    : null;
}

const spanWords = (per: ReferralCap['per']): string => (per === 'ever' ? 'for ever' : `a ${per}`);

/** All points of the successes before a step begins. */
function pointsBefore(steps: readonly ReferralStep[], end: number): number {
  return steps.slice(0, end).reduce((sum, step, index) => {
    const successes = (steps[index + 1]?.from ?? step.from) - step.from;
    return sum + successes * pointsOf(step);
  }, 0);
}

const pointsOf = (step: ReferralStep): number => ('points' in step ? step.points : 0);
