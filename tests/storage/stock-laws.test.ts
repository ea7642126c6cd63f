import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stock } from '../../shared/storage/stock.ts';
import { type StockStore, stockStore } from '../../shared/storage/stock-store.ts';
import { runs, SEED } from '../law-runs.ts';
import { type RewardsTable, startRewardsTable, TABLE } from './rewards-table.ts';

const BEGIN = Date.parse('2026-11-23T10:00:00Z') / 1000;

let table: RewardsTable;
let stocks: StockStore;
let rewards = 0;

beforeAll(async () => {
  table = await startRewardsTable(0);
  stocks = stockStore(table.client, TABLE);
});
afterAll(() => table.close());

/** What a redemption has of the stock; `lapsesAt` null: captured. */
interface Unit {
  readonly shard: number;
  readonly lapsesAt: number | null;
}

type Step =
  | { readonly kind: 'take'; readonly holdSeconds: number | null }
  | { readonly kind: 'capture' | 'release' | 'return'; readonly which: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'limit'; readonly limit: number }
  /** So many take at the same moment, all by the same reading. */
  | { readonly kind: 'rush'; readonly takers: number; readonly holdSeconds: number | null };

const holdSeconds = fc.option(fc.integer({ min: 1, max: 5 }));
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('take' as const), holdSeconds }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('capture', 'release', 'return'), which: fc.nat(99) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('limit' as const), limit: fc.nat(24) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rush' as const),
      takers: fc.integer({ min: 2, max: 6 }),
      holdSeconds,
    }),
  },
);

/** The shop's own books beside the store: which redemption has what. */
class Books {
  readonly rewardId: string;
  now = BEGIN;
  limit = 10;
  units: readonly Unit[] = [];

  constructor() {
    rewards += 1;
    this.rewardId = `reward-${rewards}`;
  }

  /** Captured, or reserved and not lapsed. */
  get inUse(): number {
    return this.units.filter(({ lapsesAt }) => lapsesAt === null || lapsesAt > this.now).length;
  }

  read(): Promise<Stock> {
    return stocks.read([this.rewardId]);
  }

  async take(stock: Stock, holdSeconds: number | null): Promise<boolean> {
    const lapsesAt = holdSeconds === null ? null : this.now + holdSeconds;
    const taken = stocks.reserving(stock, this.rewardId, this.limit, lapsesAt, this.now);
    if (taken === null || !(await table.commit(taken.companion))) return false;
    this.units = [...this.units, { shard: taken.shard, lapsesAt }];
    return true;
  }

  async change(kind: 'capture' | 'release' | 'return', unit: Unit): Promise<void> {
    const { rewardId, now } = this;
    const stock = await this.read();
    const { shard, lapsesAt } = unit;
    const counter = await stocks.readShard(rewardId, shard);
    if ((kind === 'return') !== (lapsesAt === null)) return;
    const hasLapsed = lapsesAt !== null && lapsesAt <= now;
    const companion =
      kind === 'return'
        ? stocks.returning(rewardId, shard)
        : kind === 'capture'
          ? stocks.capturing(counter, rewardId, shard, lapsesAt, now)
          : stocks.releasing(counter, rewardId, shard, lapsesAt, now);
    expect(companion === null).toBe(hasLapsed);
    if (companion !== null) expect(await table.commit(companion)).toBe(true);
    this.units = this.units.filter((other) => other !== unit);
    if (kind !== 'capture') return;
    if (companion !== null) this.units = [...this.units, { shard, lapsesAt: null }];
    // Late: what is left decides, as for anybody.
    else expect(await this.take(stock, null)).toBe(stock.left(rewardId, this.limit, now) > 0);
  }
}

async function carryOut(books: Books, next: Step): Promise<void> {
  if (next.kind === 'wait') {
    books.now += next.seconds;
  } else if (next.kind === 'limit') {
    books.limit = next.limit;
  } else if (next.kind === 'take') {
    const stock = await books.read();
    const isLeft = stock.left(books.rewardId, books.limit, books.now) > 0;
    expect(await books.take(stock, next.holdSeconds)).toBe(isLeft);
  } else if (next.kind === 'rush') {
    const stock = await books.read();
    await Promise.all(Array.from({ length: next.takers }, () => books.take(stock, next.holdSeconds)));
  } else {
    const unit = books.units[next.which % Math.max(1, books.units.length)];
    if (unit !== undefined) await books.change(next.kind, unit);
  }
}

async function isInOrder(books: Books, inUseBefore: number): Promise<void> {
  const stock = await books.read();
  const { rewardId, limit, now, inUse } = books;
  expect(stock.left(rewardId, limit, now)).toBe(Math.max(0, limit - inUse));
  expect(inUse).toBeLessThanOrEqual(Math.max(limit, inUseBefore));
  for (const { taken, reserved } of stock.shardsOf(rewardId)) {
    expect(Math.min(taken, ...reserved.map(({ units }) => units))).toBeGreaterThanOrEqual(0);
  }
}

test('whatever is taken, captured, released, returned or lapses, and however the limit changes: stock is exact', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }), async (steps) => {
      const books = new Books();
      for (const next of steps) {
        const inUseBefore = books.inUse;
        await carryOut(books, next);
        await isInOrder(books, inUseBefore);
      }
    }),
    // Each of them is some hundred requests to an engine, where other laws compute.
    { seed: SEED, numRuns: Math.ceil(runs(240) / 8) },
  );
}, 900_000);
