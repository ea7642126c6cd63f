import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planExport } from '../../tools/replay/plan/plan-export.ts';
import { planFigures } from '../../tools/replay/report/plan-figures.ts';
import { clearState } from '../../tools/replay/state/database.ts';
import { peerLedger } from './peer-ledger.ts';
import { COLUMNS, exportFile, options, QUIETLY } from './workbench.ts';

const HEADER = 'order,sku,qty,price,who,at,of';

async function plan(rows: readonly string[], flags = '--return-prefix R --discount-skus D') {
  const file = exportFile(`${HEADER}\n${rows.join('\n')}\n`);
  const database = new DatabaseSync(':memory:');
  clearState(database);
  const { mapping, isEnrolling } = options(file, `${COLUMNS} ${flags}`);
  await planExport(database, { file, mapping, isEnrolling }, QUIETLY);
  const requests = database
    .prepare('SELECT kind, target, id, body, at, lane FROM request ORDER BY seq')
    .all()
    .map((row) => ({ ...row, body: JSON.parse(String(row['body'])) }) as unknown as Planned);
  const refunds = requests.filter(({ kind }) => kind === 'refund');
  return { requests, refunds, figures: planFigures(database) };
}

interface Planned {
  readonly kind: string;
  readonly target: string;
  readonly id: string;
  readonly lane: string;
  readonly at: number;
  readonly body: {
    readonly scope: {
      readonly lines?: readonly { lineId: string; quantity: number }[];
      readonly amount?: number;
    };
    readonly lines: readonly { readonly quantity: number; readonly sku: string }[];
  };
}

const scopes = (refunds: readonly Planned[]) =>
  refunds.map(({ target, id, body }) => [
    id,
    target,
    body.scope.amount ?? body.scope.lines?.map(({ lineId, quantity }) => `${quantity}×${lineId}`).join(' '),
  ]);

describe('the order of sending', () => {
  test('is that of time, whatever that of the file; a customer enrolls before buying and buys before returning', async () => {
    const { requests } = await plan([
      'R3,A,-1,5,ann,2024-01-03,',
      '2,A,1,5,bob,2024-01-02,',
      '3,A,1,5,ann,2024-01-03,',
      '1,A,1,5,ann,2024-01-01,',
      '2,B,1,5,bob,2024-01-02,',
    ]);
    expect(requests.map(({ kind, target }) => `${kind} ${target}`)).toEqual([
      'enroll ann',
      'order 1',
      'enroll bob',
      'order 2',
      'order 3',
      'refund 3',
    ]);
    expect(requests[3]?.body.lines).toHaveLength(2);
  });

  test('nobody enrolls who only returns, and nobody at all when told so', async () => {
    const rows = ['1,A,1,5,,2024-01-01,', 'R1,A,-1,5,ann,2024-01-02,'];
    expect((await plan(rows)).requests.map(({ kind }) => kind)).toEqual(['order']);
    const none = await plan(['1,A,1,5,ann,2024-01-01,'], '--enroll none');
    expect(none.requests.map(({ kind }) => kind)).toEqual(['order']);
  });

  test('a return that names an order of later is sent after it', async () => {
    const { requests } = await plan(
      ['9,A,-1,5,ann,2024-01-01,1', '1,A,1,5,ann,2024-01-05,'],
      '--refund-of of',
    );
    expect(requests.map(({ kind }) => kind)).toEqual(['enroll', 'order', 'refund']);
  });
});

describe('matching returns that do not name their order', () => {
  const bought = ['1,A,5,5,ann,2024-01-01,', '2,A,2,5,ann,2024-01-02,', '3,A,9,5,ann,2024-01-03,'];

  test('a line of exactly as many units comes first, else the most recent ones', async () => {
    const { refunds } = await plan([...bought, 'R1,A,-2,5,ann,2024-02-01,', 'R2,A,-11,5,ann,2024-02-02,']);
    expect(scopes(refunds)).toEqual([
      ['R1', '2', '2×1'],
      ['R2', '1', '2×1'],
      ['R2', '3', '9×1'],
    ]);
  });

  test('only earlier orders, of the same customer, at the same price', async () => {
    const { refunds, figures } = await plan([
      ...bought,
      'R1,A,-1,5,ann,2024-01-01,',
      'R2,A,-1,5,bob,2024-02-01,',
      'R3,A,-1,4,ann,2024-02-01,',
      'R4,A,-99,5,ann,2024-02-02,',
      'R5,A,-1,5,,2024-02-03,',
    ]);
    expect(scopes(refunds).map(([id]) => id)).toEqual(['R1', 'R4', 'R4', 'R4']);
    expect(figures.returns).toMatchObject({ returns: 5, units: 103, matched: 16 });
    const reasons = Object.entries(figures.returns.unmatched).map(([reason, { units }]) => [reason, units]);
    expect(Object.fromEntries(reasons)).toEqual({
      NO_CUSTOMER: 1,
      NEVER_BOUGHT: 1,
      OTHER_PRICE: 1,
      UNITS_USED_UP: 84,
    });
    expect(figures.returns.unmatched.OTHER_PRICE?.examples[0]).toMatchObject({ row: 7, value: 'A' });
  });

  test('the parts of an order with too many lines are found', async () => {
    const rows = Array.from({ length: 150 }, (_, index) => `1,S${index},1,5,ann,2024-01-01,`);
    const { refunds } = await plan([...rows, 'R1,S3,-1,5,ann,2024-01-02,', 'R1,S149,-1,5,ann,2024-01-02,']);
    expect(scopes(refunds)).toEqual([
      ['R1', '1', '1×4'],
      ['R1', '1~2', '1×50'],
    ]);
  });

  test('money given back goes to the most recent order with that much left, and limits what can still come back', async () => {
    const { refunds, figures } = await plan([
      ...bought,
      'R1,D,-1,40,ann,2024-02-01,',
      'R2,A,-9,5,ann,2024-02-02,',
      'R3,D,-1,999,ann,2024-02-03,',
    ]);
    expect(scopes(refunds)).toEqual([
      ['R1~credit', '3', 4_000],
      ['R2', '1', '5×1'],
      ['R2', '2', '2×1'],
    ]);
    expect(figures.returns).toMatchObject({ credits: 103_900, creditsMatched: 4_000, matched: 7, units: 9 });
  });

  test('one id on two days is two refunds', async () => {
    const { refunds } = await plan([...bought, 'R1,A,-1,5,ann,2024-02-01,', 'R1,A,-1,5,ann,2024-02-09,']);
    expect(refunds.map(({ id }) => id)).toEqual(['R1', 'R1~2']);
  });
});

describe('returns that name their order', () => {
  test('come from it, also of guests and at another price', async () => {
    const { refunds, figures } = await plan(
      ['1,A,2,5,,2024-01-01,', '2,A,2,5,,2024-01-01,', 'R1,A,-1,4,,2024-01-02,1', 'R2,A,-1,5,,2024-01-02,77'],
      '--refund-of of',
    );
    expect(scopes(refunds)).toEqual([['R1', '1', '1×1']]);
    expect(figures.returns.unmatched).toMatchObject({ ORDER_UNKNOWN: { units: 1 } });
  });

  test('by sign, an order takes its own back before others are asked', async () => {
    const { refunds } = await plan(
      [
        '1,A,2,5,ann,2024-01-01,',
        '2,A,2,5,ann,2024-01-02,',
        '1,A,-2,5,ann,2024-01-03,',
        '3,A,-1,5,ann,2024-01-04,',
      ],
      '',
    );
    expect(scopes(refunds)).toEqual([
      ['1', '1', '2×1'],
      ['3', '2', '1×1'],
    ]);
  });
});

const day = fc.integer({ min: 10, max: 28 });
interface Trade {
  readonly who: string;
  readonly sku: string;
  readonly price: string;
  readonly units: number;
  readonly day: number;
}
const trade: fc.Arbitrary<Trade> = fc.record({
  who: fc.constantFrom('ann', 'bob', ''),
  sku: fc.constantFrom('A', 'B', 'D'),
  price: fc.constantFrom('5', '7', '0'),
  units: fc.integer({ min: 1, max: 6 }),
  day,
});

/** Units of each order line that are not back after all refunds. */
function unitsLeft(requests: readonly Planned[]): readonly number[] {
  const left = new Map<string, number>();
  const add = (line: string, units: number) => left.set(line, (left.get(line) ?? 0) + units);
  const orders = requests.filter(({ kind }) => kind === 'order');
  for (const { target, body } of orders)
    for (const [index, { quantity }] of body.lines.entries()) add(`${target}/${index + 1}`, quantity);
  const refunds = requests.filter(({ kind }) => kind === 'refund');
  for (const { target, body } of refunds)
    for (const { lineId, quantity } of body.scope.lines ?? []) add(`${target}/${lineId}`, -quantity);
  return [...left.values()];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const counted = (reasons: object, what: 'count' | 'units') =>
  sum(Object.values(reasons).map((each: { count: number; units: number }) => each[what]));

/** What a server that keeps books answers to the plan, in its order. */
function statuses(requests: readonly Planned[]): readonly number[] {
  const ledger = peerLedger();
  return requests.map(({ kind, target, body }) => {
    const path = { enroll: '/v1/members', order: '/v1/orders' }[kind] ?? `/v1/orders/${target}/refunds`;
    return ledger.answer({ method: 'POST', path, text: JSON.stringify(body) }).status;
  });
}

const random = fc.array(trade, { minLength: 1, maxLength: 25 });
const tradesOf = (bought: readonly Trade[], returned: readonly Trade[]) => [
  ...bought.map((each, index) => rowOf({ ...each, sku: each.sku === 'D' ? 'A' : each.sku }, `${index}`)),
  ...returned.map((each, index) => rowOf({ ...each, units: -each.units }, `R${index}`)),
  '999,Z,1,1,zoe,2024-01-01,',
];

describe('laws of matching', () => {
  test('never more comes back of a line than was bought, and a server that checks refuses nothing', async () => {
    await fc.assert(
      fc.asyncProperty(random, random, async (bought, returned) => {
        const { requests } = await plan(tradesOf(bought, returned));
        expect(Math.min(...unitsLeft(requests))).toBeGreaterThanOrEqual(0);
        expect(statuses(requests).filter((status) => status !== 201)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('matched and unmatched units are all that came back, and every row is accounted for', async () => {
    await fc.assert(
      fc.asyncProperty(random, random, async (bought, returned) => {
        const { refunds, figures } = await plan(tradesOf(bought, returned));
        const { returns, rows } = figures;
        const back = returned.filter(({ sku }) => sku !== 'D').map(({ units }) => units);
        expect(returns.units).toBe(sum(back));
        expect(returns.matched + counted(returns.unmatched, 'units')).toBe(returns.units);
        const sent = refunds.flatMap(({ body }) => body.scope.lines ?? []);
        expect(sum(sent.map(({ quantity }) => quantity))).toBe(returns.matched);
        const parts = [
          rows.goods,
          rows.shipping,
          rows.discounts,
          rows.returns,
          counted(rows.skipped, 'count'),
        ];
        expect(sum(parts)).toBe(rows.read);
      }),
      { numRuns: 60 },
    );
  });
});

function rowOf({ who, sku, price, units, day: at }: Trade, order: string): string {
  return `${order},${sku},${units},${price},${who},2024-01-${at},`;
}
