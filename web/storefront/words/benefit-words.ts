import type { OfferedBenefit } from '../../../client/generated/types.ts';
import type { IconName } from '../look/icons.ts';
import type { Words } from './words.ts';

/** What a reward is worth, in a few words: "20% off", "Gift card of €25". */
export function benefitWords(words: Words, benefit: OfferedBenefit, currency?: string): string {
  switch (benefit.kind) {
    case 'percent_off':
      return words.say('benefit_percent_off', { percent: words.percent(benefit.percent) });
    case 'amount_off':
      return words.say('benefit_amount_off', { amount: amountIn(words, benefit.amount, currency) });
    case 'free_shipping':
      return words.say('benefit_free_shipping');
    case 'free_product':
      return words.say('benefit_free_product');
    case 'gift_card':
      return words.say('benefit_gift_card', { amount: amountIn(words, benefit.amount, currency) });
    case 'store_credit':
      return words.say('benefit_store_credit', { amount: amountIn(words, benefit.amount, currency) });
    case 'pay_with_points':
      return words.say('benefit_pay_with_points');
    case 'by_hand':
      return words.say('benefit_by_hand');
    case 'donation':
      return words.say('benefit_donation', {
        amount: amountIn(words, benefit.amount, currency),
        to: benefit.to,
      });
  }
}

/** Of an amount in several currencies that of the shop, where it is told and among them, else the first. */
export function amountIn(words: Words, amounts: Readonly<Record<string, number>>, currency?: string): string {
  const code = currency !== undefined && currency in amounts ? currency : Object.keys(amounts)[0];
  return code === undefined ? '' : words.money(amounts[code] ?? 0, code);
}

export const BENEFIT_ICONS: Readonly<Record<OfferedBenefit['kind'], IconName>> = {
  percent_off: 'percent',
  amount_off: 'percent',
  free_shipping: 'truck',
  free_product: 'gift',
  gift_card: 'gift',
  store_credit: 'wallet',
  pay_with_points: 'wallet',
  by_hand: 'star',
  donation: 'heart',
};
