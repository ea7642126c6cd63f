import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, test } from 'vitest';
import { startEngine } from '../../local/engine.ts';
import { eventsOfEntry } from '../../shared/events/events-of-entry.ts';
import { rawLine } from '../../shared/lake/raw-line.ts';
import { keyedBy } from '../../shared/lake/shop-key.ts';
import type { SpoolLine } from '../../shared/lake/spool.ts';
import { encodeEntry } from '../../shared/storage/entry-codec.ts';
import { accountKey, type Item, memberEntryKey, orderKey } from '../../shared/storage/keys.ts';
import { ledgerScan, type PoisonItem } from '../../tools/cli/lake/ledger-scan.ts';
import { tellStory } from '../../tools/docs/examples/story.ts';
import { clientOf, createTable } from '../storage/local-table.ts';

const TABLE = 'Ledger';
const engine = await startEngine();
const client = clientOf(engine.endpoint);
afterAll(async () => {
  client.destroy();
  await engine.close();
});
const key = keyedBy(Buffer.from('a salt of the tests'));

test('all segments together tell every entry once, and of what cannot be told where it is', async () => {
  await createTable(client, TABLE);
  const entries = Object.values(tellStory())
    .map(({ entry }) => entry)
    .filter(({ cause }) => ['enrollment', 'adjustment', 'accrual'].includes(cause.kind));
  expect(entries.length).toBeGreaterThan(2);
  const put = (item: Item) => client.send(new PutItemCommand({ TableName: TABLE, Item: item }));
  for (const entry of entries) {
    const at = entry.cause.kind === 'accrual' ? orderKey(entry.cause.order.orderId) : memberEntryKey(entry);
    await put(encodeEntry(at, { entry, requestHash: 'test' }));
  }
  await put({ ...accountKey('mbr_0123456789abcdefghij'), state: { S: 'erased' } });
  // Large, so that a segment has several pages.
  for (let number = 0; number < 12; number += 1)
    await put({
      pk: { S: `ORDER#${number}` },
      sk: { S: 'ORDER' },
      memberId: { S: 'x' },
      filler: { S: 'x'.repeat(380_000) },
    });

  const poison: PoisonItem[] = [];
  const scan = ledgerScan(client, TABLE, 3, key, (item) => poison.push(item));
  const lines: SpoolLine[] = [];
  let pages = 0;
  for (let segment = 0; segment < scan.segments; segment += 1) {
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof scan.read>> = await scan.read(segment, cursor);
      lines.push(...page.lines);
      cursor = page.next;
      pages += 1;
    } while (cursor !== null);
  }
  const told = entries.flatMap((entry) =>
    eventsOfEntry(entry).map(({ type, detail }) => rawLine({ 'detail-type': type, detail }, key).line),
  );
  expect(lines.map(({ text }) => text).sort()).toEqual(told.map((line) => JSON.stringify(line)).sort());
  expect(lines.every(({ occurredAt, text }) => text.includes(occurredAt))).toBe(true);
  expect(pages).toBeGreaterThan(3);
  expect(poison.map(({ pk }) => pk).sort()).toEqual(
    Array.from({ length: 12 }, (_, n) => `ORDER#${n}`).sort(),
  );
});
