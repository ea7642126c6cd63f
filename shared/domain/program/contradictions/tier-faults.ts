import type { Amounts } from '../goods.ts';
import type { ProgramDocument } from '../program.ts';
import type { Tier, TierProgram } from '../tier-program.ts';
import { type Contradiction, error, pointer, warning } from './contradiction.ts';
import { amountFaults } from './currencies.ts';
import { unknownName } from './unknown-name.ts';

export function tierFaults(document: ProgramDocument): readonly Contradiction[] {
  const { tiers } = document;
  if (tiers === undefined) return [];
  return [
    ...windowFaults(tiers),
    ...tiers.tiers.flatMap((tier, index) => thresholdFaults(tier, index, tiers, document)),
    ...benefitFaults(document, tiers),
    ...rewardNameFaults(document, tiers),
  ];
}

function windowFaults({ window, upgrade, downgrade, graceMonths }: TierProgram): readonly Contradiction[] {
  const faults: Contradiction[] = [];
  if (window.kind === 'lifetime' && upgrade === 'period_end') {
    faults.push(
      error(
        'POLICY_WITHOUT_EFFECT',
        '/tiers/upgrade',
        upgrade,
        'a lifetime has no end at which anybody could go up; give "at_once", or a window that ends',
      ),
    );
  }
  if (window.kind === 'lifetime' && downgrade !== 'none') {
    faults.push(
      warning(
        'POLICY_WITHOUT_EFFECT',
        '/tiers/downgrade',
        downgrade,
        'a lifetime has no end at which anybody could go down; give "none", or a window that ends',
      ),
    );
  }
  if (downgrade === 'none' && graceMonths > 0) {
    faults.push(
      warning(
        'POLICY_WITHOUT_EFFECT',
        '/tiers/graceMonths',
        graceMonths,
        'nobody goes down, so there is nothing to wait for; give 0, or a downgrade',
      ),
    );
  }
  return faults;
}

function thresholdFaults(
  { threshold }: Tier,
  index: number,
  { qualifyBy, tiers }: TierProgram,
  document: ProgramDocument,
): readonly Contradiction[] {
  const path = pointer('tiers', 'tiers', index, 'threshold');
  if (qualifyBy === 'amount' && typeof threshold === 'number') {
    return [
      error(
        'THRESHOLD_OF_WRONG_KIND',
        path,
        threshold,
        'members qualify by amount: give minor units by currency, such as {"USD": 50000}',
      ),
    ];
  }
  if (qualifyBy !== 'amount' && typeof threshold !== 'number') {
    return [
      error(
        'THRESHOLD_OF_WRONG_KIND',
        path,
        threshold,
        `members qualify by ${qualifyBy}: give one whole number of ${qualifyBy}`,
      ),
    ];
  }
  const before = tiers[index - 1]?.threshold;
  return [
    ...(typeof threshold === 'number'
      ? []
      : amountFaults(threshold, path, document, {
          severity: 'error',
          consequence: 'nobody who pays in it could reach the tier',
        })),
    ...(before === undefined
      ? firstThresholdFaults(threshold, path)
      : orderFaults(before, threshold, path, index)),
  ];
}

type Threshold = number | Amounts;

/** One number under the pointer's end '' for points and orders; one for each currency for amounts. */
const parts = (threshold: Threshold): readonly (readonly [end: string, value: number])[] =>
  typeof threshold === 'number'
    ? [['', threshold]]
    : Object.entries(threshold).map(([code, value]) => [pointer(code), value] as const);

function firstThresholdFaults(threshold: Threshold, path: string): readonly Contradiction[] {
  return parts(threshold)
    .filter(([, value]) => value !== 0)
    .map(([end, value]) =>
      error(
        'FIRST_TIER_NOT_ZERO',
        path + end,
        value,
        'the lowest tier is where every member begins: give 0, or put a tier with 0 before it',
      ),
    );
}

function orderFaults(
  before: Threshold,
  threshold: Threshold,
  path: string,
  index: number,
): readonly Contradiction[] {
  const lower = new Map(parts(before));
  return parts(threshold)
    .filter(([end, value]) => value <= (lower.get(end) ?? -1))
    .map(([end, value]) =>
      error(
        'TIERS_OUT_OF_ORDER',
        path + end,
        value,
        `is not above the ${lower.get(end)} of the tier before it, at ${pointer('tiers', 'tiers', index - 1, 'threshold')}${end}; tiers stand from the lowest to the highest`,
      ),
    );
}

/** A tier that multiplies rates where no rule gives any. */
function benefitFaults(document: ProgramDocument, { tiers }: TierProgram): readonly Contradiction[] {
  const hasRate = document.earningRules.some(
    (rule) => rule.on === 'order' && rule.effect.kind === 'points_per_amount',
  );
  if (hasRate) return [];
  return tiers.flatMap(({ benefits: { earningPercent } }, index) =>
    earningPercent === undefined || earningPercent === 100
      ? []
      : [
          warning(
            'NOTHING_TO_MULTIPLY',
            pointer('tiers', 'tiers', index, 'benefits', 'earningPercent'),
            earningPercent,
            'multiplies what points_per_amount rules on orders give, and the program has none; add one, or remove this',
          ),
        ],
  );
}

function rewardNameFaults(document: ProgramDocument, { tiers }: TierProgram): readonly Contradiction[] {
  return tiers.flatMap(({ benefits }, index) =>
    (benefits.rewards ?? []).flatMap((id, place) =>
      unknownName(
        'reward',
        id,
        pointer('tiers', 'tiers', index, 'benefits', 'rewards', place),
        document,
        'the benefit',
      ),
    ),
  );
}
