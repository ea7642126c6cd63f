/** @throws RangeError without samples: there is no middle of nothing. */
export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/**
 * The sample below which a share of all samples lies, between neighbors in proportion.
 * @param share 0.95 for the 95th percentile
 * @throws RangeError without samples
 */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('there are no samples to summarize');
  const sorted = [...samples].sort((a, b) => a - b);
  const position = share * (sorted.length - 1);
  const below = sorted[Math.floor(position)] ?? 0;
  const above = sorted[Math.ceil(position)] ?? below;
  return below + (above - below) * (position - Math.floor(position));
}

/** Half the width of the middle half of the samples, as a share of their median: how far two runs may differ. */
export function spread(samples: readonly number[]): number {
  return (quantile(samples, 0.75) - quantile(samples, 0.25)) / 2 / median(samples);
}
