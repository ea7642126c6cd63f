import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine } from '../../../shared/lake/engine.ts';
import { textSql } from '../../../shared/lake/sql-text.ts';
import { LAKE_TABLE_NAMES } from '../../../shared/lake/tables.ts';
import { DRAWN_ENTRIES_SQL } from './drawn-entries.ts';
import { drawnRowsSql } from './drawn-rows.ts';
import { drawnShopSql } from './drawn-shop.ts';

/** Of all that makes the rows: what another text made is never taken for what this one would make. */
export const DRAWING = createHash('sha256')
  .update(JSON.stringify([drawnShopSql(0), DRAWN_ENTRIES_SQL, LAKE_TABLE_NAMES.map(drawnRowsSql)]))
  .digest('hex')
  .slice(0, 12);

/**
 * Draws a slice of the shop, unless it is there already, and keeps the rows of each table in the order of time.
 * @returns the folder with a Parquet file a table
 */
export async function drawnSlice(cache: string, slice: number): Promise<string> {
  const folder = join(cache, 'slices', String(slice));
  if (existsSync(folder)) return folder;
  const partial = `${folder}.part`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const engine = await openEngine();
  try {
    for (const sql of [...drawnShopSql(slice), ...DRAWN_ENTRIES_SQL]) await engine.run(sql);
    for (const table of LAKE_TABLE_NAMES)
      await engine.run(
        `COPY (SELECT * FROM (${drawnRowsSql(table)}) ORDER BY occurred_at) TO ${textSql(join(partial, `${table}.parquet`))}
         (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30720)`,
      );
  } finally {
    engine.close();
  }
  await rename(partial, folder);
  return folder;
}
