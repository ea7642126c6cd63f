import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { s3Objects } from '../../shared/lake/s3-objects.ts';
import { startWorld } from './curation-world.ts';

const world = await startWorld();
afterAll(() => world.close());

const keysOf = async (entries: AsyncIterable<{ key: string }>): Promise<string[]> => {
  const keys: string[] = [];
  for await (const { key } of entries) keys.push(key);
  return keys;
};

test('lists more than a page holds, in order, and from behind a key', async () => {
  const objects = world.bucket();
  const keys = Array.from({ length: 1_105 }, (_, number) => `a/${number.toString().padStart(5, '0')}`);
  for (let at = 0; at < keys.length; at += 100)
    await Promise.all(keys.slice(at, at + 100).map((key) => objects.put(key, Buffer.from('x'))));
  await objects.put('b/1', Buffer.from('yy'));
  expect(await keysOf(objects.list('a/'))).toEqual(keys);
  expect(await keysOf(objects.list('a/', 'a/00999'))).toEqual(keys.slice(1_000));
  expect(await keysOf(objects.list('c/'))).toEqual([]);
  for await (const entry of objects.list('b/')) expect(entry).toEqual({ key: 'b/1', bytes: 2 });
});

test('one of two puts under the same condition takes effect', async () => {
  const objects = world.bucket();
  expect(await objects.get('pointer')).toBeNull();
  const first = await Promise.all(
    ['one', 'two'].map((text) => objects.putIf('pointer', Buffer.from(text), { ifAbsent: true })),
  );
  expect(first.filter((isDone) => isDone)).toHaveLength(1);
  const { bytes, etag } = (await objects.get('pointer')) ?? { bytes: Buffer.alloc(0), etag: '' };
  expect(bytes.toString()).toBe(first[0] ? 'one' : 'two');
  expect(await objects.putIf('pointer', Buffer.from('three'), { ifMatch: etag })).toBe(true);
  expect(await objects.putIf('pointer', Buffer.from('four'), { ifMatch: etag })).toBe(false);
  expect((await objects.get('pointer'))?.bytes.toString()).toBe('three');
  expect(await objects.putIf('nothing', Buffer.from('five'), { ifMatch: etag })).toBe(false);
});

test('large objects go from file to file; what is not there leaves none', async () => {
  const objects = world.bucket();
  const [from, to] = [join(world.folder, 'from'), join(world.folder, 'to')];
  writeFileSync(from, Buffer.alloc(9_000_000, 'perennial '));
  await objects.upload('large', from);
  expect(await objects.download('large', to)).toBe(true);
  expect(readFileSync(to).equals(readFileSync(from))).toBe(true);
  await objects.delete('large');
  await objects.delete('large');
  expect(await objects.download('large', join(world.folder, 'none'))).toBe(false);
  expect(() => readFileSync(join(world.folder, 'none'))).toThrow(/ENOENT/);
});

test('a bucket that does not exist is said to be so', async () => {
  await expect(s3Objects(world.client, 'nobodys').get('a')).rejects.toMatchObject({ name: 'NoSuchBucket' });
});
