import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { planFigures } from '../../tools/replay/report/plan-figures.ts';
import { openPlan } from '../../tools/replay/run-replay.ts';
import { options, QUIETLY, temporaryFolder } from './workbench.ts';

const DATA = join(import.meta.dirname, '../../../shared/data');
const RETAIL = join(DATA, 'online-retail-2010-12-to-2011-02.csv.gz');
const CDNOW = join(DATA, 'cdnow-sample.txt');

async function plan(file: string, mapping: string) {
  const database = await openPlan(
    options(file, `--mapping ${mapping} --state ${temporaryFolder()}`),
    QUIETLY,
  );
  const bodies = database
    .prepare("SELECT body FROM request WHERE kind = 'order'")
    .all()
    .map(({ body }) => JSON.parse(String(body)) as Body);
  const figures = planFigures(database);
  database.close();
  return { bodies, figures };
}

interface Body {
  readonly orderId: string;
  readonly customerId?: string;
  readonly lines: readonly {
    readonly quantity: number;
    readonly unitPrice: number;
    readonly discounts?: readonly { readonly amount: number }[];
  }[];
}

const netOf = ({ lines }: Body) =>
  lines.reduce(
    (sum, { quantity, unitPrice, discounts = [] }) =>
      sum + quantity * unitPrice - discounts.reduce((total, { amount }) => total + amount, 0),
    0,
  );
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
/** `2.55` to 255, without a float and without the reader under test. */
const minor = (text: string) => {
  const [whole = '0', fraction = ''] = text.split('.');
  return Number(`${whole}${fraction.padEnd(2, '0')}`);
};

describe.skipIf(!existsSync(RETAIL))(`Online Retail (skipped without ${RETAIL})`, () => {
  test('orders, units and money are those of the file, judged by another program', async () => {
    const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(RETAIL)), { columns: true });
    const isGoods = ({ StockCode: sku = '' }: Record<string, string>) =>
      !/^(POST|DOT|C2|D|M|m|S|B|BANK CHARGES|AMAZONFEE|CRUK|PADS|gift_.*)$/.test(sku);
    const goods = rows.filter(isGoods);
    const bought = goods.filter(
      ({ InvoiceNo: id = '', Quantity: q }) => !id.startsWith('C') && Number(q) > 0,
    );
    const { bodies, figures } = await plan(RETAIL, 'online-retail');
    const value = sum(bought.map((row) => Number(row['Quantity']) * minor(row['UnitPrice'] ?? '')));
    expect(sum(bodies.map(netOf))).toBe(value);
    const known = new Set(bought.flatMap(({ CustomerID: id }) => id || []));
    expect(new Set(bodies.flatMap(({ customerId }) => customerId ?? []))).toEqual(known);
    const back = goods.filter(({ InvoiceNo: id = '' }) => id.startsWith('C'));
    expect(figures.returns.units).toBe(-sum(back.map(({ Quantity: q }) => Number(q))));
    const unmatched = Object.values(figures.returns.unmatched).map(({ units }) => units);
    expect(figures.returns.matched + sum(unmatched)).toBe(figures.returns.units);
    expect(figures.returns.matched).toBeGreaterThan(80_000);
    const { read, goods: sent, shipping, discounts, returns, skipped } = figures.rows;
    expect(
      sent + shipping + discounts + returns + sum(Object.values(skipped).map(({ count }) => count)),
    ).toBe(read);
    expect(read).toBe(105_335);
  });
});

describe.skipIf(!existsSync(CDNOW))(`CDNOW (skipped without ${CDNOW})`, () => {
  test('one order per customer and day, to the last cent', async () => {
    const rows = readFileSync(CDNOW, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => line.trim().split(/ +/));
    const { bodies, figures } = await plan(CDNOW, 'cdnow');
    const days = new Set(rows.map(([customer, , date]) => `cdnow-${customer}-${date}`));
    expect(new Set(bodies.map(({ orderId }) => orderId))).toEqual(days);
    expect(bodies).toHaveLength(days.size);
    expect(sum(bodies.map(netOf))).toBe(sum(rows.map(([, , , , dollars = '']) => minor(dollars))));
    const units = bodies.flatMap(({ lines }) => lines.map(({ quantity }) => quantity));
    expect(sum(units)).toBe(sum(rows.map(([, , , quantity]) => Number(quantity))));
    expect(new Set(bodies.map(({ customerId }) => customerId)).size).toBe(2_357);
    expect(figures.rows).toMatchObject({ read: 6_919, goods: 6_919, skipped: {} });
  });
});
