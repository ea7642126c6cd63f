import fc from 'fast-check';
import type { BgNbd } from '../../../shared/domain/lifetime-value/bg-nbd-likelihood.ts';
import type { OrderingHistory } from '../../../shared/domain/lifetime-value/ordering-history.ts';
import { logGamma } from '../../../shared/domain/statistics/log-gamma.ts';

const between = (low: number, high: number) =>
  fc.double({ min: Math.log(low), max: Math.log(high), noNaN: true }).map(Math.exp);

/** In days: from nearly nobody to nearly everybody dropping out, from rare to busy, from all unlike to all alike. */
export const anyModel: fc.Arbitrary<BgNbd> = fc.record({
  r: between(0.05, 20),
  alpha: between(0.5, 500),
  a: between(0.05, 50),
  b: between(0.05, 50),
});

export const anyHistory: fc.Arbitrary<OrderingHistory> = fc
  .record({
    repeats: fc.integer({ min: 0, max: 40 }),
    last: fc.double({ min: 0.01, max: 1, noNaN: true }),
    age: fc.double({ min: 1, max: 1_000, noNaN: true }),
  })
  .map(({ repeats, last, age }) => ({ repeats, lastAt: repeats === 0 ? 0 : last * age, age }));

/** The beta function, in which the papers write what dropping out does. */
export const logBeta = (x: number, y: number): number => logGamma(x) + logGamma(y) - logGamma(x + y);
