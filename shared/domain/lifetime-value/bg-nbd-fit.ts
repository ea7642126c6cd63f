import { type Fit, mostLikely } from '../statistics/maximum-likelihood.ts';
import { type BgNbdParameter, bgNbdLikelihood } from './bg-nbd-likelihood.ts';
import { type CountedHistory, inOrder } from './ordering-history.ts';

/** Shapes of rates, and of dropping out: often unlike one another, and rather alike. */
const STARTS = [
  { r: 0.25, a: 0.8, b: 2.5 },
  { r: 1, a: 1, b: 5 },
  { r: 3, a: 3, b: 3 },
] as const;

/**
 * The BG/NBD model that makes the histories most likely.
 * @throws RangeError where nobody has ordered twice, since nothing then tells rates from dropping out
 */
export function fitBgNbd(rows: readonly CountedHistory[]): Fit<BgNbdParameter> {
  const histories = inOrder(rows);
  const sumOf = (of: (history: CountedHistory) => number) =>
    histories.reduce((sum, history) => sum + history.customers * of(history), 0);
  const [repeats, time] = [sumOf((history) => history.repeats), sumOf(({ age }) => age)];
  if (repeats === 0)
    throw new RangeError(`none of ${sumOf(() => 1)} customers has ordered twice; fit no model to them`);
  return mostLikely(
    bgNbdLikelihood(histories),
    STARTS.map(({ r, a, b }) => [r, (r * time) / repeats, a, b]),
  );
}
