import type { Order } from '../order.ts';
import { moneyWords } from '../program/money-words.ts';
import { ownValue } from '../program/own-value.ts';
import type { ProgramDocument } from '../program/program.ts';
import type { Benefit } from '../program/reward.ts';
import { ratio, round } from '../ratio.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { goodsValue } from './cart-goods.ts';

export type PayWithPoints = Extract<Benefit, { kind: 'pay_with_points' }>;
type Terms = Pick<ProgramDocument, 'pointValue'>;

const PERCENT = 100;

/** What points are worth in a currency, in minor units rounded down; 0 where the program names no value in it. */
export function valueOfPoints(points: number, { pointValue }: Terms, currency: string): number {
  const amount = ownValue(pointValue.amount, currency) ?? 0;
  return round(ratio(BigInt(points) * BigInt(amount), pointValue.points), 'floor');
}

/** What of a cart may be paid with points: minor units of its currency, rounded down. Shipping and tax are not goods. */
export function payableValue({ atMostPercent }: PayWithPoints, cart: Order): number {
  return round(ratio(BigInt(goodsValue(cart.lines)) * BigInt(atMostPercent), PERCENT), 'floor');
}

/**
 * The most points that may be paid for a cart: a multiple of the step whose value the cart's share holds, and never so many
 * that a step less would pay the same. 0 where that is below the minimum.
 *
 * @param available points that the member has to spend; left out for what the cart alone allows
 */
export function mostPayable(
  payment: PayWithPoints,
  cart: Order,
  program: Terms,
  available = Number.POSITIVE_INFINITY,
): number {
  const { step, minimum } = payment;
  const allowed = mostByCart(payment, cart, program);
  const most = Math.min(allowed, Math.floor(available / step) * step);
  return most < minimum ? 0 : most;
}

function mostByCart(payment: PayWithPoints, cart: Order, program: Terms): number {
  const { step } = payment;
  const amount = ownValue(program.pointValue.amount, cart.currency) ?? 0;
  if (amount === 0) return 0;
  const payable = payableValue(payment, cart);
  const stepsUp = round(
    ratio(BigInt(payable) * BigInt(program.pointValue.points), BigInt(amount) * BigInt(step)),
    'ceiling',
  );
  // Points are worth whole minor units rounded down: so the step that is just above may still fit.
  const points = stepsUp * step;
  return valueOfPoints(points, program, cart.currency) <= payable ? points : points - step;
}

/** The least value of goods, in minor units, in which the minimum of points can be paid. */
export function leastGoodsValue(payment: PayWithPoints, program: Terms, currency: string): number {
  const least = valueOfPoints(payment.minimum, program, currency);
  return round(ratio(BigInt(least) * BigInt(PERCENT), payment.atMostPercent), 'ceiling');
}

/**
 * Why so many points cannot be paid for a cart, or `null` where they can. Whether the member has them is not asked here.
 *
 * @param points `undefined` where the caller did not say how many
 * @returns PAYMENT_POINTS_INVALID, which says what is allowed
 */
export function refusePayment(
  payment: PayWithPoints,
  points: number | undefined,
  cart: Order,
  program: Pick<ProgramDocument, 'pointValue' | 'currencies'>,
): Refusal | null {
  const most = mostPayable(payment, cart, program);
  const isAllowed =
    points !== undefined && points >= payment.minimum && points % payment.step === 0 && points <= most;
  if (isAllowed) return null;
  const asked = points === undefined ? 'The number of points was not given.' : `${points} were asked for.`;
  return refuse(
    'PAYMENT_POINTS_INVALID',
    `${allowedWords(payment, most, cart, program)} ${asked}`,
    '/points',
  );
}

function allowedWords(
  { minimum, step, atMostPercent }: PayWithPoints,
  most: number,
  cart: Order,
  { currencies }: Pick<ProgramDocument, 'currencies'>,
): string {
  const currency = currencies.find(({ code }) => code === cart.currency);
  const value = goodsValue(cart.lines);
  const goods =
    currency === undefined ? `${value} minor units of ${cart.currency}` : moneyWords(value, currency);
  const share = `${atMostPercent} % of the goods, which are worth ${goods}`;
  const shape = step === 1 ? '' : ` in multiples of ${step}`;
  return most === 0
    ? `At least ${minimum} points are paid at once, and they would be more than ${share}.`
    : `From ${minimum} to ${most} points${shape} can be paid for this cart: at most ${share}.`;
}
