import type { ProgramDocument } from '../program.ts';
import type { Benefit, Reward } from '../reward.ts';
import { type Contradiction, error, pointer } from './contradiction.ts';

type Payment = Extract<Benefit, { kind: 'pay_with_points' }>;

/** Points that pay nothing, in steps that never come out even, and a second way to pay with them. */
export function paymentFaults(
  { benefit, minimumOrder }: Reward,
  index: number,
  document: ProgramDocument,
): readonly Contradiction[] {
  if (benefit.kind !== 'pay_with_points') return [];
  const path = pointer('rewards', index);
  return [
    ...severalFaults(path, index, document),
    ...stepFaults(benefit, `${path}/benefit`),
    ...worthFaults(benefit, Object.keys(minimumOrder ?? document.pointValue.amount), path, document),
  ];
}

function severalFaults(
  path: string,
  index: number,
  { rewards = [] }: ProgramDocument,
): readonly Contradiction[] {
  const first = rewards.findIndex(({ benefit }) => benefit.kind === 'pay_with_points');
  return first === index
    ? []
    : [
        error(
          'SEVERAL_PAYMENTS',
          `${path}/benefit/kind`,
          'pay_with_points',
          `points are a way to pay already at ${pointer('rewards', first)}, and would pay by the terms of either; remove one of them`,
        ),
      ];
}

function stepFaults({ minimum, step }: Payment, path: string): readonly Contradiction[] {
  return minimum % step === 0
    ? []
    : [
        error(
          'STEP_DOES_NOT_FIT',
          `${path}/minimum`,
          minimum,
          `is not a multiple of the step, ${step}, so nobody can spend just the minimum; give ${Math.ceil(minimum / step) * step}, or another step`,
        ),
      ];
}

/** @param codes currencies in which the reward can be had at all */
function worthFaults(
  { minimum }: Payment,
  codes: readonly string[],
  path: string,
  { pointValue }: ProgramDocument,
): readonly Contradiction[] {
  const amounts = codes.map((code) => pointValue.amount[code] ?? 0);
  if (amounts.every((amount) => amount === 0)) {
    return [
      error(
        'NOTHING_TO_GIVE',
        `${path}/benefit/kind`,
        'pay_with_points',
        'points are worth nothing in any currency that can be paid in, so nobody can pay with them; give their value in /pointValue/amount',
      ),
    ];
  }
  const isWorthless = amounts.every((amount) => minimum * amount < pointValue.points);
  return isWorthless
    ? [
        error(
          'NOTHING_TO_GIVE',
          `${path}/benefit/minimum`,
          minimum,
          'so few points are worth less than one minor unit in every currency, so they would be spent for nothing; give more, or a higher value in /pointValue',
        ),
      ]
    : [];
}
