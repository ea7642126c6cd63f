import { describe, expect, test } from 'vitest';
import { Mapping, type MappingInput } from '../../tools/replay/mapping.ts';
import { readMapping } from '../../tools/replay/mapping-source.ts';
import { findLayout } from '../../tools/replay/source/layout.ts';
import { exportFile, options } from './workbench.ts';

const mapping = (changes: Partial<MappingInput> = {}): Mapping =>
  Mapping.parse({
    columns: { orderId: 'order', sku: 'sku', quantity: 'qty', unitPrice: 'price', placedAt: 'at' },
    currency: 'USD',
    ...changes,
  });
const positional = { orderId: '1', sku: '2', quantity: '3', unitPrice: '4', placedAt: '5' };
const layout = (head: string, changes: Partial<MappingInput> = {}) =>
  findLayout(head, mapping(changes), 'orders.csv');

describe('finding the columns', () => {
  test.each([
    ['comma', 'order,sku,qty,price,at\n', ','],
    ['semicolon', 'order;sku;qty;price;at\n', ';'],
    ['tab', 'order\tsku\tqty\tprice\tat\r\n', '\t'],
    ['bar, quoted, other columns between', '"at"|x|"price"|"qty"|y,z|"sku"|"order"\n', '|'],
  ])('a header split by %s is understood by itself', (_name, head, delimiter) => {
    expect(layout(head).delimiter).toBe(delimiter);
  });

  test('each meaning gets its position', () => {
    const { positions, width } = layout('at,country,price,qty,sku,order\n');
    expect(positions).toEqual({ orderId: 5, sku: 4, quantity: 3, unitPrice: 2, placedAt: 0 });
    expect(width).toBe(6);
  });

  test('without a header, columns are positions', () => {
    const found = layout('1 A 2 3.00 19970101\n', {
      header: false,
      format: 'whitespace',
      columns: positional,
    });
    expect(found).toMatchObject({ delimiter: null, width: 5, positions: { orderId: 0, placedAt: 4 } });
  });

  test('a wrong delimiter is told with the right one', () => {
    expect(() => layout('order;sku;qty;price;at\n', { delimiter: ',' })).toThrow(
      /split by ",".*\n.*--delimiter ";"/,
    );
    expect(() => layout('order  sku  qty price at\n')).toThrow(/--format whitespace/);
  });

  test('a missing column is told with those that are there', () => {
    expect(() => layout('order,sku,amount,price,at\n')).toThrow(
      /orders.csv has no columns qty; split by "," its first line is: "order", "sku", "amount".*\n.*--no-header/,
    );
  });

  test('a position beyond the line is told', () => {
    expect(() => layout('1,A,2\n', { header: false, columns: positional })).toThrow(
      /no column positions 4, 5/,
    );
  });

  test('a column that stands twice is told', () => {
    expect(() => layout('order,sku,qty,price,at,sku\n')).toThrow(/two columns are named sku/);
  });

  test('a file without text is told', () => {
    expect(() => layout(' \n\n')).toThrow(/orders.csv holds no text/);
  });
});

describe('what the mapping is made from', () => {
  test('flags go over the mapping file', () => {
    const { mapping: read } = options('x.csv', '--mapping online-retail --currency USD --sku Article');
    expect(read).toMatchObject({ currency: 'USD', returnPrefix: 'C', timeZone: 'Europe/London' });
    expect(read.columns).toMatchObject({ sku: 'Article', orderId: 'InvoiceNo' });
  });

  test('every bundled mapping is valid', () => {
    for (const name of ['online-retail', 'cdnow', 'perennial'])
      expect(() => readMapping(name, {})).not.toThrow();
  });

  test('what is missing is named', () => {
    expect(() => readMapping(undefined, { columns: { quantity: 'qty' } })).toThrow(
      /placedAt(.|\n)*currency|currency(.|\n)*placedAt/,
    );
    expect(() => readMapping('online-retail', { columns: { discount: 'off', lineTotal: 'sum' } })).toThrow(
      /difference is the discount/,
    );
    expect(() => readMapping('cdnow', { columns: { lineTotal: undefined } })).toThrow(
      /without one nothing has a price/,
    );
  });

  test('an unknown field, broken JSON and a missing file are told', () => {
    expect(() => readMapping(exportFile('{"columns":{},"curency":"USD"}', 'm.json'), {})).toThrow(/curency/);
    expect(() => readMapping(exportFile('{"columns":', 'm.json'), {})).toThrow(
      /m.json cannot be read: SyntaxError/,
    );
    expect(() => readMapping('nowhere.json', {})).toThrow(
      /no mapping nowhere.json\n.*cdnow, online-retail, perennial/,
    );
  });
});
