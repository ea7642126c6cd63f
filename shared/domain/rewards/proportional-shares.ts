/** Something that bears a part of a sum, in proportion to its weight: minor units, zero or more. */
export interface Bearer {
  readonly id: string;
  readonly weight: number;
}

/**
 * Divides `sum` by weight, so that the shares add up to it exactly: each gets what is due to it in whole units, and the units
 * that are left go to those of whom most was cut off. Of equals the lesser id comes first, so that the order of the list
 * does not matter. Where the sum is at most all weights together, no share is above its weight.
 *
 * @returns shares by id; what gets nothing is left out
 */
export function proportionalShares(
  sum: number,
  bearers: readonly Bearer[],
): Readonly<Record<string, number>> {
  const all = bearers.reduce((total, { weight }) => total + weight, 0);
  if (sum <= 0 || all <= 0) return {};
  const parts = bearers.map(({ id, weight }) => {
    const due = BigInt(sum) * BigInt(weight);
    return { id, share: Number(due / BigInt(all)), cut: due % BigInt(all) };
  });
  const left = sum - parts.reduce((total, { share }) => total + share, 0);
  const rounded = new Set(
    [...parts]
      .sort(byCut)
      .slice(0, left)
      .map(({ id }) => id),
  );
  return Object.fromEntries(
    parts
      .map(({ id, share }) => [id, rounded.has(id) ? share + 1 : share] as const)
      .filter(([, share]) => share > 0),
  );
}

type Part = { readonly id: string; readonly cut: bigint };

function byCut(a: Part, b: Part): number {
  if (a.cut !== b.cut) return a.cut > b.cut ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
