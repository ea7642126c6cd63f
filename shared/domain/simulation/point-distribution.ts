/** Members are told apart by their points in steps of 1, 2, 5, 10, 20, 50, and so on: as many buckets as digits times three. */
const STEPS = [1, 2, 5];

/** The lower end of the bucket that so many points fall into: 0, 1, 2, 5, 10, 20, 50, and so on without an end. */
export function bucketOf(points: number): number {
  if (points < 1) return 0;
  // Digits are counted in text: a logarithm of 1000 may come out as 2.9999999999999996.
  const decade = 10 ** (Math.floor(points).toString().length - 1);
  return decade * (STEPS.findLast((step) => step * decade <= points) ?? 1);
}

/** The highest points of the bucket that begins at `from`. */
export function endOfBucket(from: number): number {
  if (from === 0) return 0;
  const isTwo = from.toString().startsWith('2');
  return (isTwo ? (from / 2) * 5 : from * 2) - 1;
}
