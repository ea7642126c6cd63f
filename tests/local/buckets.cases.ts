import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { Fixture } from './fixture-stack.ts';

/** Buckets as the SDK's S3 client sees them, on the fixture stack. */
export function bucketCases(fixture: Fixture): void {
  const bucket = (): string => fixture.output('BucketName');

  test('keep bytes, type, metadata and checksum', async () => {
    const { objects } = fixture.clients;
    const at = { Bucket: bucket(), Key: 'a folder/é+ü.bin' };
    const bytes = new Uint8Array([0, 1, 2, 250]);
    const put = await objects.send(
      new PutObjectCommand({
        ...at,
        Body: bytes,
        ContentType: 'application/x-thing',
        Metadata: { origin: 'test' },
      }),
    );
    const got = await objects.send(new GetObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
    expect(await got.Body?.transformToByteArray()).toEqual(bytes);
    expect(got).toMatchObject({
      ETag: put.ETag,
      ContentType: 'application/x-thing',
      Metadata: { origin: 'test' },
      ChecksumCRC32: put.ChecksumCRC32,
    });
    const part = await objects.send(new GetObjectCommand({ ...at, Range: 'bytes=1-2' }));
    expect([...((await part.Body?.transformToByteArray()) ?? [])]).toEqual([1, 2]);
    expect((await objects.send(new HeadObjectCommand(at))).ContentLength).toBe(4);
    await objects.send(new DeleteObjectCommand(at));
    await expect(objects.send(new GetObjectCommand(at))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('a streamed body arrives whole', async () => {
    const { objects } = fixture.clients;
    const at = { Bucket: bucket(), Key: 'streamed' };
    const file = join(import.meta.dirname, '../../package-lock.json');
    await objects.send(new PutObjectCommand({ ...at, Body: createReadStream(file) }));
    const got = await objects.send(new GetObjectCommand(at));
    expect(await got.Body?.transformToString()).toBe(readFileSync(file, 'utf8'));
  });

  test('honor conditions', async () => {
    const { objects } = fixture.clients;
    const at = { Bucket: bucket(), Key: 'conditional' };
    const { ETag } = await objects.send(new PutObjectCommand({ ...at, Body: 'one', IfNoneMatch: '*' }));
    const refused = { name: 'PreconditionFailed' };
    await expect(
      objects.send(new PutObjectCommand({ ...at, Body: 'two', IfNoneMatch: '*' })),
    ).rejects.toMatchObject(refused);
    await objects.send(new PutObjectCommand({ ...at, Body: 'three', IfMatch: ETag }));
    await expect(
      objects.send(new PutObjectCommand({ ...at, Body: 'four', IfMatch: ETag })),
    ).rejects.toMatchObject(refused);
    expect(await (await objects.send(new GetObjectCommand(at))).Body?.transformToString()).toBe('three');
  });

  test('list page by page, with folders, also keys that no file system can hold together', async () => {
    const { objects } = fixture.clients;
    const keys = ['list/a', 'list/a/b', 'list/c/1', 'list/c/2', 'list/../d', `list/${'long'.repeat(100)}`];
    for (const Key of keys) await objects.send(new PutObjectCommand({ Bucket: bucket(), Key, Body: Key }));
    const found: (string | undefined)[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await objects.send(
        new ListObjectsV2Command({ Bucket: bucket(), Prefix: 'list/', MaxKeys: 2, ContinuationToken }),
      );
      found.push(...(page.Contents ?? []).map(({ Key }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(found).toEqual([...keys].sort());
    const { CommonPrefixes } = await objects.send(
      new ListObjectsV2Command({ Bucket: bucket(), Prefix: 'list/', Delimiter: '/' }),
    );
    expect(CommonPrefixes?.map(({ Prefix }) => Prefix)).toEqual(['list/../', 'list/a/', 'list/c/']);
    for (const Key of keys) {
      const got = await objects.send(new GetObjectCommand({ Bucket: bucket(), Key }));
      expect(await got.Body?.transformToString()).toBe(Key);
    }
  });

  test('an unknown bucket is said to be so', async () => {
    await expect(
      fixture.clients.objects.send(new GetObjectCommand({ Bucket: 'nobodys', Key: 'a' })),
    ).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
}
