import { regularizedBeta } from './incomplete-beta.ts';
import { normalQuantile } from './normal.ts';
import { tailQuantile } from './tail-quantile.ts';

/** From here on two terms of the expansion are right to nine digits, and much faster. */
const EXPANSION_FROM = 1_000;

/**
 * The t within which Student's t lies with this confidence: 2.228 for 0.95 and 10 degrees of freedom, which need not be whole.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.1 with 26.5.27 (as an incomplete beta function), and
 * 26.7.5 (expansion around the normal quantile).
 * @throws RangeError when the degrees of freedom are not above 0
 */
export function studentQuantile(confidence: number, degreesOfFreedom: number): number {
  if (!(degreesOfFreedom > 0)) throw new RangeError(`${degreesOfFreedom} degrees of freedom are not above 0`);
  return degreesOfFreedom < EXPANSION_FROM
    ? tailQuantile((t) => twoSidedTail(t, degreesOfFreedom), 1 - confidence)
    : expansion(normalQuantile(confidence), degreesOfFreedom);
}

function twoSidedTail(t: number, degreesOfFreedom: number): number {
  return regularizedBeta(degreesOfFreedom / (degreesOfFreedom + t ** 2), degreesOfFreedom / 2, 0.5);
}

function expansion(z: number, degreesOfFreedom: number): number {
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  return z + first / degreesOfFreedom + second / degreesOfFreedom ** 2;
}
