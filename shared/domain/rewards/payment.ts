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
export function valueOfPoints(points: number, program: Terms, currency: string): number {
  const value = pointValueIn(program, currency);
  return round(ratio(BigInt(points) * BigInt(value.amount), value.points), 'floor');
}

/** What of a cart may be paid with points: minor units of its currency, rounded down. Shipping and tax are not goods. */
export function payableValue({ atMostPercent }: PayWithPoints, cart: Order): number {
  return round(ratio(BigInt(goodsValue(cart.lines)) * BigInt(atMostPercent), PERCENT), 'floor');
}

/**
 * The most points that may be paid for a cart: a multiple of the step that is worth no more than the cart's share, and where
 * the minimum allows it never so many that a step less would pay the same. 0 where not even the fewest points fit.
 *
 * @param available points that the member has to spend; left out for what the cart alone allows
 */
export function mostPayable(
  payment: PayWithPoints,
  cart: Order,
  program: Terms,
  available = Number.POSITIVE_INFINITY,
): number {
  const { step } = payment;
  const fewest = fewestPayable(payment, program, cart.currency);
  if (fewest === null) return 0;
  const payable = payableValue(payment, cart);
  const isWithin = (points: number) => valueOfPoints(points, program, cart.currency) <= payable;
  const { points, amount } = pointValueIn(program, cart.currency);
  const stepsUp = round(ratio(BigInt(payable) * BigInt(points), BigInt(amount) * BigInt(step)), 'ceiling');
  // Points are worth whole minor units, rounded down: so the step that is just above the share may still fit.
  const byCart = isWithin(stepsUp * step) ? stepsUp * step : (stepsUp - 1) * step;
  const allowed = byCart < fewest && isWithin(fewest) ? fewest : byCart;
  const most = Math.min(allowed, Math.floor(available / step) * step);
  return most < fewest ? 0 : most;
}

/** The least value of goods, in minor units, for which any points can be paid; `null` where none can in this currency. */
export function leastGoodsValue(payment: PayWithPoints, program: Terms, currency: string): number | null {
  const fewest = fewestPayable(payment, program, currency);
  if (fewest === null) return null;
  const least = valueOfPoints(fewest, program, currency);
  return round(ratio(BigInt(least) * BigInt(PERCENT), payment.atMostPercent), 'ceiling');
}

/** The fewest points that may be paid: of the minimum, in steps, and worth a minor unit at least, so that none are paid for nothing. */
export function fewestPayable(
  { minimum, step }: PayWithPoints,
  program: Terms,
  currency: string,
): number | null {
  const { points, amount } = pointValueIn(program, currency);
  if (amount === 0) return null;
  return Math.ceil(Math.max(minimum, Math.ceil(points / amount)) / step) * step;
}

function pointValueIn({ pointValue }: Terms, currency: string) {
  return { points: pointValue.points, amount: ownValue(pointValue.amount, currency) ?? 0 };
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
  const fewest = fewestPayable(payment, program, cart.currency) ?? Number.POSITIVE_INFINITY;
  const isAllowed = points !== undefined && points >= fewest && points <= most && points % payment.step === 0;
  if (isAllowed) return null;
  const allowed = allowedWords(payment, { fewest, most }, cart, program);
  const asked = points === undefined ? 'The number of points was not given.' : `${points} were asked for.`;
  return refuse('PAYMENT_POINTS_INVALID', `${allowed} ${asked}`, '/points');
}

function allowedWords(
  { step, atMostPercent }: PayWithPoints,
  { fewest, most }: { readonly fewest: number; readonly most: number },
  cart: Order,
  { currencies }: Pick<ProgramDocument, 'currencies'>,
): string {
  if (!Number.isFinite(fewest)) return `Points are worth nothing in ${cart.currency}.`;
  const currency = currencies.find(({ code }) => code === cart.currency);
  const value = goodsValue(cart.lines);
  const goods =
    currency === undefined ? `${value} minor units of ${cart.currency}` : moneyWords(value, currency);
  const share = `${atMostPercent} % of the goods, which are worth ${goods}`;
  return most === 0
    ? `The fewest points that can be paid are ${fewest}, and they are worth more than ${share}.`
    : `From ${fewest} to ${most} points can be paid for this cart, in steps of ${step}: at most ${share}.`;
}
