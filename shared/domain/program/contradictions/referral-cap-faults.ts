import type { ReferralCap, ReferralProgram } from '../referral-program.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';

/** Caps that let no success through, or that count what no success gives. */
export function referralCapFaults(
  { caps = [], advocateGets }: ReferralProgram,
  path: string,
): readonly Contradiction[] {
  const [first] = advocateGets;
  const firstPoints = first !== undefined && 'points' in first ? first.points : 0;
  const givesPoints = advocateGets.some((step) => 'points' in step);
  return caps.flatMap((cap, index) => {
    const at = path + pointer('caps', index);
    return [
      ...zeroFaults(cap, at),
      ...(givesPoints ? firstFaults(cap, at, firstPoints) : idleFaults(cap, at)),
    ];
  });
}

function zeroFaults(cap: ReferralCap, path: string): readonly Contradiction[] {
  return (['times', 'points'] as const)
    .filter((field) => cap[field] === 0)
    .map((field) =>
      error(
        'NOTHING_TO_GIVE',
        `${path}/${field}`,
        0,
        'lets no advocate have anything, ever; give at least 1, or remove the cap',
      ),
    );
}

/** Nothing is given in part, and the first success comes again until it is given. */
function firstFaults({ points }: ReferralCap, path: string, first: number): readonly Contradiction[] {
  if (points === undefined || points === 0 || points >= first) return [];
  return [
    error(
      'NOTHING_TO_GIVE',
      `${path}/points`,
      points,
      `is less than the ${first} points of the first success, which is then given to nobody, nor any after it; give at least ${first}`,
    ),
  ];
}

function idleFaults({ points }: ReferralCap, path: string): readonly Contradiction[] {
  if (points === undefined || points === 0) return [];
  return [
    warning(
      'POLICY_WITHOUT_EFFECT',
      `${path}/points`,
      points,
      'an advocate gets rewards of the catalogue alone, which count as no points; cap "times" instead',
    ),
  ];
}
