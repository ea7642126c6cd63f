import { type EpochSeconds, type LocalMonth, localMonth } from '../calendar.ts';
import type { TierProgram } from '../program/tier-program.ts';
import { qualification, tierHeldAfter } from './computed-tier.ts';
import { periodsOf } from './periods.ts';
import { addProgress, type Carried, type ProgressChange, type TierProgress } from './progress.ts';
import { tierAtPlace } from './standing.ts';

/** Months that are kept apart, this one among them: what an account weighs must not grow for ever. */
const KEPT_MONTHS = 24;
/** Windows of rolling months keep so many more than they are long, so that a refund within them still tells. */
const ROLLING_MARGIN_MONTHS = 12;
/** Whole years that are kept before the current one; with it they are 24 months at most. */
const KEPT_YEARS = 1;
const MONTHS_PER_YEAR = 12;

/**
 * What to fold before an entry at `now`, or null. Years are folded whole, because a year of which some months are gone
 * could not be judged. Rolling windows are judged again from the first month on whose window is kept as a whole. A grace
 * of more than a year keeps so much more, because what was held before all that it spares is told by the carried tier alone.
 *
 * @param change what the entry changes: a month that is too old for it is folded away and not opened again, any other is
 *   judged with the change
 */
export function foldDue(
  progress: TierProgress,
  enrolledAt: EpochSeconds | null,
  { tiers, timeZone }: { readonly tiers?: TierProgram; readonly timeZone: string },
  now: EpochSeconds,
  change?: ProgressChange,
): Carried | null {
  const month = localMonth(now, timeZone);
  const enrolledIn = localMonth(enrolledAt ?? now, timeZone);
  const { carried } = progress;
  const { through, heldThrough } = reach(tiers, month, enrolledIn);
  const isDue = (old: LocalMonth | undefined) =>
    old !== undefined && old <= through && (carried === null || old > carried.through);
  if (!isDue(progress.months[0]?.month) && !isDue(change?.month)) return null;
  const judgedFrom = Math.max(heldThrough, carried?.heldThrough ?? heldThrough);
  if (tiers === undefined) return { through, heldThrough: judgedFrom, tier: carried?.tier ?? null };
  const judged = change && change.month > through ? addProgress(progress, change) : progress;
  const place = tierHeldAfter(qualification(tiers, judged, enrolledIn), judgedFrom);
  return { through, heldThrough: judgedFrom, tier: tierAtPlace(tiers, place).id };
}

function reach(tiers: TierProgram | undefined, month: LocalMonth, enrolledIn: LocalMonth) {
  const plain = month - KEPT_MONTHS;
  switch (tiers?.window.kind) {
    case 'calendar_year':
    case 'membership_year': {
      const periods = periodsOf(tiers.window, enrolledIn);
      const years = Math.max(KEPT_YEARS, Math.ceil(tiers.graceMonths / MONTHS_PER_YEAR));
      const through = periods.lastMonth(periods.of(month) - years - 1);
      return { through, heldThrough: through };
    }
    case 'rolling_months': {
      const { months } = tiers.window;
      const margin = Math.max(ROLLING_MARGIN_MONTHS, tiers.graceMonths);
      const through = month - Math.max(KEPT_MONTHS, months + margin);
      return { through, heldThrough: through + months - 1 };
    }
    default:
      return { through: plain, heldThrough: plain };
  }
}
