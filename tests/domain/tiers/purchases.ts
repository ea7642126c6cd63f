import fc from 'fast-check';
import { localMonth, SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { foldDue } from '../../../shared/domain/tiers/fold-due.ts';
import {
  addProgress,
  foldMonths,
  NO_PROGRESS,
  type TierProgress,
} from '../../../shared/domain/tiers/progress.ts';
import type { TierTerms } from '../../../shared/domain/tiers/standing.ts';
import { BEGIN } from '../builders.ts';
import type { Purchase } from './month-by-month.ts';

export const timeZone = fc.constantFrom('Etc/UTC', 'America/New_York', 'Australia/Lord_Howe');

/** Something a member does, `days` after the thing before. */
export type Deed =
  | { readonly kind: 'buy'; readonly days: number; readonly bought: Omit<Purchase, 'placedAt'> }
  /** The newest order but `back` goes back, in whole or to a part of its points and amount. */
  | { readonly kind: 'return'; readonly days: number; readonly back: number; readonly percent: number };

const bought = fc
  .record({
    points: fc.integer({ min: 0, max: 300 }),
    currency: fc.constantFrom('USD', 'USD', 'EUR'),
    amount: fc.integer({ min: 0, max: 30_000 }),
  })
  .map((purchase) => ({ orders: 1, ...purchase }));

export const deeds: fc.Arbitrary<readonly Deed[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('buy' as const),
        days: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 500 })),
        bought,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('return' as const),
        days: fc.integer({ min: 0, max: 60 }),
        back: fc.nat({ max: 3 }),
        percent: fc.constantFrom(30, 100),
      }),
    },
  ),
  { maxLength: 40 },
);

/** A member's receipts, and their progress kept in full and folded as the ledger folds it. */
export interface Shopper {
  readonly now: number;
  readonly receipts: readonly Purchase[];
  readonly whole: TierProgress;
  readonly folded: TierProgress;
}

export const newShopper: Shopper = { now: BEGIN, receipts: [], whole: NO_PROGRESS, folded: NO_PROGRESS };

/** After one more deed. A return of an order on whose months was judged for good does not happen: it is out of reach. */
export function after(shopper: Shopper, deed: Deed, terms: TierTerms): Shopper {
  const now = shopper.now + deed.days * SECONDS_PER_DAY;
  if (deed.kind === 'buy') {
    const receipt = { ...deed.bought, placedAt: now };
    return {
      now,
      receipts: [...shopper.receipts, receipt],
      ...added(shopper, receipt, 1, terms, now),
    };
  }
  const place = shopper.receipts.length - 1 - deed.back;
  const receipt = shopper.receipts[place];
  const judged = shopper.folded.carried?.heldThrough ?? Number.NEGATIVE_INFINITY;
  const month = receipt && localMonth(receipt.placedAt, terms.timeZone);
  const tooOld = lastOutOfReach(terms, localMonth(now, terms.timeZone));
  if (receipt === undefined || month === undefined || month <= Math.max(judged, tooOld))
    return { ...shopper, now };
  const part = partOf(receipt, deed.percent);
  const rest = {
    ...receipt,
    orders: receipt.orders - part.orders,
    points: receipt.points - part.points,
    amount: receipt.amount - part.amount,
  };
  return {
    now,
    receipts: shopper.receipts.with(place, rest),
    ...added(shopper, part, -1, terms, now),
  };
}

/**
 * The last month whose returns tell nothing of tiers any more: in years, those before the year before this one and all that
 * a longer grace spares; else those before 24 months, or before the windows of a year and its grace.
 */
function lastOutOfReach({ tiers: { window, graceMonths } }: TierTerms, month: number): number {
  if (window.kind === 'lifetime') return month - 24;
  if (window.kind === 'rolling_months')
    return month - Math.max(24, window.months + Math.max(12, graceMonths)) + window.months - 1;
  // Everybody here enrolls in a January, so a membership year is a calendar year.
  const years = Math.max(1, Math.ceil(graceMonths / 12));
  return (Math.floor(month / 12) - years) * 12 - 1;
}

function partOf(receipt: Purchase, percent: number): Purchase {
  const share = (amount: number) => Math.floor((amount * percent) / 100);
  return {
    ...receipt,
    orders: percent === 100 ? receipt.orders : 0,
    points: share(receipt.points),
    amount: share(receipt.amount),
  };
}

function added(
  { whole, folded }: Shopper,
  purchase: Purchase,
  direction: 1 | -1,
  terms: TierTerms,
  now: number,
) {
  const month = localMonth(purchase.placedAt, terms.timeZone);
  const change = {
    month,
    currency: purchase.currency,
    orders: direction * purchase.orders,
    points: direction * purchase.points,
    amount: direction * purchase.amount,
  };
  const due = foldDue(folded, BEGIN, terms, now, change);
  return {
    whole: addProgress(whole, change),
    folded: addProgress(due === null ? folded : foldMonths(folded, due), change),
  };
}

export function shop(all: readonly Deed[], terms: TierTerms): Shopper {
  return all.reduce((shopper, deed) => after(shopper, deed, terms), newShopper);
}
