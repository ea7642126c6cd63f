import { MAX_MONEY, MAX_QUANTITY } from '../../../shared/contracts/primitives.ts';
import {
  add,
  compare,
  format,
  multiply,
  type Ratio,
  ratio,
  round,
  ZERO,
} from '../../../shared/domain/ratio.ts';
import type { Mapping } from '../mapping.ts';
import { readMoney, readWhole } from './money.ts';
import type { RowFields } from './row-fields.ts';
import { RowFault, type SkipReason } from './skip-reasons.ts';
import type { StagedLine } from './staged-line.ts';

export type Amounts = Pick<StagedLine, 'units' | 'price' | 'unitPrice' | 'net' | 'isRounded'>;

/** Units as the file has them: negative ones take back. @throws RowFault when they are not a whole number, or zero. */
export function readQuantity(fields: RowFields, { decimalComma }: Mapping): number {
  const quantity = readWhole(fields.text('quantity'), decimalComma);
  if (quantity === null) throw fields.fault('QUANTITY_UNREADABLE', 'quantity');
  if (quantity === 0) throw fields.fault('QUANTITY_ZERO', 'quantity');
  if (Math.abs(quantity) > MAX_QUANTITY) throw fields.fault('TOO_LARGE', 'quantity');
  return quantity;
}

/**
 * What a row of goods costs. `lineTotal` is what was paid for the row, `unitPrice` the price before discounts; where
 * the file has both, their difference is the discount.
 *
 * @throws RowFault when an amount is not one, is negative, or is too large.
 */
export function readAmounts(fields: RowFields, quantity: number, money: MoneyFormat): Amounts {
  const units = Math.abs(quantity);
  const total = readTotal(fields, quantity, money);
  const discount = readDiscount(fields, money);
  const asPriced = readGross(fields, units, money) ?? add(total ?? ZERO, discount);
  const exactNet = total ?? add(asPriced, negative(discount));
  if (exactNet.numerator < 0n) throw fields.fault('DISCOUNT_EXCEEDS_LINE', 'discount');
  const gross = compare(exactNet, asPriced) > 0 ? exactNet : asPriced;
  const price = ratio(gross.numerator, gross.denominator * BigInt(units));
  const unitPrice = round(price, 'ceiling');
  if (unitPrice * units > MAX_MONEY) throw fields.fault('TOO_LARGE', 'unitPrice');
  const isRounded = exactNet.denominator !== 1n;
  return { units, price: format(price), unitPrice, net: round(exactNet, 'half_up'), isRounded };
}

/** What a row adds to the order's sum, with its sign. Shipping and discounts have no other meaning. */
export function readValue(fields: RowFields, quantity: number, money: MoneyFormat): number {
  const exact = readRatio(fields, 'lineTotal', money) ?? priced(fields, quantity, money);
  const isNegative = exact.numerator < 0n;
  const rounded = round(isNegative ? negative(exact) : exact, 'half_up');
  if (rounded > MAX_MONEY) throw fields.fault('TOO_LARGE', 'unitPrice');
  return isNegative ? -rounded : rounded;
}

/** How money is written in the file. */
export interface MoneyFormat {
  readonly minorDigits: number;
  readonly decimalComma: boolean;
}

type MoneyRole = 'unitPrice' | 'lineTotal' | 'discount';

/** Null when the column is not mapped. An empty discount is none; an empty price is a fault. */
function readRatio(
  fields: RowFields,
  role: MoneyRole,
  { minorDigits, decimalComma }: MoneyFormat,
): Ratio | null {
  if (!fields.has(role)) return null;
  const value = readMoney(fields.text(role), minorDigits, decimalComma);
  if (value === null) throw fields.fault('PRICE_UNREADABLE', role);
  return value;
}

function priced(fields: RowFields, quantity: number, money: MoneyFormat): Ratio {
  return multiply(readRatio(fields, 'unitPrice', money) ?? ZERO, ratio(quantity));
}

function readGross(fields: RowFields, units: number, money: MoneyFormat): Ratio | null {
  if (!fields.has('unitPrice')) return null;
  return refuseNegative(fields, 'unitPrice', priced(fields, units, money), 'PRICE_NEGATIVE');
}

/** A return may carry its total with the sign of its units. */
function readTotal(fields: RowFields, quantity: number, money: MoneyFormat): Ratio | null {
  const total = readRatio(fields, 'lineTotal', money);
  if (total === null) return null;
  return refuseNegative(fields, 'lineTotal', quantity < 0 ? absolute(total) : total, 'PRICE_NEGATIVE');
}

function readDiscount(fields: RowFields, money: MoneyFormat): Ratio {
  if (!fields.has('discount') || fields.text('discount') === '') return ZERO;
  return absolute(readRatio(fields, 'discount', money) ?? ZERO);
}

function refuseNegative(fields: RowFields, role: MoneyRole, value: Ratio, reason: SkipReason): Ratio {
  if (value.numerator < 0n) throw new RowFault(reason, role, fields.text(role));
  return value;
}

const negative = (value: Ratio): Ratio => ({ ...value, numerator: -value.numerator });
const absolute = (value: Ratio): Ratio => (value.numerator < 0n ? negative(value) : value);
