import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { S3Client } from '@aws-sdk/client-s3';
import { createBucketApi } from '../../local/buckets/bucket-api.ts';
import { createObjectStore } from '../../local/buckets/object-store.ts';
import { startServiceServer } from '../../local/services/service-server.ts';
import { openStackDatabase } from '../../local/stack-database.ts';
import { credentials, region } from '../../local/template/local-account.ts';
import type { Workshop } from '../../shared/lake/curate.ts';
import { type LakeEngine, openEngine } from '../../shared/lake/engine.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { s3Objects } from '../../shared/lake/s3-objects.ts';

/** The local stack's S3 on a free port, with as many buckets as are asked for, and a folder to work in. */
export async function startWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-lake-'));
  const database = openStackDatabase(join(folder, 'stack.sqlite'));
  const store = createObjectStore(database, join(folder, 'buckets'));
  const server = await startServiceServer((line) => console.error(line));
  const buckets = new Set<string>();
  const api = createBucketApi(buckets, store);
  server.serve(async (request) => api(request));
  const client = new S3Client({
    region,
    credentials,
    endpoint: server.url,
    forcePathStyle: true,
    maxAttempts: 2,
  });
  const engines: LakeEngine[] = [];

  return {
    folder,
    client,
    /** Of the store. */
    url: server.url,
    /** A bucket of its own. */
    bucket(): Objects {
      const name = `lake-${buckets.size}`;
      buckets.add(name);
      mkdirSync(join(folder, 'buckets', name), { recursive: true });
      return s3Objects(client, name);
    },
    async engine(): Promise<LakeEngine> {
      const engine = await openEngine({ threads: 1 });
      engines.push(engine);
      return engine;
    },
    /** @param clock seconds since 1970; read at each use */
    workshop: (objects: Objects, engine: LakeEngine, clock: { now: number }): Workshop => ({
      objects,
      engine,
      folder: join(folder, 'work'),
      now: () => clock.now,
    }),
    cacheFolder: join(folder, 'cache'),
    async close(): Promise<void> {
      for (const engine of engines) engine.close();
      client.destroy();
      await server.close();
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type LakeWorld = Awaited<ReturnType<typeof startWorld>>;

export const rawKey = (arrived: string, name: string): string =>
  `raw/v1/arrived=${arrived}/${name}.ndjson.gz`;

export const gzippedLines = (lines: readonly object[]): Buffer =>
  gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
