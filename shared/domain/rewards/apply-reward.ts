import type { AppliedReward } from '../ledger/redemption.ts';
import type { Order, OrderLine } from '../order.ts';
import type { Amounts } from '../program/goods.ts';
import { ownValue } from '../program/own-value.ts';
import type { ProgramDocument } from '../program/program.ts';
import type { Benefit } from '../program/reward.ts';
import { ratio, round } from '../ratio.ts';
import { freeUnits, goodsValue, linesOf, lineValue } from './cart-goods.ts';
import { valueOfPoints } from './payment.ts';
import { proportionalShares } from './proportional-shares.ts';

const PERCENT = 100;

/**
 * What a benefit takes off a cart, in minor units of the cart's currency. A sum is rounded down once and then divided over the
 * lines in proportion to what they are worth, so that the lines add up to it exactly; nothing is ever worth less than zero
 * afterwards. What is not about a cart, such as a gift card, takes nothing off, and neither does a free product that is
 * not in it. An amount that the currency is not named in is nothing.
 *
 * @param cart as it is before: with all that other rewards have taken off already
 * @param points that are paid; asked for by `pay_with_points` alone
 */
export function applyReward(
  benefit: Benefit,
  cart: Order,
  program: Pick<ProgramDocument, 'pointValue'>,
  points = 0,
): AppliedReward {
  const { currency, shipping } = cart;
  switch (benefit.kind) {
    case 'percent_off': {
      const lines = linesOf(cart, benefit.goods);
      const share = round(ratio(BigInt(goodsValue(lines)) * BigInt(benefit.percent), PERCENT), 'floor');
      return offLines(currency, Math.min(share, upTo(benefit.atMost, currency)), lines);
    }
    case 'amount_off':
      return offLines(currency, ownValue(benefit.amount, currency) ?? 0, linesOf(cart, benefit.goods));
    case 'pay_with_points':
      return offLines(currency, valueOfPoints(points, program, currency), cart.lines);
    case 'free_shipping':
      return { currency, lines: {}, shipping: Math.min(shipping, upTo(benefit.atMost, currency)) };
    case 'free_product':
      return { currency, lines: valueOfFreeUnits(benefit, cart), shipping: 0 };
    case 'gift_card':
    case 'store_credit':
    case 'by_hand':
    case 'donation':
      return { currency, lines: {}, shipping: 0 };
  }
}

/** The cart once a reward is applied: what the next one, and earning, is judged by. */
export function cartAfter(cart: Order, applied: AppliedReward): Order {
  return {
    ...cart,
    lines: cart.lines.map((line) => {
      const amount = ownValue(applied.lines, line.lineId) ?? 0;
      return amount === 0 ? line : { ...line, discounts: [...line.discounts, { amount }] };
    }),
    shipping: cart.shipping - applied.shipping,
  };
}

/** Without an upper bound anything goes; with one that the currency is not named in, nothing does. */
const upTo = (atMost: Amounts | undefined, currency: string): number =>
  atMost === undefined ? Number.POSITIVE_INFINITY : (ownValue(atMost, currency) ?? 0);

function offLines(currency: string, sum: number, lines: readonly OrderLine[]): AppliedReward {
  const bearers = lines.map((line) => ({ id: line.lineId, weight: lineValue(line) }));
  return { currency, lines: proportionalShares(Math.min(sum, goodsValue(lines)), bearers), shipping: 0 };
}

function valueOfFreeUnits(
  benefit: Extract<Benefit, { kind: 'free_product' }>,
  cart: Order,
): AppliedReward['lines'] {
  return Object.fromEntries(
    freeUnits(benefit, cart)
      .map(({ line, units }) => {
        const value = round(ratio(BigInt(lineValue(line)) * BigInt(units), line.quantity), 'floor');
        return [line.lineId, value] as const;
      })
      .filter(([, value]) => value > 0),
  );
}
