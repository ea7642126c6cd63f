/** Two figures of the same thing, and how many things have them. */
export interface Pair {
  readonly first: number;
  readonly second: number;
  readonly count: number;
}

/**
 * Pearson's correlation (1895), from −1 to 1.
 * @returns null where one of the two is the same for all, or there is nobody
 */
export function correlationOf(pairs: readonly Pair[]): number | null {
  const sumOf = (of: (pair: Pair) => number) => pairs.reduce((sum, pair) => sum + pair.count * of(pair), 0);
  const n = sumOf(() => 1);
  const [middle, height] = [sumOf(({ first }) => first) / n, sumOf(({ second }) => second) / n];
  const across = sumOf(({ first }) => (first - middle) ** 2);
  const up = sumOf(({ second }) => (second - height) ** 2);
  const both = sumOf(({ first, second }) => (first - middle) * (second - height));
  return across > 0 && up > 0 ? Math.max(-1, Math.min(1, both / Math.sqrt(across * up))) : null;
}
