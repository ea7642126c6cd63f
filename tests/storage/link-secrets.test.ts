import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { type StartedTable, startTable } from './started-table.ts';

const Key = { pk: { S: 'SECRET#links' } };
let table: StartedTable;
beforeAll(async () => {
  table = await startTable('Credentials', 0, false);
});
afterAll(() => table.close());

test('the secret of links is made once, by whoever needs it first, and is long enough to sign with', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => linkSecrets(table.client, table.name)()));
  expect(new Set(all.map(([secret]) => secret)).size).toBe(1);
  expect(Buffer.from(all[0]?.[0] ?? '', 'base64url')).toHaveLength(32);
  expect(await linkSecrets(table.client, table.name)()).toEqual(all[0]);
});

test('one that was changed signs from then on, and the one before is good as long as it stands there', async () => {
  const { Item: item } = await table.client.send(new GetItemCommand({ TableName: table.name, Key }));
  const previous = item?.['secret']?.S ?? '';
  const secret = Buffer.alloc(32, 7).toString('base64url');
  await table.client.send(
    new PutItemCommand({
      TableName: table.name,
      Item: { ...Key, secret: { S: secret }, previous: { S: previous } },
    }),
  );
  expect(await linkSecrets(table.client, table.name)()).toEqual([secret, previous]);
});

test('after a failure of storage it asks again', async () => {
  const secrets = linkSecrets(table.impatientClient, table.name);
  table.proxy.setRates({ GetItem: { server_error: 1 } });
  await expect(secrets()).rejects.toThrow(/reading the secrets of links/);
  table.proxy.setRates({});
  expect(await secrets()).toHaveLength(2);
});
