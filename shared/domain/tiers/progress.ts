import type { EpochSeconds, LocalMonth } from '../calendar.ts';

/** What tiers are judged by, apart from spendable points. */
export interface Progress {
  readonly orders: number;
  readonly points: number;
  /** Net goods value in minor units, by currency. */
  readonly amounts: Readonly<Record<string, number>>;
}

/** Progress by orders that were placed in one local month of the program, as it stands after their refunds. */
export interface MonthProgress extends Progress {
  readonly month: LocalMonth;
}

/** What months that are no longer kept apart come down to: the tier that had been reached with them. */
export interface Carried {
  /** The last month that was folded away; orders up to it count towards a lifetime alone. */
  readonly through: LocalMonth;
  /** The member's tier was `tier` when this month had ended: judging goes on from there. */
  readonly heldThrough: LocalMonth;
  /** `null` where the program had no tiers then: as if it was the lowest. */
  readonly tier: string | null;
}

/** Its own orders, points and amounts are those of a lifetime, months that were folded away among them. */
export interface TierProgress extends Progress {
  /** Oldest first, months without progress left out. */
  readonly months: readonly MonthProgress[];
  readonly carried: Carried | null;
}

/** What an entry adds to the progress or, negative, takes back: always in the month in which the order was placed. */
export interface ProgressChange {
  readonly month: LocalMonth;
  readonly orders: number;
  readonly points: number;
  readonly currency: string;
  /** Minor units of `currency`. */
  readonly amount: number;
  /** When the order was placed, where the order came onto the account with this change. */
  readonly orderedAt?: EpochSeconds;
}

export const NO_PROGRESS: TierProgress = { orders: 0, points: 0, amounts: {}, months: [], carried: null };

/** Taking back what was added leaves no trace in the months, so a refunded order is as if it had never been. */
export function addProgress(progress: TierProgress, change: ProgressChange): TierProgress {
  const lifetime = plus(progress, change);
  if (progress.carried !== null && change.month <= progress.carried.through)
    return { ...progress, ...lifetime };
  const before = progress.months.find(({ month }) => month === change.month);
  const after = withoutZeros(plus(before ?? { orders: 0, points: 0, amounts: {} }, change));
  const others = progress.months.filter((month) => month !== before);
  const months = isNothing(after) ? others : [...others, { ...after, month: change.month }];
  return { ...progress, ...lifetime, months: months.sort((a, b) => a.month - b.month) };
}

/** Forgets the months up to `carried.through`, all but their part in the lifetime's sums. */
export function foldMonths(progress: TierProgress, carried: Carried): TierProgress {
  return { ...progress, months: progress.months.filter(({ month }) => month > carried.through), carried };
}

/** The sum of months, both within; from `-Infinity` on it is the lifetime's, folded months included. */
export function progressBetween(progress: TierProgress, first: LocalMonth, last: LocalMonth): Progress {
  const within = progress.months.filter(({ month }) => month >= first && month <= last);
  if (first !== Number.NEGATIVE_INFINITY)
    return within.reduce<Progress>((sum, month) => combine(sum, month, 1), ZERO);
  const later = progress.months.filter(({ month }) => month > last);
  return later.reduce<Progress>((sum, month) => combine(sum, month, -1), progress);
}

const ZERO: Progress = { orders: 0, points: 0, amounts: {} };

function combine(sum: Progress, part: Progress, direction: 1 | -1): Progress {
  const amounts: Record<string, number> = { ...sum.amounts };
  for (const [currency, amount] of Object.entries(part.amounts))
    amounts[currency] = (amounts[currency] ?? 0) + direction * amount;
  return {
    orders: sum.orders + direction * part.orders,
    points: sum.points + direction * part.points,
    amounts,
  };
}

function plus(before: Progress, change: ProgressChange): Progress {
  return {
    orders: before.orders + change.orders,
    points: before.points + change.points,
    amounts: {
      ...before.amounts,
      [change.currency]: (before.amounts[change.currency] ?? 0) + change.amount,
    },
  };
}

function withoutZeros({ orders, points, amounts }: Progress): Progress {
  const left = Object.entries(amounts).filter(([, amount]) => amount !== 0);
  return { orders, points, amounts: Object.fromEntries(left) };
}

function isNothing({ orders, points, amounts }: Progress): boolean {
  return orders === 0 && points === 0 && Object.keys(amounts).length === 0;
}
