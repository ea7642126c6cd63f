import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { historyReader } from '../../shared/storage/history-reader.ts';
import { simulateLedger } from '../../tools/simulation/simulate-ledger.ts';
import { createLedger, LEDGER } from '../referring/referring-tables.ts';
import { createTable } from '../storage/local-table.ts';
import { type StartedTable, startTable } from '../storage/started-table.ts';
import { rate } from './pasts.ts';
import { QUIETLY } from './workbench.ts';
import { CLOSING, writeShop } from './written-shop.ts';

let tables: StartedTable;
const settings = {
  programs: { current: rate(1), draft: rate(2) },
  redemptionPercent: 100,
  until: CLOSING,
};

beforeAll(async () => {
  tables = await startTable('Empty', 0);
  await createLedger(tables.client);
  await writeShop(tables.client, LEDGER, 7);
});
afterAll(() => tables.close());

describe('a simulation of a ledger', () => {
  test('asks again when the table throttles', async () => {
    const reader = historyReader(tables.client, LEDGER);
    const whole = await simulateLedger(reader, settings, QUIETLY);
    expect(whole.members).toBe(7);
    let asked = 0;
    const throttled = {
      ...reader,
      page: (...args: Parameters<typeof reader.page>) => {
        asked += 1;
        if (asked % 3 === 1) throw new Error('slow down');
        return reader.page(...args);
      },
    };
    expect(await simulateLedger(throttled, settings, QUIETLY)).toEqual(whole);
    expect(asked).toBeGreaterThan(8);
  });

  test('ends with the reason of whoever stops it', async () => {
    const controller = new AbortController();
    const reader = historyReader(tables.client, LEDGER);
    const stopped = {
      ...reader,
      page: (...args: Parameters<typeof reader.page>) => {
        controller.abort(new Error('enough'));
        return reader.page(...args);
      },
    };
    const pace = { ...QUIETLY, signal: controller.signal };
    await expect(simulateLedger(stopped, settings, pace)).rejects.toThrow('enough');
  });

  test('says so when there is no order', async () => {
    await createTable(tables.client, 'Nothing');
    await expect(simulateLedger(historyReader(tables.client, 'Nothing'), settings, QUIETLY)).rejects.toThrow(
      /There is no order in the ledger: .*--history/,
    );
  });
});
