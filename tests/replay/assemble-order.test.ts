import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembleOrder } from '../../tools/replay/plan/assemble-order.ts';
import { invalidOrder, orderBody } from '../../tools/replay/plan/order-body.ts';
import { spread } from '../../tools/replay/plan/spread.ts';
import type { StagedLine } from '../../tools/replay/source/staged-line.ts';

const TERMS = { currency: 'USD', channel: 'web' };

function line(changes: Partial<StagedLine> = {}): StagedLine {
  const units = changes.units ?? 1;
  const unitPrice = changes.unitPrice ?? 500;
  return {
    ...{ row: 1, orderId: '7', kind: 'goods', isReturn: false, namedOrder: null, customer: 'ann', sku: 'A' },
    ...{ units, price: String(unitPrice), unitPrice, net: units * unitPrice, coupon: null, category: null },
    ...{ at: 1_000, isRounded: false },
    ...changes,
  };
}

const bodies = (rows: readonly StagedLine[], maxLines?: number) => {
  const { parts, customer } = assembleOrder(rows, maxLines);
  return parts.map((part) => orderBody(part, customer, TERMS));
};
const netOf = (body: ReturnType<typeof orderBody>) =>
  body.lines.reduce(
    (sum, { quantity, unitPrice, discounts = [] }) =>
      sum + quantity * unitPrice - discounts.reduce((total, { amount }) => total + amount, 0),
    0,
  );

describe('rows become an order', () => {
  test('the same goods are one line, others are not', () => {
    const rows = [
      line({ units: 2 }),
      line({ sku: 'B' }),
      line({ units: 3 }),
      line({ unitPrice: 450 }),
      line({ coupon: 'X', net: 400 }),
    ];
    expect(bodies(rows)).toEqual([
      {
        orderId: '7',
        customerId: 'ann',
        ...TERMS,
        lines: [
          { sku: 'A', quantity: 5, unitPrice: 500 },
          { sku: 'B', quantity: 1, unitPrice: 500 },
          { sku: 'A', quantity: 1, unitPrice: 450 },
          { sku: 'A', quantity: 1, unitPrice: 500, discounts: [{ amount: 100, coupon: 'X' }] },
        ],
      },
    ]);
    expect(assembleOrder(rows).counts).toMatchObject({ goodsRows: 5, mergedRows: 1 });
  });

  test('shipping is summed, the date is the earliest, categories go along', () => {
    const rows = [
      line({ at: 2_000, category: 'tea' }),
      line({ kind: 'shipping', sku: 'POST', net: 490, at: 1_500 }),
      line({ kind: 'shipping', sku: 'POST', net: 10, at: 2_000 }),
    ];
    expect(bodies(rows)[0]).toMatchObject({ shipping: 500, lines: [{ categories: ['tea'] }] });
    expect(assembleOrder(rows).at).toBe(1_500);
  });

  test('a discount on the order lowers its lines in proportion, and no further than to nothing', () => {
    const rows = [line({ unitPrice: 1_000 }), line({ sku: 'B', unitPrice: 500 })];
    const [body] = bodies([...rows, line({ kind: 'discount', sku: 'D', net: 100 })]);
    expect(body?.lines.map(({ discounts }) => discounts)).toEqual([[{ amount: 67 }], [{ amount: 33 }]]);
    const much = assembleOrder([...rows, line({ kind: 'discount', sku: 'D', net: 2_000 })]);
    expect(much.counts.discountUnused).toBe(500);
    expect(much.parts[0]?.lines.map(({ net }) => net)).toEqual([0, 0]);
  });

  test('more lines than the API takes become parts, shipping with the first', () => {
    const rows = Array.from({ length: 250 }, (_, index) => line({ sku: `S${index}` }));
    const parts = bodies([...rows, line({ kind: 'shipping', net: 490 })]);
    expect(parts.map(({ orderId, lines, shipping }) => [orderId, lines.length, shipping])).toEqual([
      ['7', 100, 490],
      ['7~2', 100, undefined],
      ['7~3', 50, undefined],
    ]);
  });

  test('rows are not added up beyond what a line may hold', () => {
    const rows = [line({ units: 600_000, unitPrice: 1 }), line({ units: 600_000, unitPrice: 1 })];
    expect(bodies(rows)[0]?.lines.map(({ quantity }) => quantity)).toEqual([600_000, 600_000]);
  });

  test.each([
    ['ORDER_WITHOUT_GOODS', [line({ kind: 'shipping' })]],
    ['NO_VALUE_NO_CUSTOMER', [line({ customer: null, unitPrice: 0 })]],
  ] as const)('%s is sent as nothing', (reason, rows) => {
    const order = assembleOrder(rows);
    expect(order.parts).toEqual([]);
    expect(order.skipped.map((skip) => skip.reason)).toEqual([reason]);
  });

  test("a known customer's order worth nothing is sent", () => {
    expect(bodies([line({ unitPrice: 0 })])[0]?.lines).toEqual([{ sku: 'A', quantity: 1, unitPrice: 0 }]);
  });

  test('rows of another customer are left out and told', () => {
    const order = assembleOrder([line(), line({ sku: 'B', customer: 'bob' })]);
    expect(order.parts[0]?.lines).toHaveLength(1);
    expect(order.skipped).toMatchObject([{ reason: 'CUSTOMER_DIFFERS', line: { sku: 'B' } }]);
  });

  test('what the API would refuse is known before', () => {
    const [body] = bodies([line({ sku: 'x'.repeat(129) })]);
    expect(body && invalidOrder(body)).toMatch(/sku/);
    expect(bodies([line()]).map(invalidOrder)).toEqual([null]);
  });
});

const rows = fc.array(
  fc.record({
    sku: fc.constantFrom('A', 'B', 'C'),
    units: fc.integer({ min: 1, max: 9 }),
    unitPrice: fc.integer({ min: 0, max: 900 }),
    off: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { minLength: 1, maxLength: 30 },
);

describe('laws of assembling', () => {
  test('units and money are kept to the last minor unit, however rows merge and parts are cut', () => {
    fc.assert(
      fc.property(
        rows,
        fc.nat({ max: 20_000 }),
        fc.integer({ min: 1, max: 5 }),
        (specs, discount, maxLines) => {
          const staged = specs.map(({ sku, units, unitPrice, off }) =>
            line({ sku, units, unitPrice, net: units * unitPrice - Math.floor(units * unitPrice * off) }),
          );
          const order = assembleOrder([...staged, line({ kind: 'discount', net: discount })], maxLines);
          const sent = order.parts.map((part) => orderBody(part, 'ann', TERMS));
          const units = sent.flatMap((body) => body.lines).reduce((sum, { quantity }) => sum + quantity, 0);
          expect(units).toBe(staged.reduce((sum, each) => sum + each.units, 0));
          const net = staged.reduce((sum, each) => sum + each.net, 0);
          expect(sent.reduce((sum, body) => sum + netOf(body), 0)).toBe(Math.max(0, net - discount));
          expect(sent.map(invalidOrder).filter((problem) => problem !== null)).toEqual([]);
          expect(Math.max(...sent.map((body) => body.lines.length))).toBeLessThanOrEqual(maxLines);
        },
      ),
    );
  });

  test('spreading gives everything away, and nobody more than their weight', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 1_000_000_000 }), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, part) => {
          const total = weights.reduce((sum, weight) => sum + weight, 0);
          const amount = Math.floor(total * part);
          const shares = spread(amount, weights);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
          expect(shares.every((share, index) => share <= (weights[index] ?? 0))).toBe(true);
        },
      ),
    );
  });
});
