import type { UtcDay } from './days.ts';
import { monthOf } from './days.ts';
import type { LakeEngine } from './engine.ts';
import { cachedFile, type FilePart } from './file-writer.ts';
import type { LakeFile } from './lake-file.ts';
import type { Objects } from './objects.ts';
import { keyOf, rowsSql } from './rows-of-lines.ts';
import { listSql } from './sql-text.ts';
import type { LakeTableName } from './tables.ts';

/** Where the files lie that the lake has already. */
export interface KnownFiles {
  readonly objects: Objects;
  readonly files: readonly LakeFile[];
  readonly cacheFolder: string;
}

/** Of a table of the lake, what the staged lines add to it. */
export const stagedTable = (table: LakeTableName): string => `new_${table}`;

/** Makes the rows of a table that the staged lines have, and the lake has not. */
export async function stageRows(
  engine: LakeEngine,
  table: LakeTableName,
  known: KnownFiles | null,
): Promise<void> {
  const name = stagedTable(table);
  await engine.run(`CREATE OR REPLACE TABLE ${name} AS ${rowsSql(table)}`);
  if (known !== null) await removeKnown(engine, table, known);
}

/** An event's day follows from the event, so what the lake has of it lies under the same day, or in the month of that. */
async function removeKnown(engine: LakeEngine, table: LakeTableName, known: KnownFiles): Promise<void> {
  const name = stagedTable(table);
  const found = await engine.query<{ day: UtcDay }>(`SELECT DISTINCT day FROM ${name}`);
  const days = new Set(found.map(({ day }) => day));
  const months = new Set([...days].map(monthOf));
  const files = known.files.filter(
    (file) =>
      file.table === table && (file.month === undefined ? days.has(file.day) : months.has(file.month)),
  );
  if (files.length === 0) return;
  const paths: string[] = [];
  for (const file of files) paths.push(await cachedFile(known.objects, file, known.cacheFolder));
  const same = keyOf(table)
    .map((column) => `known.${column} = ${name}.${column}`)
    .join(' AND ');
  await engine.run(/* sql */ `
    DELETE FROM ${name} USING read_parquet(${listSql(paths)}) AS known WHERE ${same}`);
}

/** A part for each day and day of arrival. */
export async function partsByDay(
  engine: LakeEngine,
  table: LakeTableName,
  where = 'true',
): Promise<readonly FilePart[]> {
  const name = stagedTable(table);
  const found = await engine.query<{ day: UtcDay; arrived: UtcDay }>(
    `SELECT DISTINCT day, arrived FROM ${name} WHERE ${where} ORDER BY day, arrived`,
  );
  return found.map(({ day, arrived }) => ({
    table,
    partition: { day, arrived },
    from: `${name} WHERE day = DATE '${day}' AND arrived = DATE '${arrived}'`,
  }));
}
