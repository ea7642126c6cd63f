import type { Balance } from '../../../../client/generated/types.ts';

/**
 * What an adjustment makes of the points, for who is about to decide it: given points pay first what is owed, taken ones are spendable
 * ones. The API computes it again, by the account of the moment.
 *
 * @returns null where more is taken than can be
 */
export function balanceAfter(balance: Balance, points: number): Balance | null {
  if (points < -balance.active) return null;
  const absorbed = Math.min(balance.deficit, Math.max(points, 0));
  return { ...balance, active: balance.active + points - absorbed, deficit: balance.deficit - absorbed };
}
