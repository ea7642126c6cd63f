import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { afterAll, afterEach, expect, test } from 'vitest';
import { commitManifest, readManifest } from '../../shared/lake/manifest-store.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { s3Objects } from '../../shared/lake/s3-objects.ts';
import { successorOf } from '../../shared/lake/successor.ts';
import { Fault } from '../../shared/storage/fault.ts';
import type { FaultKind } from '../../tools/fault-proxy/fault-kind.ts';
import { startFaultProxy } from '../../tools/fault-proxy/fault-proxy.ts';
import { createFaultSchedule } from '../../tools/fault-proxy/fault-schedule.ts';
import { startWorld } from '../lake/curation-world.ts';

const world = await startWorld();
const direct = world.bucket();
const proxy = await startFaultProxy({ target: world.url, seed: 'objects', rates: {} });
const clients: S3Client[] = [];

afterEach(() => proxy.setRates({}));
afterAll(async () => {
  for (const client of clients) client.destroy();
  await proxy.close();
  await world.close();
});

/** The same bucket, by way of the proxy. */
function proxied(maxAttempts: number): Objects {
  const client = new S3Client({
    endpoint: proxy.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
    maxAttempts,
  });
  clients.push(client);
  return s3Objects(client, 'lake-0');
}

async function keysIn(objects: Objects, prefix: string): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of objects.list(prefix)) keys.push(key);
  return keys;
}

test.each<{ kind: FaultKind; isWritten: boolean }>([
  { kind: 'throttle', isWritten: false },
  { kind: 'capacity', isWritten: false },
  { kind: 'server_error', isWritten: false },
  { kind: 'server_error_after', isWritten: true },
  { kind: 'cut_before', isWritten: false },
  { kind: 'cut_after', isWritten: true },
])('of a put, $kind is a fault to the lake', async ({ kind, isWritten }) => {
  proxy.setRates({ PutObject: { [kind]: 1 } });
  await expect(proxied(1).put(kind, Buffer.from('bytes'))).rejects.toThrow(Fault);
  expect((await direct.get(kind)) !== null).toBe(isWritten);
});

test.each<FaultKind>(['throttle', 'server_error', 'cut_before', 'cut_after', 'cut_within'])(
  'of a get, a list and a download, %s is a fault to the lake',
  async (kind) => {
    await direct.put('read/it', Buffer.alloc(200_000, 'x'));
    const objects = proxied(1);
    proxy.setRates({ GetObject: { [kind]: 1 }, ListObjectsV2: { [kind]: 1 } });
    await expect(objects.get('read/it')).rejects.toThrow(Fault);
    await expect(keysIn(objects, 'read/')).rejects.toThrow(Fault);
    const file = join(mkdtempSync(join(world.folder, 'download-')), 'it');
    await expect(objects.download('read/it', file)).rejects.toThrow(Fault);
  },
);

test('where a third of all calls fail, what is read is whole', async () => {
  const bytes = Buffer.from(Array.from({ length: 50_000 }, (_, index) => index % 251));
  await direct.put('whole', bytes);
  const reads = { cut_within: 0.2, cut_after: 0.05, server_error: 0.05 };
  proxy.setRates({ GetObject: reads, ListObjectsV2: reads });
  const objects = proxied(10);
  const folder = mkdtempSync(join(world.folder, 'whole-'));
  for (let turn = 0; turn < 20; turn += 1) {
    await objects.download('whole', join(folder, `${turn}`));
    expect(readFileSync(join(folder, `${turn}`)).equals(bytes)).toBe(true);
    expect(await keysIn(objects, 'whole')).toEqual(['whole']);
  }
});

test('a manifest whose pointer was put, and nobody told so, counts as committed', async () => {
  const objects = proxied(4);
  const told: boolean[] = [];
  for (let turn = 0; turn < 20; turn += 1) {
    const { manifest: before, etag } = await readManifest(direct);
    proxy.setRates({ PutObject: turn % 2 === 0 ? { cut_after: 0.6 } : { server_error_after: 0.6 } });
    try {
      const base = { manifest: before, etag };
      told.push(await commitManifest(objects, successorOf(before, 1_800_000_000 + turn), base));
    } catch (error) {
      expect(error).toBeInstanceOf(Fault);
      continue;
    }
    expect((await readManifest(direct)).manifest.sequence).toBe(before.sequence + 1);
  }
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told)).toEqual(new Set([true]));
  expect(proxy.counts().hiddenCommits).toBeGreaterThan(0);
});

test('knows what cannot befall an object', () => {
  expect(() => createFaultSchedule('seed', { PutObject: { conflict: 0.1 } })).toThrow(
    /cannot meet a conflict/,
  );
  expect(() => createFaultSchedule('seed', { PutObject: { cut_within: 0.1 } })).toThrow(
    /cannot meet a cut_within/,
  );
});
