import type { ProgramDocument } from '../../../../client/generated/types.ts';
import { count, money } from '../../parts/words.ts';

/** Points or orders; or an amount in each of some currencies, any one of which is enough. */
export type MissingProgress = number | Readonly<Record<string, number>>;

/** What is missing to a tier: points, orders, or an amount in any one of the program's currencies. */
export function missingWords(missing: MissingProgress, program: ProgramDocument | null): string {
  if (typeof missing === 'object')
    return Object.entries(missing)
      .map(([currency, amount]) => money(amount, currency))
      .join(' or ');
  const unit = program?.tiers?.qualifyBy === 'orders' ? 'orders' : 'points';
  return `${count(missing)} ${unit}`;
}
