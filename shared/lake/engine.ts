import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

export interface EngineLimits {
  /** Where what does not fit into memory is put; left out: nowhere, and a query too large fails. */
  readonly spillFolder?: string;
  readonly memoryMb?: number;
  /** One gives the same order of rows, and so the same bytes, whatever the machine. */
  readonly threads?: number;
}

/** What a cell is after reading: 64-bit integers as numbers, days and moments as ISO text. */
export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

/** Asks for rows; the port by which metrics count, so that another engine may count them, too. */
export type Query = <R extends Row = Row>(sql: string) => Promise<readonly R[]>;

export interface LakeEngine {
  /** Runs one statement or several. @throws Error with the engine's message */
  run(sql: string): Promise<void>;
  readonly query: Query;
  close(): void;
}

/**
 * A database in memory that reads and writes Parquet.
 * @throws Error when a limit is none that DuckDB takes
 */
export async function openEngine({ spillFolder, memoryMb, threads }: EngineLimits = {}): Promise<LakeEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    // Nothing is fetched from anywhere: what is not in the package is not used.
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    ...(threads === undefined ? {} : { threads: String(threads) }),
    ...(memoryMb === undefined ? {} : { max_memory: `${memoryMb}MB` }),
    ...(spillFolder === undefined ? {} : { temp_directory: spillFolder }),
  });
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  return {
    run: async (sql) => {
      await connection.run(sql);
    },
    query: (sql) => rowsOf(connection, sql),
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** Chunk by chunk, so that what the engine gives is not in memory twice. */
async function rowsOf<R extends Row>(connection: DuckDBConnection, sql: string): Promise<readonly R[]> {
  const rows: R[] = [];
  const result = await connection.stream(sql);
  for await (const chunk of result.yieldRowObjectJs()) for (const row of chunk) rows.push(mapped(row) as R);
  return rows;
}

const mapped = (row: Readonly<Record<string, unknown>>): Row =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cellOf(value)]));

/** Sums of integers come as 128 bits; all that we count stays far below 2^53. */
function cellOf(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return isoOf(value);
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Cell;
  throw new TypeError(
    `A query gave ${String(value)}, which is no cell: cast it to text or a number in its SQL.`,
  );
}

const isoOf = (moment: Date): string => {
  const text = moment.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
};
