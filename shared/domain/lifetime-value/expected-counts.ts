import { repeatProbabilities } from './bg-nbd.ts';
import type { BgNbd } from './bg-nbd-likelihood.ts';
import type { CountedHistory } from './ordering-history.ts';

export interface RepeatCounts {
  /** How many customers have 0, 1, … and at last `most` or more repeat orders. */
  readonly observed: readonly number[];
  /** How many the model says have, each over as long as that customer was observed. */
  readonly expected: readonly number[];
}

/**
 * Observed and expected customers by number of repeat orders: the first look at whether a model fits its shop. Beside them,
 * `goodnessOfFit` tells how often chance alone is as far off; with thousands of customers it always finds some misfit.
 * Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, Creating a fit histogram for the BG/NBD model (2007), note 014 of
 * brucehardie.com.
 * @param most the last number, which stands for all from it on
 */
export function repeatCounts(model: BgNbd, histories: readonly CountedHistory[], most: number): RepeatCounts {
  const observed = Array.from({ length: most + 1 }, () => 0);
  const customersOfAge = new Map<number, number>();
  for (const { repeats, age, customers } of histories) {
    const place = Math.min(repeats, most);
    observed[place] = (observed[place] ?? 0) + customers;
    customersOfAge.set(age, (customersOfAge.get(age) ?? 0) + customers);
  }
  const expected = observed.map(() => 0);
  for (const [age, customers] of [...customersOfAge].toSorted(([a], [b]) => a - b))
    for (const [place, probability] of repeatProbabilities(model, age, most).entries())
      expected[place] = (expected[place] ?? 0) + customers * probability;
  return { observed, expected };
}
