/** One way of treating members, and how many of those treated get it. */
export interface Variant {
  readonly id: string;
  /** Relative to the other variants' shares: 1 and 1 are halves, and so are 50 and 50. Above 0. */
  readonly share: number;
}

/** Who is treated, who is not, and how. Whoever knows it knows for ever where a member belongs. */
export interface Experiment {
  readonly id: string;
  /** Another salt draws everybody anew: that is another experiment under the same name. */
  readonly salt: string;
  /** In steps of 0.1, from 0 (nobody is held out, and nothing can be learned) to below 100. */
  readonly holdoutPercent: number;
  /** One or more. */
  readonly variants: readonly Variant[];
}

/** The name of the group that is not treated; no variant may have it. */
export const HOLDOUT = 'holdout';

const THOUSANDTHS_A_PERCENT = 10;

/** Of all who are assigned, how many in a thousand are held out: a whole number, without the dust of 0.1 · 10. */
export function holdoutThousandths({ holdoutPercent }: Experiment): number {
  return Math.round(holdoutPercent * THOUSANDTHS_A_PERCENT);
}

/** What share of all who are assigned each group is planned to have, from 0 to 1; together 1. The holdout comes first. */
export function plannedShares(experiment: Experiment): ReadonlyMap<string, number> {
  const heldOut = holdoutThousandths(experiment) / 1000;
  const all = experiment.variants.reduce((sum, { share }) => sum + share, 0);
  return new Map([
    [HOLDOUT, heldOut],
    ...experiment.variants.map(({ id, share }) => [id, (1 - heldOut) * (share / all)] as const),
  ]);
}
