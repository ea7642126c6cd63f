import type { LocalMonth } from '../calendar.ts';
import type { Tier, TierProgram } from '../program/tier-program.ts';
import { type Periods, periodsOf } from './periods.ts';
import type { TierProgress } from './progress.ts';
import { type RunningSums, runningSums } from './running-sums.ts';

/** Everything that a tier is computed from. Tiers are told by their place: 0 is the lowest. */
export interface Qualification {
  readonly program: TierProgram;
  readonly progress: TierProgress;
  readonly periods: Periods;
  readonly sums: readonly RunningSums[];
}

export function qualification(
  program: TierProgram,
  progress: TierProgress,
  enrolledIn: LocalMonth,
): Qualification {
  return {
    program,
    progress,
    periods: periodsOf(program.window, enrolledIn),
    sums: runningSums(progress, program.qualifyBy),
  };
}

/**
 * The place of the tier that a member has at the end of `month`, by what was bought up to then and no assignment.
 *
 * earned(period) is the highest tier whose threshold the period's progress reaches; held(period) = max(earned(period),
 * dropped(held(period before))). During a period the member has what was held when the period before ended, for the
 * months of grace also what was held before that, and with upgrades at once what is earned so far. A lifetime never
 * ends, so there an upgrade at the end of the period is one at once.
 */
export function tierInMonth(subject: Qualification, month: LocalMonth): number {
  const { program, periods } = subject;
  const current = periods.of(month);
  const { first, held } = heldTiers(subject, current);
  let tier = held(current - 1);
  for (let ended = current - 1; ended >= first && isInGrace(subject, ended, month); ended -= 1)
    tier = Math.max(tier, held(ended - 1));
  return isUpgradedAtOnce(program)
    ? Math.max(tier, earnedTier(subject, periods.firstCounted(current), month))
    : tier;
}

export function isUpgradedAtOnce({ upgrade, window }: TierProgram): boolean {
  return upgrade === 'at_once' || window.kind === 'lifetime';
}

/** Whether what was lost with the end of `period` is still the member's in `month`. */
export function isInGrace({ program, periods }: Qualification, period: number, month: LocalMonth): boolean {
  return month <= periods.lastMonth(period) + program.graceMonths;
}

/** The place of the tier that a member holds when `month`, the last of a period, has ended. */
export function tierHeldAfter(subject: Qualification, month: LocalMonth): number {
  const period = subject.periods.of(month);
  return subject.program.window.kind === 'lifetime'
    ? earnedTier(subject, Number.NEGATIVE_INFINITY, month)
    : heldTiers(subject, period + 1).held(period);
}

/** The place of the highest tier that the progress of these months reaches, both within. */
export function earnedTier(
  { program: { tiers }, sums }: Qualification,
  first: LocalMonth,
  last: LocalMonth,
): number {
  let earned = 0;
  for (const sum of sums) {
    const value = sum.between(first, last);
    const place = tiers.findLastIndex(({ threshold }) => value >= thresholdIn(threshold, sum.currency));
    earned = Math.max(earned, place);
  }
  return earned;
}

/** A threshold that has nothing to say of this measure is never reached by it. */
function thresholdIn(threshold: Tier['threshold'], currency: string | null): number {
  if (typeof threshold === 'number') return currency === null ? threshold : Number.POSITIVE_INFINITY;
  return (currency === null ? undefined : threshold[currency]) ?? Number.POSITIVE_INFINITY;
}

/** What was held at the end of each period before `current`, from the first period that is not carried on. */
function heldTiers(subject: Qualification, current: number) {
  const { program, progress, periods } = subject;
  const begin = firstJudged(subject, current);
  const carried = program.window.kind === 'lifetime' ? 0 : placeOf(program, progress.carried?.tier ?? null);
  const tiers: number[] = [];
  let last = carried;
  for (let period = begin; period < current; period += 1) {
    const earned = earnedTier(subject, periods.firstCounted(period), periods.lastMonth(period));
    last = Math.max(earned, dropped(program, last));
    tiers.push(last);
  }
  return { first: begin, held: (period: number): number => tiers[period - begin] ?? carried };
}

function firstJudged({ progress, periods }: Qualification, current: number): number {
  const oldest = progress.carried ? progress.carried.heldThrough + 1 : progress.months[0]?.month;
  return oldest === undefined ? current : Math.min(current, periods.of(oldest));
}

function dropped({ downgrade }: TierProgram, tier: number): number {
  if (downgrade === 'none') return tier;
  return downgrade === 'full' ? 0 : Math.max(0, tier - 1);
}

/** A tier that is no longer in the program counts as the lowest. */
export function placeOf({ tiers }: TierProgram, id: string | null): number {
  return Math.max(
    0,
    tiers.findIndex((tier) => tier.id === id),
  );
}
