import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { cleanLake } from '../../../shared/lake/clean.ts';
import { compact } from '../../../shared/lake/compact.ts';
import { curate, USUAL_LIMITS, type Workshop } from '../../../shared/lake/curate.ts';
import { openEngine } from '../../../shared/lake/engine.ts';
import { rebuild } from '../../../shared/lake/rebuild.ts';
import { s3Client, s3Objects } from '../../../shared/lake/s3-objects.ts';
import { keyedBy } from '../../../shared/lake/shop-key.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { lakeSalt } from '../../../shared/storage/lake-salt.ts';
import { findTarget, type TargetOptions } from '../target.ts';
import { bucketName, openBucket } from './lake-bucket.ts';
import { lakeStatus } from './lake-status.ts';
import { ledgerScan } from './ledger-scan.ts';

interface LakeOptions {
  readonly bucket?: string;
  readonly folder?: string;
  readonly memoryMb: string;
}

const BYTES_PER_MB = 1024 * 1024;
const now = (): number => Math.floor(Date.now() / 1000);

/** The lake: events as files, for metrics. */
export function lakeCommand(targetOptions: () => TargetOptions): Command {
  const lake = new Command('lake').description('events as Parquet files, for metrics');
  const worksOn = (name: string, says: string): Command =>
    lake
      .command(name)
      .description(says)
      .option('--bucket <name>', 'where the lake is (default: the bucket of the stack)')
      .option('--folder <path>', 'to work in, on this disk (default: one of the system for temporary files)')
      .option('--memory-mb <number>', 'that the engine may take before it uses the disk', '2048');

  worksOn('curate', 'take in what has arrived, make files of old months, delete what is no longer needed')
    .option('--since <day>', 'take again all that arrived from this day on; what is there is not added twice')
    .option(
      '--batch-mb <number>',
      'so much at a time, as it lies there',
      `${USUAL_LIMITS.bytes / BYTES_PER_MB}`,
    )
    .action(async (options: LakeOptions & { since?: string; batchMb: string }) => {
      const limits = { ...USUAL_LIMITS, bytes: positive('--batch-mb', options.batchMb) * BYTES_PER_MB };
      const since = options.since === undefined ? {} : { since: day(options.since) };
      await inWorkshop(targetOptions(), options, (shop, signal) =>
        curateAll(shop, { limits, ...since, signal }),
      );
    });
  worksOn('status', 'what it has by table, how new it is, and what waits').action(
    async (options: LakeOptions) =>
      console.log(await lakeStatus(await openBucket(targetOptions(), options.bucket), now())),
  );
  worksOn('rebuild', 'make all of it anew from the ledger; ended or failed, it goes on where it was')
    .option('--segments <number>', 'so many readers of the ledger at once', '4')
    .action(async (options: LakeOptions & { segments: string }) => {
      const segments = positive('--segments', options.segments);
      await inWorkshop(targetOptions(), options, (shop, signal) =>
        rebuildAll(shop, targetOptions(), segments, signal),
      );
    });
  return lake;
}

async function curateAll(shop: Workshop, options: Parameters<typeof curate>[1]): Promise<void> {
  const signal = options?.signal;
  const reports = await curate(shop, {
    ...options,
    progress: ({ sequence, objects, lines, rows, files, setAside }) => {
      console.log(
        `manifest ${sequence}: ${objects} objects, ${lines} events, ${rows} new rows in ${files} files`,
      );
      for (const { key, cause } of setAside) console.error(`set aside: ${key}: ${cause}`);
    },
  });
  if (reports.length === 0) console.log('Nothing new has arrived.');
  for (const { month, filesBefore, filesAfter } of await compact(shop, signal))
    console.log(`${month}: ${filesAfter} files of ${filesBefore}`);
  console.log(`${await cleanLake(shop.objects, shop.now())} objects deleted that nobody needs.`);
  if (reports.some(({ setAside }) => setAside.length > 0)) process.exitCode = 1;
}

async function rebuildAll(
  shop: Workshop,
  targetOptions: TargetOptions,
  segments: number,
  signal: AbortSignal,
): Promise<void> {
  const { ledgerTable, credentialTable, name } = await findTarget(targetOptions);
  const client = dynamoDbClient();
  const salt = await lakeSalt(client, credentialTable)();
  const ledger = ledgerScan(client, ledgerTable, segments, keyedBy(salt), ({ pk, sk, cause }) => {
    console.error(`left out: ${pk} ${sk}: ${cause}`);
    process.exitCode = 1;
  });
  const manifest = await rebuild(shop, ledger, { signal, progress: (says) => console.log(says) });
  if (manifest === null)
    return console.log(`Ended. Run it again, with the same folder, to go on: ${shop.folder}`);
  const rows = manifest.files.reduce((sum, file) => sum + file.rows, 0);
  console.log(
    `${name}: generation ${manifest.generation}, ${rows} rows in ${manifest.files.length} files. Curate now, for what arrived meanwhile.`,
  );
}

/** Ctrl-C ends the work after the step that is under way; a second one at once, which does no harm either. */
async function inWorkshop(
  targetOptions: TargetOptions,
  options: LakeOptions,
  work: (shop: Workshop, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const bucket = await bucketName(targetOptions, options.bucket);
  const folder = options.folder ?? join(tmpdir(), `perennial-lake-${bucket}`);
  const engine = await openEngine({
    memoryMb: positive('--memory-mb', options.memoryMb),
    spillFolder: join(folder, 'spill'),
  });
  const ending = new AbortController();
  process.once('SIGINT', () => ending.abort());
  try {
    await work({ objects: s3Objects(s3Client(), bucket), engine, folder, now }, ending.signal);
  } finally {
    engine.close();
  }
}

function positive(option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new Error(`${option} is "${text}": it must be a whole number above 0.`);
}

function day(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new Error(`--since is "${text}": it must be a day such as 2026-01-31.`);
}
