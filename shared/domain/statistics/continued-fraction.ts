const TINY = 1e-300;
const ENOUGH = 1e-15;
const MOST_STEPS = 100_000;

/** The n-th partial numerator and denominator, from 1 on. */
export type Term = (n: number) => readonly [numerator: number, denominator: number];

/**
 * a₁/(b₁ + a₂/(b₂ + …)), to the last digits of a double.
 * Source: the modified method of Lentz; W. H. Press and others, Numerical Recipes, 3rd edition, section 5.2.
 * @throws RangeError when it does not converge: that is a bug of the caller
 */
export function continuedFraction(term: Term): number {
  let [value, upper, lower] = [TINY, TINY, 0];
  for (let n = 1; n <= MOST_STEPS; n += 1) {
    const [a, b] = term(n);
    upper = b + a / upper || TINY;
    lower = 1 / (b + a * lower || TINY);
    const factor = upper * lower;
    value *= factor;
    if (Math.abs(factor - 1) < ENOUGH) return value;
  }
  throw new RangeError(`the continued fraction has not settled after ${MOST_STEPS} steps`);
}
