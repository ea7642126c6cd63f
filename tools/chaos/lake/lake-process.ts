import { setTimeout as sleep } from 'node:timers/promises';
import { cleanLake } from '../../../shared/lake/clean.ts';
import { compact } from '../../../shared/lake/compact.ts';
import { curate, type Workshop } from '../../../shared/lake/curate.ts';
import { openEngine } from '../../../shared/lake/engine.ts';
import { rebuild } from '../../../shared/lake/rebuild.ts';
import { s3Client, s3Objects } from '../../../shared/lake/s3-objects.ts';
import { keyedBy } from '../../../shared/lake/shop-key.ts';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { Fault } from '../../../shared/storage/fault.ts';
import { lakeSalt } from '../../../shared/storage/lake-salt.ts';
import { ledgerScan } from '../../cli/lake/ledger-scan.ts';

/**
 * Work on the lake of a campaign, in a process of its own that can be killed: `node lake-process.ts '<LakeProcessOptions>'`. Where the
 * store fails it begins again, as the next night would; anything else ends it with what it said.
 */
export interface LakeProcessOptions {
  /** `watch` curates again and again, until it is ended. */
  readonly work: 'watch' | 'curate' | 'rebuild';
  readonly bucket: string;
  /** To work in; what a process that was killed left there stays. */
  readonly folder: string;
  readonly ledgerTable: string;
  readonly credentialTable: string;
}

/** Few, so that there are many manifests to be killed at. */
const LIMITS = { bytes: 24 * 1024 * 1024, objects: 4 };
const SEGMENTS = 2;
const BETWEEN_MS = 2_000;
const now = (): number => Math.floor(Date.now() / 1000);

const options = JSON.parse(process.argv[2] ?? '{}') as LakeProcessOptions;
const engine = await openEngine({ threads: 1, memoryMb: 1_024 });
const shop: Workshop = {
  objects: s3Objects(s3Client(), options.bucket),
  engine,
  folder: options.folder,
  now,
};
const work = options.work === 'rebuild' ? rebuildLake : curateLake;
for (;;) {
  const isDone = await withoutFault(work);
  if (isDone && options.work !== 'watch') break;
  await sleep(isDone ? BETWEEN_MS : 0);
}
engine.close();
process.exit(0);

async function curateLake(): Promise<void> {
  const reports = await curate(shop, { limits: LIMITS });
  const setAside = reports.flatMap((report) => report.setAside);
  if (setAside.length > 0) throw new Error(`set aside: ${JSON.stringify(setAside)}`);
  await compact(shop);
  await cleanLake(shop.objects, now());
}

async function rebuildLake(): Promise<void> {
  const client = dynamoDbClient();
  const key = keyedBy(await lakeSalt(client, options.credentialTable)());
  const ledger = ledgerScan(client, options.ledgerTable, SEGMENTS, key, (item) => {
    throw new Error(`left out of the rebuilt lake: ${JSON.stringify(item)}`);
  });
  await rebuild(shop, ledger, { spoolCharacters: 200_000 });
}

/** @returns false where the world failed: then nothing has happened, or only a part that is gone on with */
async function withoutFault(one: () => Promise<void>): Promise<boolean> {
  try {
    await one();
    return true;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return false;
  }
}
