import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { type Connection, readConnection } from '../../../local/connection-file.ts';
import { credentials, region } from '../../../local/template/local-account.ts';
import { openEngine } from '../../../shared/lake/engine.ts';
import type { Manifest } from '../../../shared/lake/manifest.ts';
import { readManifest } from '../../../shared/lake/manifest-store.ts';
import { openLake } from '../../../shared/lake/open-lake.ts';
import { s3Objects } from '../../../shared/lake/s3-objects.ts';
import type { FaultCounts } from '../../fault-proxy/fault-counts.ts';
import { judgeLake, judgeRebuilt } from './judge-lake.ts';
import { type LakeBooks, type LakeCount, readLakeBooks } from './lake-books.ts';
import { startLakeWorker } from './lake-worker.ts';
import { readLedger } from './ledger-books.ts';

export interface LakeVerdict {
  readonly events: number;
  readonly rows: number;
  readonly manifests: number;
  readonly rawObjects: number;
  readonly generation: number;
  /** How often a process was killed that worked on the lake. */
  readonly kills: number;
  /** As of the first of the days: points that members have. */
  readonly closing: number | null;
  readonly orders: number;
  readonly figures: number;
  readonly days: readonly string[];
  readonly faults: FaultCounts;
  /** That it took to finish, compare and make anew. */
  readonly seconds: number;
  readonly failures: readonly string[];
}

export interface LakeCampaign {
  /** The stack was started again. */
  follow(): void;
  /** Once nothing waits any more: takes in what is left, compares, makes all anew, and compares again. */
  judge(timeZone: string): Promise<LakeVerdict>;
  close(): Promise<void>;
}

const MS_PER_DAY = 86_400_000;
/** Tomorrow, and days on which points have become active, and have expired, without any entry that says so. */
const LATER_DAYS = [1, 40, 400, 1_200] as const;

/** The lake of a stack, curated under faults from the beginning of a campaign. @param dataDir of the stack */
export async function startLakeCampaign(dataDir: string, seed: string): Promise<LakeCampaign> {
  const folder = join(dataDir, 'lake-work');
  mkdirSync(folder, { recursive: true });
  const worker = await startLakeWorker(connectionOf(dataDir), folder, seed);
  return {
    follow: () => worker.follow(connectionOf(dataDir)),
    async judge(timeZone) {
      const start = performance.now();
      const connection = connectionOf(dataDir);
      const count = { timeZone, days: daysFrom(Date.now()) };
      const failures: string[] = [];
      const fail = (text: string) => failures.push(text);
      await worker.finish();
      const [ledger, first] = [await ledgerOf(connection), await lakeOf(connection, folder, count)];
      judgeLake(ledger, first.books, count, fail);
      await worker.rebuild();
      const made = await lakeOf(connection, folder, count);
      judgeRebuilt(first.books, made.books, fail);
      const { tables, balances, orders, figures } = first.books;
      return {
        events: ledger.events.length,
        rows: Object.values(tables).reduce((sum, { rows }) => sum + rows, 0),
        manifests: first.manifest.sequence,
        rawObjects: rawObjectsIn(first.manifest),
        generation: made.manifest.generation,
        kills: worker.kills(),
        closing: balances.get(count.days[0])?.closing ?? null,
        orders: [...orders.values()].reduce((sum, each) => sum + each.orders, 0),
        figures: figures.length,
        days: count.days,
        faults: worker.faultCounts(),
        seconds: (performance.now() - start) / 1000,
        failures: [...worker.failures, ...failures],
      };
    },
    close: worker.close,
  };
}

function connectionOf(dataDir: string): Connection {
  const connection = readConnection(dataDir);
  if (connection === null) throw new Error(`no stack runs on ${dataDir}`);
  return connection;
}

function daysFrom(nowMs: number): LakeCount['days'] {
  const [first, ...later] = LATER_DAYS.map((days) =>
    new Date(nowMs + days * MS_PER_DAY).toISOString().slice(0, 10),
  );
  return [first ?? '', ...later];
}

async function ledgerOf({ environment, outputs }: Connection) {
  const endpoint = environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '';
  const client = new DynamoDBClient({ endpoint, region, credentials });
  try {
    return await readLedger(client, outputs['LedgerTable'] ?? '');
  } finally {
    client.destroy();
  }
}

/** Read without faults: what counts is what lies there. */
async function lakeOf(
  { environment, outputs }: Connection,
  folder: string,
  count: LakeCount,
): Promise<{ readonly manifest: Manifest; readonly books: LakeBooks }> {
  const endpoint = environment['AWS_ENDPOINT_URL_S3'] ?? '';
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  const engine = await openEngine();
  try {
    const objects = s3Objects(client, outputs['LakeBucket'] ?? '');
    const { manifest } = await readManifest(objects);
    await openLake(objects, manifest, engine, join(folder, 'read'));
    return { manifest, books: await readLakeBooks(engine, count) };
  } finally {
    engine.close();
    client.destroy();
  }
}

const rawObjectsIn = ({ taken }: Manifest): number =>
  Object.values(taken.names).reduce((sum, names) => sum + names.length, taken.closedObjects);
