import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LakeEngine, Row } from '../../shared/lake/engine.ts';
import { readManifest } from '../../shared/lake/manifest-store.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { openLake } from '../../shared/lake/open-lake.ts';
import { columnsSql, orderOf } from '../../shared/lake/rows-of-lines.ts';
import { LAKE_TABLE_NAMES } from '../../shared/lake/tables.ts';

/** All rows of all tables, sorted, as a reader finds them who has nothing in its cache. */
export async function readLake(
  objects: Objects,
  engine: LakeEngine,
  folder: string,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const { manifest } = await readManifest(objects);
  const cacheFolder = mkdtempSync(join(folder, 'cache-'));
  await openLake(objects, manifest, engine, cacheFolder);
  const tables: Record<string, readonly Row[]> = {};
  for (const table of LAKE_TABLE_NAMES) {
    const rows = await engine.query(`SELECT ${columnsSql(table)} FROM ${table} ORDER BY ${orderOf(table)}`);
    if (rows.length > 0) tables[table] = rows;
  }
  rmSync(cacheFolder, { recursive: true });
  return tables;
}
