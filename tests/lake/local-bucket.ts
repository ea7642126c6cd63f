import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { createBucketApi } from '../../local/buckets/bucket-api.ts';
import { createObjectStore } from '../../local/buckets/object-store.ts';
import { startServiceServer } from '../../local/services/service-server.ts';
import { openStackDatabase } from '../../local/stack-database.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { s3Objects } from '../../shared/lake/s3-objects.ts';

export interface LocalBucket {
  readonly objects: Objects;
  /** Every key with its bytes as text of base 64. */
  contents(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}
const BUCKET = 'lake';

/** An empty bucket of a real server of objects. */
export async function startBucket(): Promise<LocalBucket> {
  const folder = mkdtempSync(join(tmpdir(), 'bucket-'));
  const database = openStackDatabase(join(folder, 'objects.sqlite'));
  const api = createBucketApi(new Set([BUCKET]), createObjectStore(database, join(folder, 'objects')));
  const server = await startServiceServer(() => undefined);
  server.serve(async (request) => api(request));
  const client = new S3Client({
    region: 'eu-west-1',
    endpoint: server.url,
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const objects = s3Objects(client, BUCKET);
  return {
    objects,
    async contents() {
      const found: Record<string, string> = {};
      for await (const { key } of objects.list(''))
        found[key] = (await objects.get(key))?.bytes.toString('base64') ?? '';
      return found;
    },
    async close() {
      client.destroy();
      await server.close();
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
