/** From here on the series below gives all digits of a double. */
const SERIES_FROM = 15;
/** B₂ₖ / (2k(2k − 1)) for k = 1 to 7, of Stirling's series. */
const COEFFICIENTS = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/**
 * The logarithm of the gamma function of a positive number.
 * Source: NIST Digital Library of Mathematical Functions, 5.11.1 (Stirling's series) and 5.5.1 (recurrence).
 */
export function logGamma(x: number): number {
  if (x < SERIES_FROM) return logGamma(x + 1) - Math.log(x);
  const series = COEFFICIENTS.reduceRight((sum, coefficient) => sum / x ** 2 + coefficient, 0);
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series / x;
}
