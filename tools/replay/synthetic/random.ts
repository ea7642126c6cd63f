/** A seeded stream of random numbers: the same seed gives the same export, on any machine. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** Whole, from 0 up to `below`. */
  below(below: number): number;
  chance(probability: number): boolean;
  /** With the given mean; the time between events of a Poisson process. */
  exponential(mean: number): number;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for a made-up shop. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    below: (below) => Math.floor(next() * below),
    chance: (probability) => next() < probability,
    exponential: (mean) => -Math.log(1 - next()) * mean,
  };
}
