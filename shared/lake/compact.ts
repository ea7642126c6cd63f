import { cacheFolderOf, inFolder, type Workshop } from './curate.ts';
import { dayOf, daysAfter, lastDayOf, monthOf } from './days.ts';
import { cachedFile, writeFiles } from './file-writer.ts';
import type { LakeFile } from './lake-file.ts';
import type { Manifest } from './manifest.ts';
import { commitManifest, readManifest } from './manifest-store.ts';
import { listSql } from './sql-text.ts';
import { successorOf } from './successor.ts';
import { LAKE_TABLE_NAMES, type LakeTableName } from './tables.ts';

/** A month is made one file a table once its last day is so long ago that hardly anything is added to it. */
export const COMPACTED_AFTER_DAYS = 35;

export interface CompactReport {
  readonly month: string;
  readonly filesBefore: number;
  readonly filesAfter: number;
}

/** @param now seconds since 1970 */
export const isOldMonth = (month: string, now: number): boolean =>
  lastDayOf(month) < daysAfter(dayOf(now), -COMPACTED_AFTER_DAYS);

/**
 * Makes one file a table of each month that is old enough, with what came late to it since. Nothing is to do where that is so
 * already. Each month is a manifest of its own; who loses to another run begins the month again.
 */
export async function compact(shop: Workshop, signal?: AbortSignal): Promise<readonly CompactReport[]> {
  const reports: CompactReport[] = [];
  while (signal?.aborted !== true) {
    const base = await readManifest(shop.objects);
    const month = firstToCompact(base.manifest, shop.now());
    if (month === null) break;
    const files = looseFiles(base.manifest, month);
    const made = await inFolder(shop.folder, (folder) =>
      compactMonth(shop, folder, base.manifest, files, month),
    );
    const gone = new Set(files);
    const since = shop.now();
    const next: Manifest = {
      ...successorOf(base.manifest, since),
      files: [...base.manifest.files.filter((file) => !gone.has(file)), ...made],
    };
    const superseded = [...next.superseded, ...files.map(({ key }) => ({ key, since }))];
    if (await commitManifest(shop.objects, { ...next, superseded }, base))
      reports.push({ month, filesBefore: files.length, filesAfter: made.length });
  }
  return reports;
}

const monthOfFile = (file: LakeFile): string => file.month ?? monthOf(file.day);

/** What is to be merged: the files of the month, of those tables that have files of single days in it. */
function looseFiles({ files }: Manifest, month: string): readonly LakeFile[] {
  const ofMonth = files.filter((file) => monthOfFile(file) === month);
  const tables = new Set(ofMonth.flatMap((file) => (file.month === undefined ? [file.table] : [])));
  return ofMonth.filter(({ table }) => tables.has(table));
}

function firstToCompact({ files }: Manifest, now: number): string | null {
  const months = files.flatMap((file) => (file.month === undefined ? [monthOf(file.day)] : []));
  const old = [...new Set(months)].filter((month) => isOldMonth(month, now));
  return old.sort()[0] ?? null;
}

async function compactMonth(
  shop: Workshop,
  folder: string,
  { generation, sequence }: Manifest,
  files: readonly LakeFile[],
  month: string,
): Promise<readonly LakeFile[]> {
  const { engine, objects } = shop;
  const cacheFolder = await cacheFolderOf(shop);
  const parts = [];
  for (const table of LAKE_TABLE_NAMES) {
    const paths: string[] = [];
    for (const file of files)
      if (file.table === table) paths.push(await cachedFile(objects, file, cacheFolder));
    if (paths.length === 0) continue;
    parts.push({
      table,
      partition: { month },
      from: `read_parquet(${listSql(paths)}, union_by_name = true)`,
    });
  }
  const made = await writeFiles(
    { engine, objects, folder, edition: { generation, sequence: sequence + 1 } },
    parts,
  );
  for (const file of made) assertWhole(file, files, month);
  return made;
}

/** Nothing is left out of a lake by its own tidying. */
function assertWhole({ table, rows }: LakeFile, files: readonly LakeFile[], month: string): void {
  const before = countRows(files, table);
  if (before !== rows)
    throw new Error(`Compacting ${table} of ${month} made ${rows} rows of ${before}: nothing was changed.`);
}

const countRows = (files: readonly LakeFile[], table: LakeTableName): number =>
  files.reduce((sum, file) => (file.table === table ? sum + file.rows : sum), 0);
