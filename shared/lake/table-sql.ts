import { type ColumnType, LAKE_TABLES, type LakeTableName } from './tables.ts';

export const DUCKDB_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP',
  date: 'DATE',
};

/** The statement that makes an empty table of the lake, as DuckDB has it. */
export function createTableSql(name: LakeTableName): string {
  const columns = Object.entries(LAKE_TABLES[name].columns).map(
    ([column, { type }]) => `"${column}" ${DUCKDB_TYPES[type]}`,
  );
  return `CREATE TABLE ${name} (${columns.join(', ')})`;
}
