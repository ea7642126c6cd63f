import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readLink, signLink } from '../../shared/access/signed-link.ts';
import { linkSecretRotation } from '../../shared/storage/link-secret-rotation.ts';
import { linkSecrets } from '../../shared/storage/link-secrets.ts';
import { type StartedTable, startTable } from './started-table.ts';

const NOW = 1_795_000_000;
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

test('a new secret takes over unnoticed: known to all before it signs, and the one before is good until it is dropped', async () => {
  const own = await startTable('Credentials', 0, false);
  const rotation = linkSecretRotation(own.client, own.name);
  const at = (now: number) => linkSecrets(own.client, own.name, () => now * 1000)();
  expect([await rotation.rotate(NOW), await rotation.status()]).toEqual(['none', null]);
  const [first] = await at(NOW);
  const content = { memberId: 'mbr_1', channel: 'email' };
  const old = signLink('stop', content, NOW + 1_000, [first]);

  expect(await rotation.rotate(NOW)).toBe('rotated');
  const [signing, fresh = ''] = await at(NOW + 119);
  // Who remembers the secrets of the moment before the change still reads whatever is signed.
  expect(signing).toBe(first);
  const [later, ...others] = await at(NOW + 120);
  expect([later, others]).toEqual([fresh, [first]]);
  for (const secrets of [await at(NOW), await at(NOW + 500)])
    expect(readLink(old, 'stop', secrets, NOW)).toEqual({ content });

  expect(await rotation.rotate(NOW + 500)).toBe('previous');
  expect(await rotation.status()).toEqual({ changedAt: NOW, signsFrom: NOW + 120, hasPrevious: true });
  expect([await rotation.dropPrevious(), await rotation.dropPrevious()]).toEqual([true, false]);
  expect(await at(NOW + 600)).toEqual([fresh]);
  expect(readLink(old, 'stop', await at(NOW + 600), NOW)).toEqual({ fault: 'invalid' });
  const rotations = await Promise.all([rotation.rotate(NOW + 700), rotation.rotate(NOW + 700)]);
  expect(rotations.toSorted()).not.toEqual(['rotated', 'rotated']);
  expect(rotations).toContain('rotated');
  await own.close();
});
