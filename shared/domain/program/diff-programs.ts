import {
  describeClawback,
  describeEarningCaps,
  describeExpiry,
  describeMetrics,
  describePending,
  describePointValue,
} from './describe-policies.ts';
import { describeRedemption } from './describe-rewards.ts';
import { counted, describeGoods } from './describe-values.ts';
import { diffAsking } from './diff-asking.ts';
import { diffChallenges } from './diff-challenges.ts';
import { diffReferrals } from './diff-referrals.ts';
import { diffRewards } from './diff-rewards.ts';
import { diffGroups, diffRules, diffSegments } from './diff-rules.ts';
import { diffTiers } from './diff-tiers.ts';
import { diffTriggers } from './diff-triggers.ts';
import { listChanges } from './list-changes.ts';
import type { ProgramCurrency, ProgramDocument } from './program.ts';
import { changedFields, type ProgramChange } from './program-change.ts';

type Policies = Omit<
  ProgramDocument,
  | 'currencies'
  | 'segments'
  | 'groups'
  | 'earningRules'
  | 'tiers'
  | 'rewards'
  | 'referrals'
  | 'challenges'
  | 'journey'
  | 'messaging'
  | 'surveys'
  | 'templates'
  | 'teams'
  | 'triggers'
>;

/**
 * What publishing `after` in the place of `before` would change, in words for whoever decides on it. Rules, tiers, groups,
 * segments, rewards, currencies, and what is asked by what words, are matched by their names, and not by where they stand. Nothing is changed: nothing is told.
 */
export function diffPrograms(before: ProgramDocument, after: ProgramDocument): readonly ProgramChange[] {
  const sides = { before, after };
  return [
    ...diffPolicies(before, after),
    ...diffCurrencies(before.currencies, after.currencies),
    ...diffSegments(before.segments, after.segments, sides),
    ...diffGroups(before.groups, after.groups),
    ...diffRules(before.earningRules, after.earningRules, sides),
    ...diffTiers(before.tiers, after.tiers, sides),
    ...diffRewards(before.rewards ?? [], after.rewards ?? [], sides),
    ...diffReferrals(before.referrals, after.referrals, sides),
    ...diffChallenges(before.challenges ?? [], after.challenges ?? [], sides),
    ...diffAsking(before, after),
    ...diffTriggers(before.triggers ?? [], after.triggers ?? [], sides),
  ];
}

const SENTENCES: Record<keyof Policies, (was: string, is: string) => string> = {
  name: (was, is) => `The program is called ${is} (before: ${was})`,
  pointsName: (was, is) => `Points are called ${is} (before: ${was})`,
  pointValue: (was, is) => `Points are worth: ${is} (before: ${was})`,
  timeZone: (was, is) => `Clocks are those of ${is} (before: ${was})`,
  rounding: (was, is) => `Points are rounded: ${is} (before: ${was})`,
  pending: (was, is) => `Points now ${is} (before: ${was})`,
  expiry: (was, is) => `Points now ${is} (before: ${was})`,
  clawback: (was, is) => `Points spent before a refund now ${is} (before: ${was})`,
  claims: (was, is) => `Orders may be claimed for ${is} (before: ${was})`,
  caps: (was, is) => `Caps over all rules: ${is} (before: ${was})`,
  excludedGoods: (was, is) => `Never earning: ${is} (before: ${was})`,
  metrics: (was, is) => `Figures are counted with: ${is} (before: ${was})`,
  redemption: (was, is) => `Redemptions: ${is} (before: ${was})`,
};

function diffPolicies(before: ProgramDocument, after: ProgramDocument): readonly ProgramChange[] {
  const sides = { before, after };
  return changedFields<Policies>(
    before,
    after,
    [],
    {
      name: (name) => `“${name}”`,
      pointsName: (name) => `“${name}”`,
      pointValue: (value, side) => describePointValue(value, sides[side]),
      timeZone: (zone) => zone,
      rounding: (rounding) => rounding.replace('_', ' '),
      pending: describePending,
      expiry: describeExpiry,
      clawback: describeClawback,
      claims: ({ withinDays, onJoining }) =>
        `${counted(withinDays, 'day')}${onJoining === true ? ', and are credited when their customer joins' : ''}`,
      caps: describeEarningCaps,
      excludedGoods: describeGoods,
      metrics: describeMetrics,
      redemption: describeRedemption,
    },
    (field, was, is) => SENTENCES[field](was, is),
  );
}

function diffCurrencies(
  before: readonly ProgramCurrency[],
  after: readonly ProgramCurrency[],
): readonly ProgramChange[] {
  return listChanges(before, after, {
    path: ['currencies'],
    noun: 'currencies',
    nameOf: ({ code }) => code,
    added: ({ code }) => `Orders in ${code} are taken (new)`,
    removed: ({ code }) => `Orders in ${code} are no longer taken`,
    changes: (old, new_, index) =>
      changedFields<Omit<ProgramCurrency, 'code'>>(
        old,
        new_,
        ['currencies', index],
        { minorDigits: (digits) => counted(digits, 'digit') },
        (_, was, is) => `${new_.code} has ${is} after the point (before: ${was})`,
      ),
  });
}
