import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns/format';
import type { Mapping } from '../mapping.ts';
import { type Amounts, type MoneyFormat, readAmounts, readQuantity, readValue } from './amounts.ts';
import { type DateReader, dateReader } from './dates.ts';
import type { Layout } from './layout.ts';
import { minorDigitsOf } from './minor-digits.ts';
import { type RowFields, rowFields } from './row-fields.ts';
import type { LineKind, StagedLine } from './staged-line.ts';

/** @throws RowFault when the row is not to be sent, with the reason. */
export type RowReader = (row: number, values: readonly string[]) => StagedLine;

/** Makes the reader of one export's rows. @throws ReplayError when the mapping's zone, date format or currency is unknown. */
export function rowReader(mapping: Mapping, layout: Layout): RowReader {
  const readDate = dateReader(mapping.dateFormat, mapping.timeZone);
  const minorDigits = minorDigitsOf(mapping.currency, mapping.minorDigits);
  const money = { minorDigits, decimalComma: mapping.decimalComma };
  const kindOf = kindReader(mapping);
  return (row, values) => {
    const fields = rowFields(values, layout);
    const at = readMoment(fields, readDate);
    const customer = fields.text('customer');
    const orderId = readOrderId(fields, mapping, at);
    const sku = mapping.sku ?? fields.text('sku');
    if (sku === '') throw fields.fault('SKU_MISSING', 'sku');
    const kind = kindOf(sku);
    if (kind === 'other') throw fields.fault('NOT_GOODS', 'sku');
    const quantity = readQuantity(fields, mapping);
    const direction = readDirection(fields, mapping, kind, quantity);
    const amounts =
      kind === 'goods'
        ? readAmounts(fields, quantity, money)
        : readExtra(fields, kind, direction.isReturn, quantity, money);
    return {
      row,
      orderId: mapping.idPrefix + orderId,
      kind,
      ...direction,
      customer: customer === '' ? null : mapping.idPrefix + customer,
      sku,
      ...amounts,
      coupon: fields.text('coupon') || null,
      category: fields.text('category') || null,
      at,
    };
  };
}

function readMoment(fields: RowFields, readDate: DateReader): number {
  const at = readDate(fields.text('placedAt'));
  if (at === null) throw fields.fault('DATE_UNREADABLE', 'placedAt');
  return at;
}

/** Without order ids, what one customer buys on one local day is one order. */
function readOrderId(fields: RowFields, { timeZone }: Mapping, at: number): string {
  if (fields.has('orderId')) {
    if (fields.text('orderId') === '') throw fields.fault('ORDER_ID_MISSING', 'orderId');
    return fields.text('orderId');
  }
  if (fields.text('customer') === '') throw fields.fault('CUSTOMER_MISSING', 'customer');
  return `${fields.text('customer')}-${format(new TZDate(at * 1000, timeZone), 'yyyyMMdd')}`;
}

/** A sku of the lists, where `*` at the end stands for anything. */
function kindReader(mapping: Mapping): (sku: string) => LineKind | 'other' {
  const isOneOf = (patterns: readonly string[]) => {
    const exact = new Set(patterns);
    const beginnings = patterns
      .filter((pattern) => pattern.endsWith('*'))
      .map((pattern) => pattern.slice(0, -1));
    return (sku: string) => exact.has(sku) || beginnings.some((beginning) => sku.startsWith(beginning));
  };
  const isShipping = isOneOf(mapping.shippingSkus);
  const isDiscount = isOneOf(mapping.discountSkus);
  const isOther = isOneOf(mapping.otherSkus);
  return (sku) =>
    isShipping(sku) ? 'shipping' : isDiscount(sku) ? 'discount' : isOther(sku) ? 'other' : 'goods';
}

/** Whether a row takes back: it names an order, its own id says so, or (where neither is mapped) its units are negative. */
function readDirection(
  fields: RowFields,
  { returnPrefix, idPrefix }: Mapping,
  kind: LineKind,
  quantity: number,
): Pick<StagedLine, 'isReturn' | 'namedOrder'> {
  const named = fields.text('refundOf');
  if (named !== '') return { isReturn: true, namedOrder: idPrefix + named };
  if (returnPrefix !== undefined && fields.text('orderId').startsWith(returnPrefix))
    return { isReturn: true, namedOrder: null };
  if (quantity > 0 || kind !== 'goods') return { isReturn: false, namedOrder: null };
  const isSignEnough = returnPrefix === undefined && !fields.has('refundOf');
  if (!isSignEnough) throw fields.fault('NEGATIVE_OUTSIDE_RETURN', 'quantity');
  return { isReturn: true, namedOrder: null };
}

function readExtra(
  fields: RowFields,
  kind: LineKind,
  isReturn: boolean,
  quantity: number,
  money: MoneyFormat,
): Amounts {
  const value = readValue(fields, quantity, money);
  if (kind === 'shipping' && (isReturn || value < 0)) throw fields.fault('SHIPPING_RETURNED', 'sku');
  if (kind === 'discount' && value > 0) throw fields.fault('DISCOUNT_POSITIVE', 'unitPrice');
  const net = Math.abs(value);
  return { units: 1, price: String(net), unitPrice: net, net, isRounded: false };
}
