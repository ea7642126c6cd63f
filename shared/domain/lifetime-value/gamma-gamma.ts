import type { RepeatValue } from './repeat-value.ts';

/**
 * The Gamma-Gamma model: the values of a customer's orders vary as a gamma distribution with shape p around the customer's own
 * mean, and the rates of those distributions vary among customers as another one with shape q and scale parameter γ (in the unit
 * of value). How often a customer orders has no say in it.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly gamma: number;
}

/**
 * What one order of a customer is to be expected to be worth, in the unit of the fit: the customer's own mean and that of all
 * customers, pγ/(q − 1), weighted by px and q − 1.
 * Source: P. S. Fader and B. G. S. Hardie, The Gamma-Gamma model of monetary value (2013), note 025 of brucehardie.com, equation 5.
 * @returns null where so much weight is on large values that there is no mean: px + q ≤ 1
 */
export function expectedOrderValue(
  { p, q, gamma }: GammaGamma,
  { repeats, repeatValue }: RepeatValue,
): number | null {
  const weight = p * repeats + q - 1;
  return weight > 0 ? (p * (gamma + repeatValue)) / weight : null;
}
