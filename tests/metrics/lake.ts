import { type LakeEngine, openEngine } from '../../shared/lake/engine.ts';
import { createTableSql } from '../../shared/lake/table-sql.ts';
import { LAKE_TABLE_NAMES, LAKE_TABLES, type LakeTableName } from '../../shared/lake/tables.ts';
import { duckdb } from '../../shared/metrics/dialect.ts';
import type { View } from '../../shared/metrics/metric.ts';
import { moment } from './posting-rows.ts';

/** A row of a table by its columns; those left out are null. */
export type LakeRow = Readonly<Record<string, string | number | boolean | null>>;

/** A lake in memory with all its tables, empty. */
export async function emptyLake(): Promise<LakeEngine> {
  const engine = await openEngine({ threads: 1 });
  for (const name of LAKE_TABLE_NAMES) await engine.run(createTableSql(name));
  return engine;
}

/** Rows of events at noon of their day, each with an id and a number of its own. */
export function noonRows(): (member: string, day: string, type: string, changes?: LakeRow) => LakeRow {
  let count = 0;
  return (member, day, type, changes = {}) => {
    count += 1;
    return {
      event_id: `evt_${count}`,
      type,
      member_id: member,
      sequence: count,
      occurred_at: `${day} 12:00:00`,
      recorded_at: `${day} 12:00:00`,
      ...changes,
    };
  };
}

/** @throws Error for a column that the table does not have */
export async function fill(
  engine: LakeEngine,
  table: LakeTableName,
  rows: readonly LakeRow[],
): Promise<void> {
  await engine.run(`DELETE FROM ${table}`);
  const columns = Object.keys(LAKE_TABLES[table].columns);
  const unknown = rows.flatMap((row) => Object.keys(row)).find((name) => !columns.includes(name));
  if (unknown !== undefined) throw new Error(`table ${table} has no column ${unknown}`);
  const lines = rows.map((row) => `(${columns.map((name) => literal(row[name] ?? null)).join(', ')})`);
  if (lines.length > 0) await engine.run(`INSERT INTO ${table} VALUES ${lines.join(', ')}`);
}

const literal = (value: LakeRow[string]): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** The views as they are at any moment, which need not begin a day. */
export async function viewAt(
  engine: LakeEngine,
  views: (dialect: ReturnType<typeof duckdb>) => readonly View[],
  epochSeconds: number,
  timeZone: string,
): Promise<void> {
  const at = moment(epochSeconds);
  await engine.run(
    `CREATE OR REPLACE TABLE run AS SELECT DATE '${at.slice(0, 10)}' AS as_of, TIMESTAMP '${at}' AS as_of_at`,
  );
  for (const { name, sql, isKept } of views(duckdb(timeZone)))
    await engine.run(`CREATE OR REPLACE ${isKept ? 'TABLE' : 'VIEW'} ${name} AS ${sql}`);
}
