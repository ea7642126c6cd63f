import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepOf } from '../../shared/domain/ledger/referral-terms.ts';
import { firstBarred } from '../../shared/domain/program/contradictions/referral-step-faults.ts';
import type { ReferralCap, ReferralStep } from '../../shared/domain/program/referral-program.ts';
import { check } from '../law-runs.ts';

const steps: fc.Arbitrary<readonly ReferralStep[]> = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 2, max: 9 }), { maxLength: 3 }),
    fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([later, gifts]) =>
    [1, ...later.toSorted((a, b) => a - b)].map((from, index) => {
      const points = gifts[index] ?? 1;
      return points === 0 ? { from, reward: 'gift' } : { from, points };
    }),
  );

const caps: fc.Arbitrary<readonly ReferralCap[]> = fc.array(
  fc.record(
    {
      per: fc.constantFrom('day' as const, 'ever' as const),
      times: fc.integer({ min: 1, max: 9 }),
      points: fc.integer({ min: 1, max: 30 }),
    },
    { requiredKeys: ['per'] },
  ),
  { maxLength: 2 },
);

/** The steps that an advocate is given who brings one friend on each of many days. */
function given(ladder: readonly ReferralStep[], limits: readonly ReferralCap[]): ReadonlySet<ReferralStep> {
  const had = new Set<ReferralStep>();
  let [times, total] = [0, 0];
  for (let day = 0; day < 20; day += 1) {
    const step = stepOf(ladder, times + 1);
    const points = step !== null && 'points' in step ? step.points : 0;
    const isOver = limits.some((cap) => {
      const [before, sum] = cap.per === 'ever' ? [times, total] : [0, 0];
      return before + 1 > (cap.times ?? 99) || sum + points > (cap.points ?? 999);
    });
    if (isOver || step === null) break;
    [times, total] = [times + 1, total + points];
    had.add(step);
  }
  return had;
}

test('a step is told to be out of reach exactly where nobody would ever be given it', () => {
  check(
    fc.property(steps, caps, (ladder, limits) => {
      const had = given(ladder, limits);
      const first = ladder.findIndex((step) => !had.has(step));
      expect(firstBarred(ladder, limits)?.index ?? -1).toBe(first);
    }),
  );
});
