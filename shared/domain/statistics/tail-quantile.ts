/**
 * Where a tail, which falls from 1 at 0 towards 0, has come down to a share from 0 to 1: by halving, until no double lies
 * between. It needs no derivative and cannot overshoot.
 * @throws RangeError when the share is not between 0 and 1
 */
export function tailQuantile(tail: (x: number) => number, share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`a tail of ${share} is not between 0 and 1`);
  let [low, high] = [0, 1];
  while (tail(high) > share) [low, high] = [high, 2 * high];
  for (let middle = (low + high) / 2; middle > low && middle < high; ) {
    if (tail(middle) > share) low = middle;
    else high = middle;
    middle = (low + high) / 2;
  }
  return (low + high) / 2;
}
