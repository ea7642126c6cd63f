import type { TierProgram } from '../../../shared/domain/program/tier-program.ts';

/** One order as it stands after its refunds. */
export interface Purchase {
  readonly placedAt: number;
  readonly orders: number;
  readonly points: number;
  readonly currency: string;
  readonly amount: number;
}

/** A month as `2026-01`. */
type Month = string;

const monthOf = (moment: number, timeZone: string): Month =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(new Date(moment * 1000))
    .slice(0, 7);

function plusMonths(month: Month, count: number): Month {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + count);
  return date.toISOString().slice(0, 7);
}

/**
 * The place of a member's tier at `now`, told the way a person would with a calendar and all receipts on the table:
 * month after month from the first receipt on, closing periods as they end. It shares nothing with the engine's way.
 */
export function tierByReceipts(
  receipts: readonly Purchase[],
  enrolledAt: number,
  terms: TierProgram,
  timeZone: string,
  now: number,
): number {
  const dated = receipts.map((receipt) => ({ ...receipt, month: monthOf(receipt.placedAt, timeZone) }));
  const joined = monthOf(enrolledAt, timeZone);
  const today = monthOf(now, timeZone);
  const begin = [joined, today, ...dated.map(({ month }) => month)].toSorted()[0] ?? today;

  let held = 0;
  const graces: { tier: number; until: Month }[] = [];
  for (let month = begin; month < today; month = plusMonths(month, 1)) {
    if (!endsPeriod(month)) continue;
    const fallen = terms.downgrade === 'none' ? held : terms.downgrade === 'full' ? 0 : Math.max(held - 1, 0);
    const next = Math.max(earnedUpTo(month), fallen);
    if (next < held) graces.push({ tier: held, until: plusMonths(month, terms.graceMonths) });
    held = next;
  }
  const spared = graces.filter(({ until }) => today <= until).map(({ tier }) => tier);
  const isAtOnce = terms.upgrade === 'at_once' || terms.window.kind === 'lifetime';
  return Math.max(held, ...spared, isAtOnce ? earnedUpTo(today) : 0);

  function endsPeriod(month: Month): boolean {
    switch (terms.window.kind) {
      case 'lifetime':
        return false;
      case 'calendar_year':
        return month.endsWith('-12');
      case 'membership_year':
        return plusMonths(month, 1).slice(5) === joined.slice(5);
      case 'rolling_months':
        return true;
    }
  }

  /** With what was bought in the window that `month` lies in, up to the end of `month`. */
  function earnedUpTo(month: Month): number {
    const counted = dated.filter((receipt) => receipt.month <= month && receipt.month >= windowBegin(month));
    let earned = 0;
    for (const [place, { threshold }] of terms.tiers.entries()) {
      const isReached =
        typeof threshold === 'number'
          ? total(counted.map((receipt) => receipt[terms.qualifyBy === 'orders' ? 'orders' : 'points'])) >=
            threshold
          : Object.keys(threshold).some(
              (currency) =>
                total(
                  counted.filter((receipt) => receipt.currency === currency).map(({ amount }) => amount),
                ) >= (threshold[currency] ?? Number.POSITIVE_INFINITY),
            );
      if (isReached) earned = place;
    }
    return earned;
  }

  function windowBegin(month: Month): Month {
    switch (terms.window.kind) {
      case 'lifetime':
        return '0000-00';
      case 'calendar_year':
        return `${month.slice(0, 4)}-01`;
      case 'membership_year': {
        const thisYears = `${month.slice(0, 4)}-${joined.slice(5)}`;
        return thisYears <= month ? thisYears : plusMonths(thisYears, -12);
      }
      case 'rolling_months':
        return plusMonths(month, 1 - terms.window.months);
    }
  }
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
