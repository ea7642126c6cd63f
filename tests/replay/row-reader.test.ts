import { describe, expect, test } from 'vitest';
import { Mapping, type MappingInput } from '../../tools/replay/mapping.ts';
import { findLayout } from '../../tools/replay/source/layout.ts';
import { rowReader } from '../../tools/replay/source/row-reader.ts';
import { RowFault } from '../../tools/replay/source/skip-reasons.ts';

const HEADER = 'order,sku,qty,price,total,off,code,who,at,of,kind';
const COLUMNS = { orderId: 'order', sku: 'sku', quantity: 'qty', customer: 'who', placedAt: 'at' };

/** One row, by the names of its fields. */
type Row = Partial<Record<string, string>>;

function read(row: Row, changes: Partial<MappingInput> = {}) {
  const columns = { ...COLUMNS, unitPrice: 'price', ...changes.columns };
  const mapping = Mapping.parse({ currency: 'USD', ...changes, columns });
  const fields = { order: '1', sku: 'A', qty: '2', price: '5.00', at: '2024-05-01', who: 'ann', ...row };
  const values = HEADER.split(',').map((name) => fields[name as keyof typeof fields] ?? '');
  return rowReader(mapping, findLayout(HEADER, mapping, 'x.csv'))(7, values);
}

function faultOf(row: Row, changes: Partial<MappingInput> = {}): string {
  try {
    read(row, changes);
    return 'none';
  } catch (error) {
    if (error instanceof RowFault) return `${error.reason} ${error.field} ${error.value}`;
    throw error;
  }
}

const totals = { columns: { ...COLUMNS, lineTotal: 'total', unitPrice: undefined } };

describe('a row of goods', () => {
  test('is understood, with blanks around its fields', () => {
    expect(read({ sku: ' A ', who: ' ann ' })).toEqual({
      ...{
        row: 7,
        orderId: '1',
        kind: 'goods',
        isReturn: false,
        namedOrder: null,
        customer: 'ann',
        sku: 'A',
      },
      ...{ units: 2, price: '500', unitPrice: 500, net: 1_000, coupon: null, category: null },
      ...{ at: Date.UTC(2024, 4, 1) / 1_000, isRounded: false },
    });
  });

  test.each<[string, Row, Partial<MappingInput>, object]>([
    [
      'a discount is taken off',
      { off: '1.50' },
      { columns: { ...COLUMNS, discount: 'off' } },
      { unitPrice: 500, net: 850 },
    ],
    [
      'a discount may be written negative',
      { off: '-1.50' },
      { columns: { ...COLUMNS, discount: 'off' } },
      { net: 850 },
    ],
    ['an empty discount is none', {}, { columns: { ...COLUMNS, discount: 'off' } }, { net: 1_000 }],
    [
      'a total alone: the unit price is rounded up',
      { total: '29.33' },
      totals,
      { price: '1466.5', unitPrice: 1_467, net: 2_933 },
    ],
    ['a total of nothing', { total: '0.00' }, totals, { unitPrice: 0, net: 0 }],
    [
      'price and total: the difference is a discount',
      { total: '9.00' },
      { columns: { ...COLUMNS, lineTotal: 'total' } },
      { unitPrice: 500, net: 900 },
    ],
    [
      'a total above the price is what was paid',
      { total: '11.00' },
      { columns: { ...COLUMNS, lineTotal: 'total' } },
      { unitPrice: 550, net: 1_100 },
    ],
    [
      'fractions of a cent round half up, and are counted',
      { price: '0.0125' },
      {},
      { price: '1.25', unitPrice: 2, net: 3, isRounded: true },
    ],
    [
      'fractions that add up to whole cents are exact',
      { price: '0.125', qty: '8' },
      {},
      { unitPrice: 13, net: 100, isRounded: false },
    ],
    ['one sku for all', { sku: '' }, { sku: 'CD', columns: { ...COLUMNS, sku: undefined } }, { sku: 'CD' }],
    ['no customer', { who: '' }, {}, { customer: null }],
    ['a prefix keeps two shops apart', {}, { idPrefix: 'eu-' }, { orderId: 'eu-1', customer: 'eu-ann' }],
    [
      'no order ids: one order a customer and local day',
      { at: '2024-05-01T23:30:00Z' },
      { timeZone: 'Europe/Paris', columns: { ...COLUMNS, orderId: undefined } },
      { orderId: 'ann-20240502' },
    ],
  ])('%s', (_name, row, changes, expected) => {
    expect(read(row, changes)).toMatchObject(expected);
  });
});

describe('a row that takes back', () => {
  test.each<[string, Row, Partial<MappingInput>, object]>([
    [
      'by its own order id',
      { order: 'C1', qty: '-2' },
      { returnPrefix: 'C' },
      { isReturn: true, namedOrder: null, units: 2 },
    ],
    [
      'by naming its order',
      { of: '9', qty: '-2' },
      { idPrefix: 'x-', columns: { ...COLUMNS, refundOf: 'of' } },
      { isReturn: true, namedOrder: 'x-9' },
    ],
    [
      'by naming its order, written positive',
      { of: '9' },
      { columns: { ...COLUMNS, refundOf: 'of' } },
      { isReturn: true, units: 2 },
    ],
    ['by its sign, where nothing else tells', { qty: '-2' }, {}, { isReturn: true, units: 2, net: 1_000 }],
    ['with a total of the same sign', { qty: '-2', total: '-9.00' }, totals, { isReturn: true, net: 900 }],
  ])('%s', (_name, row, changes, expected) => {
    expect(read(row, changes)).toMatchObject(expected);
  });
});

describe('shipping and discounts', () => {
  const lists = {
    shippingSkus: ['POST'],
    discountSkus: ['D'],
    otherSkus: ['M', 'gift_*'],
    returnPrefix: 'C',
  };
  test.each<[string, Row, object]>([
    ['shipping is what it costs', { sku: 'POST' }, { kind: 'shipping', net: 1_000, units: 1 }],
    [
      'a discount by its price',
      { sku: 'D', qty: '1', price: '-5.00' },
      { kind: 'discount', net: 500, isReturn: false },
    ],
    ['a discount by its units', { sku: 'D', qty: '-1' }, { kind: 'discount', net: 500, isReturn: false }],
    [
      'money given back',
      { sku: 'D', qty: '-1', order: 'C5' },
      { kind: 'discount', net: 500, isReturn: true },
    ],
  ])('%s', (_name, row, expected) => {
    expect(read(row, lists)).toMatchObject(expected);
  });

  test.each<[Row, string]>([
    [{ sku: 'M' }, 'NOT_GOODS sku M'],
    [{ sku: 'gift_0001_20' }, 'NOT_GOODS sku gift_0001_20'],
    [{ sku: 'POST', qty: '-1' }, 'SHIPPING_RETURNED sku POST'],
    [{ sku: 'POST', order: 'C5' }, 'SHIPPING_RETURNED sku POST'],
    [{ sku: 'D' }, 'DISCOUNT_POSITIVE unitPrice 5.00'],
    [{ qty: '-1' }, 'NEGATIVE_OUTSIDE_RETURN quantity -1'],
    [{ sku: 'M', qty: 'x' }, 'NOT_GOODS sku M'],
  ])('%j: %s', (row, expected) => {
    expect(faultOf(row, lists)).toBe(expected);
  });
});

describe('a row that cannot be understood', () => {
  test.each<[Row, string]>([
    [{ order: '' }, 'ORDER_ID_MISSING orderId '],
    [{ sku: ' ' }, 'SKU_MISSING sku '],
    [{ at: '2024-02-30' }, 'DATE_UNREADABLE placedAt 2024-02-30'],
    [{ qty: '1.5' }, 'QUANTITY_UNREADABLE quantity 1.5'],
    [{ qty: '' }, 'QUANTITY_UNREADABLE quantity '],
    [{ qty: '0' }, 'QUANTITY_ZERO quantity 0'],
    [{ qty: '1000001' }, 'TOO_LARGE quantity 1000001'],
    [{ price: '10000000000' }, 'TOO_LARGE unitPrice 10000000000'],
    [{ price: 'free' }, 'PRICE_UNREADABLE unitPrice free'],
    [{ price: '' }, 'PRICE_UNREADABLE unitPrice '],
    [{ price: '-1.00' }, 'PRICE_NEGATIVE unitPrice -1.00'],
  ])('%j: %s', (row, expected) => {
    expect(faultOf(row)).toBe(expected);
  });

  test('more discount than the line, a negative total, and nobody without an order id', () => {
    expect(faultOf({ off: '11' }, { columns: { ...COLUMNS, discount: 'off' } })).toBe(
      'DISCOUNT_EXCEEDS_LINE discount 11',
    );
    expect(faultOf({ total: '-1' }, totals)).toBe('PRICE_NEGATIVE lineTotal -1');
    expect(faultOf({ who: '' }, { columns: { ...COLUMNS, orderId: undefined } })).toBe(
      'CUSTOMER_MISSING customer ',
    );
  });
});
