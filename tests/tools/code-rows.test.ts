import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, describe, expect, it } from 'vitest';
import { Fault } from '../../shared/storage/fault.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { type CodeRow, readCodeRows } from '../../tools/cli/coupons/code-rows.ts';
import { importRows } from '../../tools/cli/coupons/import-codes.ts';

const folder = mkdtempSync(join(tmpdir(), 'perennial-codes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(text: string, column?: string): Promise<readonly CodeRow[]> {
  const file = join(folder, 'codes.csv');
  writeFileSync(file, text);
  let bytes = 0;
  const rows = [];
  for await (const row of readCodeRows(file, column, (count) => {
    bytes += count;
  }))
    rows.push(row);
  expect(bytes).toBe(Buffer.byteLength(text));
  return rows;
}

describe('the codes of a file', () => {
  it.each<[string, string, string | undefined, readonly CodeRow[]]>([
    [
      'a list without a header',
      'AAAA\nBBBB\n',
      undefined,
      [
        { line: 1, text: 'AAAA' },
        { line: 2, text: 'BBBB' },
      ],
    ],
    [
      'the column "code", however it is written',
      'value,Code\r\n5,AAAA\r\n',
      undefined,
      [{ line: 2, text: 'AAAA' }],
    ],
    ['a column that is named', 'code,voucher\nx, AAAA \n', 'voucher', [{ line: 2, text: 'AAAA' }]],
    [
      'a byte-order mark, quotes and empty lines',
      '\ufeffcode\n\n"AA AA"\n',
      undefined,
      [{ line: 3, text: 'AA AA' }],
    ],
    ['a row that is too short', 'value,code\n5\n', undefined, [{ line: 2, text: '' }]],
    ['nothing', '', undefined, []],
  ])('%s', async (_what, text, column, rows) => {
    expect(await rowsOf(text, column)).toEqual(rows);
  });

  it('names the columns there are', async () => {
    await expect(rowsOf('a,b\n1,2\n', 'c')).rejects.toThrow('no column "c", but: a, b');
  });

  it('says that a quote is never closed', async () => {
    await expect(rowsOf(`code\n"AAAA\n${'BBBB\n'.repeat(5_000)}`)).rejects.toThrow(/record|quote/i);
  });
});

describe('an import without storage', () => {
  it('ends with that, once', async () => {
    // Nobody listens on port 1.
    const client = new DynamoDBClient({
      endpoint: 'http://127.0.0.1:1',
      region: 'eu-west-1',
      credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
      maxAttempts: 1,
    });
    async function* source(): AsyncGenerator<CodeRow> {
      for (let line = 1; line <= 10_000; line += 1) yield { line, text: `CODE${line}` };
    }
    const pools = poolStore(client, 'Rewards');
    await expect(importRows(pools, 'pool', source(), () => {})).rejects.toThrow(Fault);
  });
});
