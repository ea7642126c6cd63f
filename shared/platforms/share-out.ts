/**
 * Divides a whole amount by weights, so that the parts are whole and add up to it: each part is what is due up to and
 * with it less what is due before it. All are whole and not negative; where nothing weighs, the first part has all.
 */
export function shareOut(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (sum === 0n) return weights.map((_, index) => (index === 0 ? total : 0));
  let weighed = 0n;
  let given = 0n;
  return weights.map((weight) => {
    weighed += BigInt(weight);
    const due = (BigInt(total) * weighed) / sum;
    const part = due - given;
    given = due;
    return Number(part);
  });
}
