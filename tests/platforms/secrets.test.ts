import { Readable } from 'node:stream';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import { credentialStore } from '../../shared/storage/credential-store.ts';
import { type PlatformSecretStore, platformSecretStore } from '../../shared/storage/platform-secret-store.ts';
import { readSecret } from '../../tools/cli/platforms.ts';
import { clientOf, createTable } from '../storage/local-table.ts';

const TABLE = 'Credentials';
let engine: Engine;
let client: DynamoDBClient;
let secrets: PlatformSecretStore;

beforeAll(async () => {
  engine = await startEngine();
  client = clientOf(engine.endpoint);
  await createTable(client, TABLE, null);
  secrets = platformSecretStore(client, TABLE);
});

afterAll(async () => {
  client.destroy();
  await engine.close();
});

test('a platform has no secret until one is set', async () => {
  expect(await secrets.read('woocommerce')).toEqual([]);
  expect(await secrets.status('woocommerce')).toBeNull();
  expect(await secrets.remove('woocommerce')).toBe(false);
  expect(await secrets.removePrevious('woocommerce')).toBe(false);
});

test('the newest two are in use, until the previous one, or all, are removed', async () => {
  expect(await secrets.set('shopify', 'first', 1_000)).toBe(true);
  expect(await secrets.read('shopify')).toEqual(['first']);
  expect(await secrets.set('shopify', 'second', 2_000)).toBe(true);
  expect(await secrets.set('shopify', 'second', 3_000)).toBe(false);
  expect(await secrets.read('shopify')).toEqual(['second', 'first']);
  expect(await secrets.set('shopify', 'third', 4_000)).toBe(true);
  expect(await secrets.read('shopify')).toEqual(['third', 'second']);
  expect(await secrets.status('shopify')).toEqual({
    platform: 'shopify',
    changedAt: 4_000,
    hasPrevious: true,
  });
  expect(await secrets.removePrevious('shopify')).toBe(true);
  expect(await secrets.read('shopify')).toEqual(['third']);
  expect(await secrets.remove('shopify')).toBe(true);
  expect(await secrets.read('shopify')).toEqual([]);
});

test('secrets of platforms are not among the keys, and cannot be used as one', async () => {
  await secrets.set('shopify', 'first', 1_000);
  const keys = credentialStore(client, TABLE);
  const { keyId } = await keys.createApiKey('checkout', ['orders:write'], 1_000);
  expect((await keys.listApiKeys()).map((key) => key.keyId)).toEqual([keyId]);
});

test('a secret is read from standard input without the line end, and one too short is refused', async () => {
  expect(await readSecret(Readable.from(['hush-0123456789abcdef\n']))).toBe('hush-0123456789abcdef');
  await expect(readSecret(Readable.from(['\n']))).rejects.toThrow('has 0 characters');
});
