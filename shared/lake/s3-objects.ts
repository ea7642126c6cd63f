import { createReadStream, createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  ListObjectsV2Command,
  type ListObjectsV2CommandOutput,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { asFault } from '../storage/fault.ts';
import type { ObjectEntry, Objects, PutCondition } from './objects.ts';

const CONNECT_TIMEOUT_MS = 2_000;
/** Of silence, not of the whole: a large object takes as long as it takes. */
const REQUEST_TIMEOUT_MS = 30_000;
const MAX_ATTEMPTS = 4;

/** Region, credentials and endpoint come from the environment, as everywhere in the SDK. */
export const s3Client = (): S3Client =>
  new S3Client({
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECT_TIMEOUT_MS, requestTimeout: REQUEST_TIMEOUT_MS },
  });

/** The objects of one bucket of S3. */
export function s3Objects(client: S3Client, bucket: string): Objects {
  const at = (key: string) => ({ Bucket: bucket, Key: key });

  async function find(key: string): Promise<GetObjectCommandOutput | null> {
    try {
      return await client.send(new GetObjectCommand(at(key)));
    } catch (error) {
      if (isNamed(error, 'NoSuchKey')) return null;
      throw error;
    }
  }

  async function download(key: string, file: string): Promise<boolean> {
    const found = await find(key);
    if (found === null) return false;
    try {
      await pipeline(found.Body as Readable, createWriteStream(file));
      return true;
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  async function upload(key: string, file: string): Promise<void> {
    const { size } = await stat(file);
    await client.send(
      new PutObjectCommand({ ...at(key), Body: createReadStream(file), ContentLength: size }),
    );
  }

  async function putIf(key: string, bytes: Uint8Array, condition: PutCondition): Promise<boolean> {
    const header = 'ifAbsent' in condition ? { IfNoneMatch: '*' } : { IfMatch: condition.ifMatch };
    try {
      await client.send(new PutObjectCommand({ ...at(key), Body: bytes, ...header }));
      return true;
    } catch (error) {
      // The third is the real store's, when the object was deleted; the second, when two puts met.
      if (isNamed(error, 'PreconditionFailed', 'ConditionalRequestConflict', 'NoSuchKey')) return false;
      throw error;
    }
  }

  return {
    list: (prefix, after) => listed(client, bucket, prefix, after),
    get: (key) =>
      faulting(`reading ${key}`, async () => {
        const found = await find(key);
        if (found === null) return null;
        const bytes = Buffer.from((await found.Body?.transformToByteArray()) ?? []);
        return { bytes, etag: found.ETag ?? '' };
      }),
    // A body that flows is not sent again by the SDK, so we do.
    download: (key, file) => faulting(`fetching ${key}`, () => repeated(() => download(key, file))),
    upload: (key, file) => faulting(`writing ${key}`, () => repeated(() => upload(key, file))),
    put: (key, bytes) =>
      faulting(`writing ${key}`, async () => {
        await client.send(new PutObjectCommand({ ...at(key), Body: bytes }));
      }),
    putIf: (key, bytes, condition) => faulting(`writing ${key}`, () => putIf(key, bytes, condition)),
    delete: (key) =>
      faulting(`deleting ${key}`, async () => {
        await client.send(new DeleteObjectCommand(at(key)));
      }),
  };
}

async function* listed(
  client: S3Client,
  bucket: string,
  prefix: string,
  after?: string,
): AsyncGenerator<ObjectEntry> {
  let token: string | undefined;
  do {
    const place = token === undefined ? { StartAfter: after } : { ContinuationToken: token };
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...place });
    const page: ListObjectsV2CommandOutput = await faulting(`listing ${prefix}`, () => client.send(command));
    for (const { Key = '', Size = 0 } of page.Contents ?? []) yield { key: Key, bytes: Size };
    token = page.IsTruncated === true ? page.NextContinuationToken : undefined;
  } while (token !== undefined);
}

const isNamed = (error: unknown, ...names: readonly string[]): boolean =>
  error instanceof Error && names.includes(error.name);

async function faulting<T>(doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isRefused(error) ? error : asFault(error, doing);
  }
}

/** What asking again does not change: no such bucket, no permission. */
const isRefused = (error: unknown): boolean =>
  isNamed(error, 'NoSuchBucket', 'AccessDenied', 'InvalidAccessKeyId', 'SignatureDoesNotMatch');

async function repeated<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (isRefused(error) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
