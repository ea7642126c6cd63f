import type { Amounts } from '../goods.ts';
import type { ProgramDocument } from '../program.ts';
import type { Benefit, Reward } from '../reward.ts';
import { type Contradiction, error } from './contradiction.ts';
import { unknownCurrencies } from './currencies.ts';

/**
 * Amounts in currencies that no order can have, and amounts that share none. A currency that is only left out is no fault:
 * a reward may be for some of them.
 */
export function rewardMoneyFaults(
  { benefit, minimumOrder }: Reward,
  path: string,
  document: ProgramDocument,
): readonly Contradiction[] {
  const given = amountsOf(benefit);
  const unknown = [
    ...given.flatMap(([field, amounts]) => unknownCurrencies(amounts, `${path}/benefit/${field}`, document)),
    ...(minimumOrder === undefined ? [] : unknownCurrencies(minimumOrder, `${path}/minimumOrder`, document)),
  ];
  if (minimumOrder === undefined || unknown.length > 0) return unknown;
  const shared = Object.keys(minimumOrder).filter((code) => given.every(([, amounts]) => code in amounts));
  return shared.length > 0
    ? []
    : [
        error(
          'NOBODY_CAN_HAVE',
          `${path}/minimumOrder`,
          minimumOrder,
          'names no currency that the benefit names too, so no order is enough; give an amount for each currency of the benefit',
        ),
      ];
}

function amountsOf(benefit: Benefit): readonly (readonly [field: string, amounts: Amounts])[] {
  switch (benefit.kind) {
    case 'percent_off':
    case 'free_shipping':
      return benefit.atMost === undefined ? [] : [['atMost', benefit.atMost]];
    case 'amount_off':
    case 'gift_card':
    case 'store_credit':
    case 'donation':
      return [['amount', benefit.amount]];
    case 'free_product':
    case 'pay_with_points':
    case 'by_hand':
      return [];
  }
}
