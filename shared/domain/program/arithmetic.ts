/**
 * Arithmetic on whole numbers that are not negative. A judgment is done in JavaScript numbers while every sum surely stays an
 * exact integer, which is about ten times as fast, and in bigints otherwise: the same code for both.
 */
export interface Arithmetic<N> {
  readonly zero: N;
  /** Of a whole number. A number too large to be exact is still above every sum that number arithmetic is used for. */
  of(whole: number | bigint): N;
  add(a: N, b: N): N;
  /** b is at most a. */
  subtract(a: N, b: N): N;
  times(a: N, b: N): N;
  /** floor(a ÷ b) */
  quotient(a: N, b: N): N;
  /** floor(a × b ÷ c), exact however large a × b is. */
  share(a: N, b: N, c: N): N;
  isLess(a: N, b: N): boolean;
}

export const NUMBERS: Arithmetic<number> = {
  zero: 0,
  of: Number,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  times: (a, b) => a * b,
  quotient: (a, b) => Math.floor(a / b),
  share(a, b, c) {
    const product = a * b;
    return product <= Number.MAX_SAFE_INTEGER
      ? Math.floor(product / c)
      : Number((BigInt(a) * BigInt(b)) / BigInt(c));
  },
  isLess: (a, b) => a < b,
};

export const BIGINTS: Arithmetic<bigint> = {
  zero: 0n,
  of: BigInt,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  times: (a, b) => a * b,
  quotient: (a, b) => a / b,
  share: (a, b, c) => (a * b) / c,
  isLess: (a, b) => a < b,
};

export function least<N>(math: Arithmetic<N>, a: N, b: N): N {
  return math.isLess(b, a) ? b : a;
}

export function greatest<N>(math: Arithmetic<N>, a: N, b: N): N {
  return math.isLess(a, b) ? b : a;
}
