import { type EpochSeconds, type LocalMonth, localMonth, startOfMonth } from '../calendar.ts';
import type { Amounts } from '../program/goods.ts';
import type { Tier } from '../program/tier-program.ts';
import { isInGrace, isUpgradedAtOnce, type Qualification } from './computed-tier.ts';
import { type Progress, progressBetween } from './progress.ts';
import {
  isInForce,
  nextChange,
  placeAt,
  qualificationOf,
  type TierSubject,
  type TierTerms,
  tierAtPlace,
} from './standing.ts';

/** Points or orders, or minor units by currency of which any one is enough. Zero where nothing is missing. */
export type Missing = number | Amounts;

/** What lies ahead of a member. */
export interface TierOutlook {
  /** What counts at the moment, and for how long: `null` is from the beginning, or without an end. */
  readonly window: {
    readonly from: EpochSeconds | null;
    readonly until: EpochSeconds | null;
    readonly progress: Progress;
  };
  /** `null` in the highest tier, and while a person has pinned the tier. */
  readonly next: {
    readonly tier: Tier;
    readonly missing: Missing;
    /** When the tier begins if nothing is missing any more; `null` is at once. */
    readonly from: EpochSeconds | null;
  } | null;
  readonly atRisk: TierRisk | null;
}

/** A tier that the member will lose without buying more, within the next three years and the grace. */
export interface TierRisk {
  readonly tier: Tier;
  readonly to: Tier;
  readonly at: EpochSeconds;
  /** What it takes to keep it; `null` where nothing that is bought can count in time. */
  readonly missing: Missing | null;
  /** Only what is bought from here on counts for that; it may have begun. `null` is from the beginning. */
  readonly countsFrom: EpochSeconds | null;
}

/** A member's progress, what is missing to the next tier, and what is at risk, at `now`. Pure. */
export function tierOutlook(subject: TierSubject, terms: TierTerms, now: EpochSeconds): TierOutlook {
  const judged = qualificationOf(subject, terms);
  const month = localMonth(now, terms.timeZone);
  const period = judged.periods.of(month);
  const progress = progressIn(judged, period, month);
  return {
    window: {
      from: beginOf(judged.periods.firstCounted(period), terms),
      until: beginOf(judged.periods.lastMonth(period) + 1, terms),
      progress,
    },
    next: nextTier(subject, terms, judged, progress, now),
    atRisk: tierAtRisk(subject, terms, judged, now),
  };
}

function nextTier(
  subject: TierSubject,
  terms: TierTerms,
  judged: Qualification,
  progress: Progress,
  now: EpochSeconds,
): TierOutlook['next'] {
  const { assignment } = subject;
  const isPinned = isInForce(assignment, now) && assignment.pin;
  const { index, reason } = placeAt(subject, terms, now);
  const tier = terms.tiers.tiers[index + 1];
  if (tier === undefined || (isPinned && reason === 'assigned')) return null;
  const period = judged.periods.of(localMonth(now, terms.timeZone));
  const from = isUpgradedAtOnce(terms.tiers) ? null : beginOf(judged.periods.lastMonth(period) + 1, terms);
  return { tier, missing: missingTo(tier, judged, progress), from };
}

/**
 * The loss that comes next by time alone. A tier is kept when it is held at the end of any period that still counts when
 * it would be lost: the earliest of them is where the least is missing, because what was bought before counts longest there.
 */
function tierAtRisk(
  subject: TierSubject,
  terms: TierTerms,
  judged: Qualification,
  now: EpochSeconds,
): TierRisk | null {
  const { index } = placeAt(subject, terms, now);
  const loss = nextChange(subject, terms, now, (later) => later < index);
  if (loss === null) return null;
  const tier = tierAtPlace(terms.tiers, index);
  const month = localMonth(loss.at, terms.timeZone);
  const { periods } = judged;
  const period = Math.max(periods.of(localMonth(now, terms.timeZone)), earliestCounting(judged, month));
  const isInTime = period < periods.of(month) || isUpgradedAtOnce(terms.tiers);
  const progress = progressIn(judged, period, periods.lastMonth(period));
  return {
    tier,
    to: tierAtPlace(terms.tiers, loss.index),
    at: loss.at,
    missing: isInTime ? missingTo(tier, judged, progress) : null,
    countsFrom: beginOf(periods.firstCounted(period), terms),
  };
}

/**
 * The first period whose held tier is still the member's in `month`: the one before, by grace an earlier one, and any
 * where nothing is ever lost.
 */
function earliestCounting(judged: Qualification, month: LocalMonth): number {
  const { window, downgrade } = judged.program;
  if (window.kind === 'lifetime' || downgrade === 'none') return Number.NEGATIVE_INFINITY;
  let period = judged.periods.of(month) - 1;
  while (isInGrace(judged, period, month)) period -= 1;
  return period;
}

function progressIn({ progress, periods }: Qualification, period: number, last: LocalMonth): Progress {
  return progressBetween(progress, periods.firstCounted(period), last);
}

function missingTo(
  { threshold }: Tier,
  { program: { qualifyBy } }: Qualification,
  progress: Progress,
): Missing {
  if (typeof threshold === 'number')
    return qualifyBy === 'amount' ? 0 : Math.max(0, threshold - progress[qualifyBy]);
  const missing = Object.entries(threshold).map(([currency, amount]): [string, number] => [
    currency,
    Math.max(0, amount - (progress.amounts[currency] ?? 0)),
  ]);
  return Object.fromEntries(missing);
}

function beginOf(month: LocalMonth, { timeZone }: TierTerms): EpochSeconds | null {
  return Number.isFinite(month) ? startOfMonth(month, timeZone) : null;
}
