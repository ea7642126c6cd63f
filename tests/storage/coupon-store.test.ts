import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CouponStore, couponStore } from '../../shared/storage/coupon-store.ts';
import { type PoolStore, poolStore } from '../../shared/storage/pool-store.ts';
import { type RewardsTable, startRewardsTable, TABLE } from './rewards-table.ts';

let table: RewardsTable;
let coupons: CouponStore;
let pools: PoolStore;

beforeAll(async () => {
  table = await startRewardsTable(0.1);
  coupons = couponStore(table.client, TABLE);
  pools = poolStore(table.client, TABLE);
});
afterAll(() => table.close());

const codesOf = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index.toString().padStart(5, '0')}`);

/** However often it takes; null when the pool has none. */
async function take(poolId: string, redemptionId: string): Promise<string | null> {
  for (;;) {
    const taken = await pools.takeFromPool(poolId);
    if (taken === null) return null;
    if (await table.commit(...taken.companions(redemptionId))) return taken.code;
  }
}

/** However often another transaction is in the way. */
async function issue(code: string, redemptionId: string): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    if (await table.commit(coupons.issuing(code, redemptionId))) return true;
    if ((await coupons.find(code)) !== null) return false;
  }
  throw new Error(`${code} could not be issued`);
}

describe('codes', () => {
  test('lead to their redemption, in whatever way they are typed', async () => {
    expect(await issue('SUN-4KTX-9QPR', 'rdm_1')).toBe(true);
    const found = { redemptionId: 'rdm_1', poolId: null };
    expect(await coupons.find('SUN-4KTX-9QPR')).toEqual(found);
    expect(await coupons.find(' sun 4ktx9qpr')).toEqual(found);
    expect(await coupons.find('SUN-4KTX-9QPQ')).toBeNull();
  });

  test('are issued once', async () => {
    expect(await issue('ONCE-1', 'rdm_1')).toBe(true);
    expect(await issue('once1', 'rdm_2')).toBe(false);
    expect(await coupons.find('ONCE-1')).toEqual({ redemptionId: 'rdm_1', poolId: null });
  });
});

describe('a pool', () => {
  test('gives fifty different codes to two hundred at once, and then none', async () => {
    const codes = codesOf('RUSH', 50);
    await pools.importCodes('rush', codes);
    const taken = await Promise.all(Array.from({ length: 200 }, (_, index) => take('rush', `rdm_${index}`)));
    expect(taken.filter((code) => code !== null).sort()).toEqual(codes);
    for (const [index, code] of taken.entries()) {
      if (code === null) continue;
      expect(await coupons.find(code)).toEqual({ redemptionId: `rdm_${index}`, poolId: 'rush' });
    }
    expect(await pools.countPool('rush')).toBe(0);
  });

  test('has codes as they were imported, and knows each in any spelling', async () => {
    await pools.importCodes('spelled', ['Summer-2026 a']);
    expect(await coupons.find('SUMMER2026A')).toEqual({ redemptionId: null, poolId: 'spelled' });
    expect(await take('spelled', 'rdm_1')).toBe('Summer-2026 a');
  });

  test('that has none, or that nobody made, gives none', async () => {
    expect(await pools.takeFromPool('nobody')).toBeNull();
    expect(await pools.countPool('nobody')).toBe(0);
  });

  test('takes an import of thousands, with what is twice in the file, here already, or elsewhere', async () => {
    const codes = codesOf('BIG', 3_000);
    await pools.importCodes('other', codes.slice(100, 120));
    await issue(codes[130] ?? '', 'rdm_1');
    await pools.importCodes('big', codes.slice(200, 260));
    const result = await pools.importCodes('big', [...codes, ...codes.slice(0, 10), 'big00011']);
    expect(result).toEqual({
      imported: 3_000 - 60 - 21,
      alreadyInPool: 60 + 11,
      takenElsewhere: [...codes.slice(100, 120), codes[130]],
    });
    expect(await pools.countPool('big')).toBe(3_000 - 21);
  });

  test('takes the rest of an import that was interrupted, and the whole of it again, without a code twice', async () => {
    const codes = codesOf('AGAIN', 400);
    // Storage fails some transactions from here on: by its seed the fifth of eight.
    table.proxy.setRates({ TransactWriteItems: { server_error: 0.18 } });
    const interrupted = poolStore(table.impatientClient, TABLE).importCodes('again', codes);
    await expect(interrupted).rejects.toMatchObject({ name: 'Fault', code: 'UNAVAILABLE' });
    table.proxy.setRates({});
    const before = await pools.countPool('again');
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(400);
    const taken = await take('again', 'rdm_1');
    expect(await pools.importCodes('again', codes)).toEqual({
      imported: 400 - before,
      alreadyInPool: before,
      takenElsewhere: [],
    });
    // A code that was taken never goes back.
    expect(await pools.countPool('again')).toBe(399);
    expect(await coupons.find(taken ?? '')).toEqual({ redemptionId: 'rdm_1', poolId: 'again' });
    expect((await pools.importCodes('again', codes)).imported).toBe(0);
  });

  test('takes the same file from two at once', async () => {
    const codes = codesOf('BOTH', 300);
    const results = await Promise.all([pools.importCodes('both', codes), pools.importCodes('both', codes)]);
    expect(results.reduce((sum, { imported }) => sum + imported, 0)).toBe(300);
    expect(results.reduce((sum, { alreadyInPool }) => sum + alreadyInPool, 0)).toBe(300);
    expect(await pools.countPool('both')).toBe(300);
  });
});
