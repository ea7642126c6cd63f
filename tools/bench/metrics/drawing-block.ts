import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { daysAfter, lastDayOf, monthOf } from '../../../shared/lake/days.ts';
import { type LakeEngine, openEngine } from '../../../shared/lake/engine.ts';
import { type FileWriter, writeFiles } from '../../../shared/lake/file-writer.ts';
import type { LakeFile } from '../../../shared/lake/lake-file.ts';
import { NO_MANIFEST } from '../../../shared/lake/manifest.ts';
import { commitManifest, readManifest } from '../../../shared/lake/manifest-store.ts';
import { listSql } from '../../../shared/lake/sql-text.ts';
import { partsByDay, stagedTable } from '../../../shared/lake/stage-rows.ts';
import { LAKE_TABLE_NAMES } from '../../../shared/lake/tables.ts';
import { SPEND_KEY, spendText } from '../../../shared/metrics/spend-object.ts';
import { writeDrawnLines } from './drawn-lines.ts';
import { drawnSlice } from './drawn-slice.ts';
import { folderObjects } from './folder-objects.ts';

export const FIRST_MONTH = '2023-11';
/** Younger months lie in files of single days, as on the day of the run. */
export const LAST_WHOLE_MONTH = '2026-08';
/** What happened on it has arrived, and nobody took it in yet. */
export const NEW_DAY = '2026-10-31';

export interface DrawingBlock {
  readonly cache: string;
  readonly slices: number;
}

export const bucketOf = ({ cache, slices }: DrawingBlock): string => join(cache, 'shops', String(slices));

/** Steps of a drawing: slices, months, and the rest. */
export const drawingSteps = (slices: number): number => slices + monthsUpTo(LAST_WHOLE_MONTH).length + 1;

/**
 * Lays a drawn shop as the lake has it: months of one file a table, then days, and a day that waits as raw lines. Ended anywhere it
 * goes on where it was; what is there already is not made again.
 */
export async function runBlock(block: DrawingBlock, step: () => void): Promise<null> {
  const bucket = bucketOf(block);
  const objects = folderObjects(bucket, bucket);
  if ((await readManifest(objects)).etag !== null) {
    for (let told = 0; told < drawingSteps(block.slices); told += 1) step();
    return null;
  }
  await mkdir(join(bucket, 'parts'), { recursive: true });
  const folders: string[] = [];
  for (let slice = 0; slice < block.slices; slice += 1) {
    folders.push(await drawnSlice(block.cache, slice));
    step();
  }
  const work = await mkdtemp(join(block.cache, 'work-'));
  const engine = await openEngine({ spillFolder: join(work, 'spill') });
  const writer: FileWriter = { engine, objects, folder: work, edition: { generation: 1, sequence: 1 } };
  try {
    for (const table of LAKE_TABLE_NAMES)
      await engine.run(
        `CREATE VIEW ${table} AS SELECT * FROM read_parquet(${listSql(folders.map((folder) => join(folder, `${table}.parquet`)))})`,
      );
    const files: LakeFile[] = [];
    for (const month of monthsUpTo(LAST_WHOLE_MONTH)) {
      files.push(...(await once(join(bucket, 'parts', `${month}.json`), () => writeMonth(writer, month))));
      step();
    }
    files.push(...(await once(join(bucket, 'parts', 'days.json'), () => writeDays(writer))));
    await writeNewDay(engine, work, objects);
    await objects.put(SPEND_KEY, Buffer.from(spendText(drawnSpend(block.slices))));
    const taken = { through: daysAfter(NEW_DAY, -1), closedObjects: 1, names: {} };
    await commitManifest(
      objects,
      { ...NO_MANIFEST, sequence: 1, madeAt: `${NEW_DAY}T01:10:00Z`, files, taken },
      { manifest: NO_MANIFEST, etag: null },
    );
    step();
    return null;
  } finally {
    engine.close();
    await rm(work, { recursive: true, force: true });
  }
}

function monthsUpTo(last: string): readonly string[] {
  const months: string[] = [];
  for (let month = FIRST_MONTH; month <= last; month = monthOf(daysAfter(lastDayOf(month), 1)))
    months.push(month);
  return months;
}

/** What was made once is read again. */
async function once(path: string, make: () => Promise<readonly LakeFile[]>): Promise<readonly LakeFile[]> {
  if (existsSync(path)) return JSON.parse(await readFile(path, 'utf8')) as LakeFile[];
  const made = await make();
  await writeFile(`${path}.part`, JSON.stringify(made));
  await rename(`${path}.part`, path);
  return made;
}

const within = (from: string, to: string): string =>
  `occurred_at >= TIMESTAMP '${from} 00:00:00' AND occurred_at < TIMESTAMP '${to} 00:00:00'`;

const writeMonth = (writer: FileWriter, month: string): Promise<readonly LakeFile[]> =>
  writeFiles(
    writer,
    LAKE_TABLE_NAMES.map((table) => ({
      table,
      partition: { month },
      from: `${table} WHERE ${within(`${month}-01`, daysAfter(lastDayOf(month), 1))}`,
    })),
  );

async function writeDays(writer: FileWriter): Promise<readonly LakeFile[]> {
  const files: LakeFile[] = [];
  const from = daysAfter(lastDayOf(LAST_WHOLE_MONTH), 1);
  for (const table of LAKE_TABLE_NAMES) {
    await stage(writer.engine, table, from, NEW_DAY);
    files.push(...(await writeFiles(writer, await partsByDay(writer.engine, table))));
  }
  return files;
}

async function writeNewDay(
  engine: LakeEngine,
  work: string,
  objects: ReturnType<typeof folderObjects>,
): Promise<void> {
  for (const table of LAKE_TABLE_NAMES) await stage(engine, table, NEW_DAY, daysAfter(NEW_DAY, 1));
  const path = join(work, 'lines.ndjson.gz');
  await objects.upload(await writeDrawnLines(engine, NEW_DAY, path), path);
}

const stage = (engine: LakeEngine, table: (typeof LAKE_TABLE_NAMES)[number], from: string, to: string) =>
  engine.run(
    `CREATE OR REPLACE TABLE ${stagedTable(table)} AS
     SELECT *, CAST(occurred_at AS DATE) AS day, CAST(recorded_at AS DATE) AS arrived FROM ${table} WHERE ${within(from, to)}`,
  );

const drawnSpend = (slices: number) =>
  monthsUpTo(monthOf(NEW_DAY)).flatMap((month) =>
    ['web', 'app', 'store'].flatMap((channel) =>
      ['USD', 'EUR'].map((currency) => ({
        month: `${month}-01`,
        channel,
        currency,
        amountMinor: slices * 1_000_000,
      })),
    ),
  );
