import { upperGamma } from './incomplete-gamma.ts';

/** A cell of a table: how many were counted, and how many were to be expected. */
export interface Cell {
  readonly observed: number;
  /** Above 0; the test is rough where it is below 5. */
  readonly expected: number;
}

export interface ChiSquare {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** How often chance alone gives a statistic as large, from 0 to 1. */
  readonly pValue: number;
}

/**
 * Whether counts fit expectations: Pearson's test (1900). The tail is Q(df/2, χ²/2), Abramowitz and Stegun 26.4.19.
 * @throws RangeError with fewer than two cells, or where nothing was expected
 */
export function goodnessOfFit(cells: readonly Cell[]): ChiSquare {
  if (cells.length < 2) throw new RangeError(`${cells.length} cells leave nothing to test; give two or more`);
  const impossible = cells.find(({ expected }) => !(expected > 0));
  if (impossible)
    throw new RangeError(`${impossible.expected} expected in a cell is not above 0; leave it out`);
  const statistic = cells.reduce(
    (sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected,
    0,
  );
  const degreesOfFreedom = cells.length - 1;
  return { statistic, degreesOfFreedom, pValue: upperGamma(degreesOfFreedom / 2, statistic / 2) };
}
