import type { LocalMonth } from '../calendar.ts';
import type { TierProgram } from '../program/tier-program.ts';
import type { Progress, TierProgress } from './progress.ts';

/** One measure of progress, added up from month to month, so that any span of months is one subtraction. */
export interface RunningSums {
  /** ISO 4217 code for an amount; `null` for points and orders. */
  readonly currency: string | null;
  /** From one month to another, both within; from `-Infinity` on it is the lifetime's, folded months included. */
  between(first: LocalMonth, last: LocalMonth): number;
}

/** What tiers are judged by: points, or orders, or an amount in each currency that the member has bought in. */
export function runningSums(progress: TierProgress, by: TierProgram['qualifyBy']): readonly RunningSums[] {
  if (by !== 'amount') return [sumsOf(progress, null, (part) => part[by])];
  return Object.keys(progress.amounts).map((currency) =>
    sumsOf(progress, currency, (part) => part.amounts[currency] ?? 0),
  );
}

function sumsOf(
  progress: TierProgress,
  currency: string | null,
  measure: (part: Progress) => number,
): RunningSums {
  const begin = progress.months[0]?.month ?? 0;
  const sums: number[] = [];
  let sum = 0;
  for (const month of progress.months) {
    while (sums.length < month.month - begin) sums.push(sum);
    sum += measure(month);
    sums.push(sum);
  }
  const folded = measure(progress) - sum;
  const upTo = (month: LocalMonth): number => {
    if (month < begin || sums.length === 0) return 0;
    return sums[Math.min(month - begin, sums.length - 1)] ?? 0;
  };
  return {
    currency,
    between: (first, last) =>
      first === Number.NEGATIVE_INFINITY ? folded + upTo(last) : upTo(last) - upTo(first - 1),
  };
}
