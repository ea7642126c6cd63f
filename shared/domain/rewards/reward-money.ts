import type { Order } from '../order.ts';
import type { Amounts } from '../program/goods.ts';
import { moneyWords } from '../program/money-words.ts';
import { ownValue } from '../program/own-value.ts';
import type { ProgramDocument } from '../program/program.ts';
import type { Benefit, Reward } from '../program/reward.ts';
import { goodsValue, linesOf } from './cart-goods.ts';
import type { Missing } from './missing.ts';
import { leastGoodsValue } from './payment.ts';

type Terms = Pick<ProgramDocument, 'currencies' | 'pointValue'>;

/** What a reward names in money. */
const amountsIn = ({ benefit, minimumOrder }: Reward, program: Terms): readonly Amounts[] =>
  [amountsOf(benefit, program), minimumOrder].filter((amounts) => amounts !== undefined);

function amountsOf(benefit: Benefit, { pointValue }: Terms): Amounts | undefined {
  switch (benefit.kind) {
    case 'percent_off':
    case 'free_shipping':
      return benefit.atMost;
    case 'amount_off':
    case 'gift_card':
    case 'store_credit':
    case 'donation':
      return benefit.amount;
    case 'pay_with_points':
      return pointValue.amount;
    case 'free_product':
    case 'by_hand':
      return undefined;
  }
}

/**
 * The currencies that would do, where the customer's does not: one of the program, in which the reward names all its
 * amounts. A reward without amounts is had in any of them, and where none was given.
 */
export function missingCurrency(
  reward: Reward,
  program: Terms,
  currency: string | undefined,
): readonly Missing[] {
  const named = amountsIn(reward, program);
  const currencies = program.currencies
    .map(({ code }) => code)
    .filter((code) => named.every((amounts) => Object.hasOwn(amounts, code)));
  const isGood = currency === undefined ? named.length === 0 : currencies.includes(currency);
  if (isGood) return [];
  const allowed = `The reward can be had in ${currencies.join(' or ') || 'no currency of the program'}`;
  const paid = currency === undefined ? 'no currency was given' : `the customer pays in ${currency}`;
  return [{ kind: 'currency', currencies, detail: `${allowed}; ${paid}.` }];
}

/**
 * What the cart does not have, or that there is none. A reward that is handed out as a coupon needs no cart yet: it asks for
 * its minimum when the code is used. Points that are paid always need one.
 */
export function missingOfCart(
  reward: Reward,
  program: Terms,
  cart: Order | undefined,
  currency: string | undefined,
): readonly Missing[] {
  if (cart !== undefined) return [...missingGoods(reward, cart), ...missingMinimum(reward, program, cart)];
  const { benefit, minimumOrder, coupon } = reward;
  if (benefit.kind === 'pay_with_points')
    return [{ kind: 'cart', detail: 'Points are paid for a cart, and none was given.' }];
  if (minimumOrder === undefined || coupon !== undefined) return [];
  const least = currency === undefined ? undefined : ownValue(minimumOrder, currency);
  const of =
    least === undefined || currency === undefined
      ? 'of a minimum value'
      : `of at least ${words(least, currency, program)}`;
  return [{ kind: 'cart', detail: `The reward needs a cart with goods ${of}, and none was given.` }];
}

function missingGoods({ benefit }: Reward, cart: Order): readonly Missing[] {
  if (benefit.kind !== 'percent_off' && benefit.kind !== 'amount_off') return [];
  if (benefit.goods === undefined || linesOf(cart, benefit.goods).length > 0) return [];
  const { skus = [], categories = [], tags = [] } = benefit.goods;
  const goods = [
    ...(skus.length > 0 ? [`SKU ${skus.join(', ')}`] : []),
    ...(categories.length > 0 ? [`category ${categories.join(', ')}`] : []),
    ...(tags.length > 0 ? [`tag ${tags.join(', ')}`] : []),
  ];
  return [
    {
      kind: 'goods',
      detail: `The reward is for goods of ${goods.join(' or ')}; no line of the cart is among them.`,
    },
  ];
}

function missingMinimum(reward: Reward, program: Terms, cart: Order): readonly Missing[] {
  const { currency } = cart;
  const value = goodsValue(cart.lines);
  const least = Math.max(
    ownValue(reward.minimumOrder, currency) ?? 0,
    reward.benefit.kind === 'pay_with_points' ? (leastGoodsValue(reward.benefit, program, currency) ?? 0) : 0,
  );
  if (value >= least) return [];
  const more = least - value;
  return [
    {
      kind: 'minimum_order',
      more,
      currency,
      detail: `The reward needs goods of ${words(least, currency, program)}; the cart has ${words(value, currency, program)}, so ${words(more, currency, program)} are missing.`,
    },
  ];
}

function words(amount: number, code: string, { currencies }: Terms): string {
  const currency = currencies.find((known) => known.code === code);
  return currency === undefined ? `${amount} minor units of ${code}` : moneyWords(amount, currency);
}
