import {
  describeBenefits,
  describeDowngrade,
  describeQualification,
  describeThreshold,
  describeTier,
  describeWindow,
} from './describe-tiers.ts';
import { counted } from './describe-values.ts';
import type { Sides } from './diff-rules.ts';
import { listChanges } from './list-changes.ts';
import { changedFields, type ProgramChange } from './program-change.ts';
import type { Tier, TierProgram } from './tier-program.ts';

export function diffTiers(
  before: TierProgram | undefined,
  after: TierProgram | undefined,
  sides: Sides,
): readonly ProgramChange[] {
  if (before === undefined || after === undefined) return wholeChange(before, after);
  return [
    ...changedFields<Omit<TierProgram, 'tiers'>>(
      before,
      after,
      ['tiers'],
      {
        qualifyBy: describeQualification,
        window: describeWindow,
        upgrade: (upgrade) => (upgrade === 'at_once' ? 'at once' : 'at the end of the period'),
        downgrade: describeDowngrade,
        graceMonths: (months) => counted(months, 'month'),
      },
      (field, was, is) => `Tiers: ${LABELS[field]} ${is} (before: ${was})`,
    ),
    ...diffTierList(before.tiers, after.tiers, sides),
  ];
}

const LABELS: Record<keyof Omit<TierProgram, 'tiers'>, string> = {
  qualifyBy: 'members qualify by',
  window: 'progress is added up over',
  upgrade: 'members go up',
  downgrade: 'members go down',
  graceMonths: 'a downgrade waits for',
};

function wholeChange(
  before: TierProgram | undefined,
  after: TierProgram | undefined,
): readonly ProgramChange[] {
  const names = (program: TierProgram): string => program.tiers.map(({ name }) => name).join(', ');
  if (after !== undefined) {
    return [{ path: '/tiers', kind: 'added', before, after, words: `Tiers (new): ${names(after)}` }];
  }
  return before === undefined
    ? []
    : [{ path: '/tiers', kind: 'removed', before, after, words: `Tiers (removed): ${names(before)}` }];
}

function diffTierList(
  before: readonly Tier[],
  after: readonly Tier[],
  sides: Sides,
): readonly ProgramChange[] {
  return listChanges(before, after, {
    path: ['tiers', 'tiers'],
    noun: 'tiers',
    nameOf: (tier) => tier.id,
    added: (tier) => `Tier ${tier.name} (new): ${describeTier(tier, sides.after)}`,
    removed: (tier) => `Tier ${tier.name} (removed): ${describeTier(tier, sides.before)}`,
    changes: (old, new_, index) =>
      changedFields<Omit<Tier, 'id'>>(
        old,
        new_,
        ['tiers', 'tiers', index],
        {
          name: (name) => name,
          threshold: (threshold, side) => describeThreshold(threshold, sides[side]),
          benefits: describeBenefits,
        },
        (field, was, is) => `Tier ${new_.name}: ${field} ${was} → ${is}`,
      ),
  });
}
