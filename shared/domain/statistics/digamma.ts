/** From here on the series below gives all digits of a double. */
const SERIES_FROM = 15;
/** B₂ₖ / 2k for k = 1 to 7, of the asymptotic series. */
const COEFFICIENTS = [1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32_760, 1 / 12];

/**
 * The derivative of the logarithm of the gamma function of a positive number.
 * Source: NIST Digital Library of Mathematical Functions, 5.11.2 (asymptotic series) and 5.5.2 (recurrence).
 */
export function digamma(x: number): number {
  let below = 0;
  let from = x;
  for (; from < SERIES_FROM; from += 1) below += 1 / from;
  const series = COEFFICIENTS.reduceRight((sum, coefficient) => (sum + coefficient) / from ** 2, 0);
  return Math.log(from) - 1 / (2 * from) - series - below;
}
