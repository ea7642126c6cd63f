import type { Experiment } from '../../../shared/domain/experiments/experiment.ts';
import { LEAST_BUYERS } from '../../../shared/domain/experiments/judge-experiment.ts';

/** A made-up experiment whose truth is known. */
export interface Planted {
  readonly name: string;
  /** How often it is repeated, in parts of the runs that are asked for. */
  readonly runsFactor: number;
  readonly experiment: Omit<Experiment, 'salt'>;
  /** Members of one run, all of them assigned. */
  readonly members: number;
  /** What share of those held out buys without being treated. */
  readonly heldOutRate: number;
  /** The same of those treated, whichever variant they get. */
  readonly treatedRate: number;
  /** Of those held out, the share whose rows get lost before they are counted: a fault that the sample ratio has to find. */
  readonly lostRate: number;
  /** Below the usual number, to show why there is one. */
  readonly leastBuyers: number;
}

const oneVariant = { id: 'planted', holdoutPercent: 20, variants: [{ id: 'treated', share: 1 }] };
const threeVariants = {
  id: 'planted',
  holdoutPercent: 25,
  variants: [
    { id: 'points', share: 1 },
    { id: 'coupon', share: 1 },
    { id: 'plain', share: 1 },
  ],
};
const zero = {
  runsFactor: 1,
  members: 8_000,
  heldOutRate: 0.1,
  treatedRate: 0.1,
  lostRate: 0,
  leastBuyers: LEAST_BUYERS,
};

export const PLANTED = {
  effect: { ...zero, name: 'effect of 4 points', experiment: oneVariant, treatedRate: 0.14 },
  zero: { ...zero, name: 'zero', experiment: oneVariant },
  threeZeros: { ...zero, name: 'zero, three variants', experiment: threeVariants, members: 6_400 },
  // Ten times as often, because a sample-ratio alarm is to be seldom; and small, to show what few buyers do.
  fewBuyers: {
    ...zero,
    name: 'zero, some 20 buyers held out',
    experiment: oneVariant,
    runsFactor: 10,
    members: 1_000,
    leastBuyers: 0,
  },
  lost: { ...zero, name: 'a fifth of the holdout lost', experiment: oneVariant, lostRate: 0.2 },
} satisfies Record<string, Planted>;

/** Of an order, in minor units: log-normal, as orders of shops roughly are, with a mean of 50.00 and a long tail. */
export const ORDER = { mean: 5_000, logDeviation: 0.8 };

/** What the difference to the holdout truly is, of any variant: of shares, and of the mean spend in minor units. */
export function truthOf({ heldOutRate, treatedRate }: Planted): { conversion: number; spend: number } {
  const conversion = treatedRate - heldOutRate;
  return { conversion, spend: conversion * ORDER.mean };
}
