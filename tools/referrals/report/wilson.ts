/** A share with the interval in which the true one lies with 95 %. */
export interface Share {
  readonly of: number;
  readonly count: number;
  /** From 0 to 1; 0 of nothing. */
  readonly share: number;
  readonly from: number;
  readonly to: number;
}

/** The 97.5th percentile of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The score interval (Wilson, 1927), which stays within 0 and 1 also for few and for rare ones.
 * @throws RangeError when more are counted than there are
 */
export function shareOf(count: number, of: number): Share {
  if (count < 0 || count > of) throw new RangeError(`${count} of ${of} is no share`);
  if (of === 0) return { of, count, share: 0, from: 0, to: 1 };
  const share = count / of;
  const wider = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / wider;
  const half = (Z / wider) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  // Where none or all are counted, the end is exact; rounding would leave it a hair beside.
  return {
    of,
    count,
    share,
    from: count === 0 ? 0 : Math.max(0, middle - half),
    to: count === of ? 1 : Math.min(1, middle + half),
  };
}
