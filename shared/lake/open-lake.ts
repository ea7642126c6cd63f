import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { atOnce } from './at-once.ts';
import type { LakeEngine } from './engine.ts';
import { cachedFile } from './file-writer.ts';
import { assertKnown, type Manifest } from './manifest.ts';
import type { Objects } from './objects.ts';
import { columnsSql } from './rows-of-lines.ts';
import { listSql } from './sql-text.ts';
import { DUCKDB_TYPES } from './table-sql.ts';
import { LAKE_TABLE_NAMES, LAKE_TABLES, type LakeTableName } from './tables.ts';

const DOWNLOADS_AT_ONCE = 16;

/**
 * Makes the nine tables of the lake, as the manifest has them, as views on an engine. Fetches the files that are not in the cache
 * folder, and proves each by its hash.
 *
 * @throws Error when the manifest is of a newer schema, or older than a day and its files are gone, or a file was damaged
 */
export async function openLake(
  objects: Objects,
  manifest: Manifest,
  engine: LakeEngine,
  cacheFolder: string,
): Promise<void> {
  assertKnown('the manifest', manifest);
  for (const file of manifest.files) assertKnown(file.key, file);
  await mkdir(cacheFolder, { recursive: true });
  const paths = await atOnce(DOWNLOADS_AT_ONCE, manifest.files, (file) =>
    cachedFile(objects, file, cacheFolder),
  );
  for (const table of LAKE_TABLE_NAMES) {
    const own = paths.filter((_, place) => manifest.files[place]?.table === table);
    await engine.run(`CREATE OR REPLACE VIEW ${table} AS ${selectionOf(table, own)}`);
  }
}

/** A column that was added after a file was written is null in its rows. */
function selectionOf(table: LakeTableName, paths: readonly string[]): string {
  const nothing = Object.entries(LAKE_TABLES[table].columns)
    .map(([column, { type }]) => `CAST(NULL AS ${DUCKDB_TYPES[type]}) AS "${column}"`)
    .join(', ');
  if (paths.length === 0) return `SELECT ${nothing} WHERE false`;
  return /* sql */ `
    SELECT ${columnsSql(table)} FROM (
      SELECT ${nothing} WHERE false UNION ALL BY NAME
      SELECT * FROM read_parquet(${listSql(paths)}, union_by_name = true, hive_partitioning = false))`;
}

/** Removes from a cache what the manifest does not name, for a disk that outlives the run. */
export async function forgetOthers(manifest: Manifest, cacheFolder: string): Promise<void> {
  const named = new Set(manifest.files.map(({ sha256 }) => `${sha256}.parquet`));
  for (const name of await readdir(cacheFolder))
    if (!named.has(name)) await rm(join(cacheFolder, name), { force: true });
}
