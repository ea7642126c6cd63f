import { createHash } from 'node:crypto';
import type { LakeEngine, Row } from '../../../shared/lake/engine.ts';
import { columnsSql, keyOf, orderOf } from '../../../shared/lake/rows-of-lines.ts';
import { LAKE_TABLE_NAMES, type LakeTableName } from '../../../shared/lake/tables.ts';
import { CREATE_SPEND_TABLE_SQL } from '../../../shared/metrics/acquisition-spend.ts';
import { type CountingPart, countFigures } from '../../../shared/metrics/count-figures.ts';
import { COUNTING } from '../../../shared/metrics/counting.ts';
import { type Dialect, duckdb } from '../../../shared/metrics/dialect.ts';
import type { Figure, IsoDay } from '../../../shared/metrics/figure.ts';
import type { Metric, MetricRun } from '../../../shared/metrics/metric.ts';
import { closeSession, openSession } from '../../../shared/metrics/metric-session.ts';
import { knownOrders } from '../../../shared/metrics/views/known-orders.ts';
import { BALANCES, type Balances, balancesIn } from './lake-balances.ts';

export interface LakePosting {
  readonly account: string;
  readonly points: number;
  readonly lot: string | null;
  readonly movement: number;
  readonly byTime: boolean;
}

export interface TableBooks {
  readonly rows: number;
  /** Of all rows in their order. */
  readonly sha256: string;
  /** Rows that are there more than once, each by its event. */
  readonly doubled: readonly string[];
}

/** What the lake says of all that it is compared in. */
export interface LakeBooks {
  readonly tables: Readonly<Record<LakeTableName, TableBooks>>;
  /** Events with a row in a table other than `postings`: in how many rows. */
  readonly told: ReadonlyMap<
    string,
    { readonly type: string; readonly rows: number; readonly isEntry: boolean }
  >;
  readonly postings: ReadonlyMap<string, readonly LakePosting[]>;
  /** Valid orders by currency. */
  readonly orders: ReadonlyMap<string, { readonly orders: number; readonly netMinor: number }>;
  readonly balances: ReadonlyMap<IsoDay, Balances>;
  /** As of the first of the days. */
  readonly figures: readonly Figure[];
}

/** When the lake is counted: as of each of these days, which must be after the last event. */
export interface LakeCount {
  readonly timeZone: string;
  readonly days: readonly [IsoDay, ...IsoDay[]];
  /** Of which metrics figures are told, as of the first day; all that there are unless given. */
  readonly metrics?: readonly Metric[];
}

/** @param engine with the tables of the lake */
export async function readLakeBooks(engine: LakeEngine, count: LakeCount): Promise<LakeBooks> {
  const { timeZone, days, metrics = COUNTING.metrics } = count;
  const runOf = (asOf: IsoDay): MetricRun => ({ asOf, timeZone, settings: {} });
  const counted = (asOf: IsoDay, all: readonly Metric[]) =>
    countFigures(engine, { parts: COUNTING.parts.map((part) => only(part, all)) }, runOf(asOf));
  const tables: Partial<Record<LakeTableName, TableBooks>> = {};
  for (const table of LAKE_TABLE_NAMES) tables[table] = await tableBooks(engine, table);
  await engine.run(`DROP TABLE IF EXISTS acquisition_spend; ${CREATE_SPEND_TABLE_SQL}`);
  const [first, ...later] = days;
  const figures = await counted(first, metrics);
  const orders = await readOrders(engine, runOf(first));
  const balances = new Map([[first, balancesIn(figures)]]);
  for (const asOf of later) balances.set(asOf, balancesIn(await counted(asOf, BALANCES)));
  return {
    tables: tables as Record<LakeTableName, TableBooks>,
    told: await readTold(engine),
    postings: await readPostings(engine),
    orders,
    balances,
    figures,
  };
}

/** A part that nothing is asked of keeps no tables. */
function only({ views, metrics }: CountingPart, all: readonly Metric[]): CountingPart {
  const asked = metrics.filter((metric) => all.includes(metric));
  return { views: asked.length === 0 ? () => [] : views, metrics: asked };
}

async function tableBooks({ query }: LakeEngine, table: LakeTableName): Promise<TableBooks> {
  const rows = await query(
    `SELECT ${columnsSql(table)} FROM ${table} ORDER BY ${orderOf(table)}, ${columnsSql(table)}`,
  );
  const hash = createHash('sha256');
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const row of rows) {
    hash.update(`${JSON.stringify(row)}\n`);
    const key = keyOf(table)
      .map((column) => row[column])
      .join(' ');
    if (seen.has(key)) doubled.add(String(row['event_id']));
    seen.add(key);
  }
  return { rows: rows.length, sha256: hash.digest('hex'), doubled: [...doubled] };
}

async function readTold({ query }: LakeEngine) {
  const each = LAKE_TABLE_NAMES.filter((table) => table !== 'postings').map(
    (table) => `SELECT event_id, type, sequence FROM ${table}`,
  );
  const rows = await query<
    Row & { event_id: string; type: string; rows: number; is_entry: boolean }
  >(/* sql */ `
    SELECT event_id, type, count(*) AS rows, bool_or(sequence IS NOT NULL) AS is_entry
    FROM (${each.join(' UNION ALL ')}) AS told GROUP BY event_id, type`);
  return new Map(
    rows.map(({ event_id, type, rows: count, is_entry }) => [
      event_id,
      { type, rows: count, isEntry: is_entry },
    ]),
  );
}

async function readPostings({ query }: LakeEngine): Promise<ReadonlyMap<string, readonly LakePosting[]>> {
  const rows = await query<Row & LakePosting & { event_id: string }>(/* sql */ `
    SELECT event_id, account, points, lot, movement, by_time AS "byTime" FROM postings ORDER BY event_id, movement, place`);
  const postings = new Map<string, LakePosting[]>();
  for (const { event_id, ...posting } of rows) {
    const own = postings.get(event_id);
    if (own === undefined) postings.set(event_id, [posting]);
    else own.push(posting);
  }
  return postings;
}

/** By the view that metrics of customers are made of. */
async function readOrders(engine: LakeEngine, run: MetricRun): Promise<LakeBooks['orders']> {
  const views = (dialect: Dialect) => [knownOrders(dialect)];
  const dialect = duckdb(run.timeZone);
  await openSession(engine, run, views, dialect);
  const rows = await engine.query<{ currency: string; orders: number; net_minor: number }>(/* sql */ `
    SELECT currency, count(*) AS orders, CAST(sum(net_minor) AS BIGINT) AS net_minor FROM known_orders WHERE is_valid GROUP BY currency`);
  await closeSession(engine, views, dialect);
  return new Map(rows.map(({ currency, orders, net_minor }) => [currency, { orders, netMinor: net_minor }]));
}
