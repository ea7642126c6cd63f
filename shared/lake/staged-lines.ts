import type { LakeEngine } from './engine.ts';
import { listSql } from './sql-text.ts';

/** All that any event says in `data` and a table takes; what an event does not say is null. */
const DATA_FIELDS = {
  orderKey: 'VARCHAR',
  currency: 'VARCHAR',
  netAmount: 'BIGINT',
  placedAt: 'TIMESTAMP',
  channel: 'VARCHAR',
  country: 'VARCHAR',
  withheld: 'VARCHAR',
  isReferred: 'BOOLEAN',
  isWhole: 'BOOLEAN',
  isLess: 'BOOLEAN',
  fromMemberId: 'VARCHAR',
  toMemberId: 'VARCHAR',
  points: 'BIGINT',
  reversed: 'BIGINT',
  activityKey: 'VARCHAR',
  type: 'VARCHAR',
  attributes: 'JSON',
  from: 'VARCHAR',
  to: 'VARCHAR',
  because: 'VARCHAR',
  friendId: 'VARCHAR',
  advocateId: 'VARCHAR',
  visitedAt: 'TIMESTAMP',
  side: 'VARCHAR',
  verdict: 'VARCHAR',
  reason: 'VARCHAR',
  redemptionKey: 'VARCHAR',
  rewardId: 'VARCHAR',
  granted: 'STRUCT("by" VARCHAR)',
  triggerId: 'VARCHAR',
  askId: 'VARCHAR',
  variant: 'VARCHAR',
  askedAt: 'TIMESTAMP',
  programVersion: 'INTEGER',
} as const;

const POSTING_FIELDS = {
  movement: 'INTEGER',
  byTime: 'BOOLEAN',
  at: 'TIMESTAMP',
  account: 'VARCHAR',
  points: 'BIGINT',
  lot: 'VARCHAR',
  lotExpiresAt: 'TIMESTAMP',
  activatesAt: 'TIMESTAMP',
  hold: 'VARCHAR',
} as const;

const structSql = (fields: Readonly<Record<string, string>>): string =>
  `STRUCT(${Object.entries(fields)
    .map(([name, type]) => `"${name}" ${type}`)
    .join(', ')})`;

/** What a raw line says, told and not guessed: what a line has besides is not read. */
const LINE_FIELDS: Readonly<Record<string, string>> = {
  id: 'VARCHAR',
  type: 'VARCHAR',
  memberId: 'VARCHAR',
  sequence: 'INTEGER',
  programVersion: 'INTEGER',
  occurredAt: 'TIMESTAMP',
  recordedAt: 'TIMESTAMP',
  data: structSql(DATA_FIELDS),
  postings: `${structSql(POSTING_FIELDS)}[]`,
};

const COLUMNS = `{${Object.entries(LINE_FIELDS)
  .map(([name, type]) => `${name}: '${type}'`)
  .join(', ')}}`;

/** Where a line's day of arrival comes from: the folder of its file, `arrived=…`, or the day it was recorded. */
export type ArrivalSource = 'folder' | 'recorded';

const ARRIVED: Readonly<Record<ArrivalSource, string>> = {
  folder: `CAST(regexp_extract(filename, 'arrived=([0-9-]{10})', 1) AS DATE)`,
  recorded: 'CAST(recordedAt AS DATE)',
};

/** Lines without which no row can be told from another, or has no place. */
const INCOMPLETE = `id IS NULL OR type IS NULL OR memberId IS NULL OR occurredAt IS NULL OR recordedAt IS NULL`;

/**
 * Reads files of raw lines into the table `line`, each event once: of repetitions the one that arrived first.
 *
 * @param files gzipped, one event a line
 * @throws Error where a line is no JSON, has a value of another type, or lacks what every event has
 */
export async function stageLines(
  engine: LakeEngine,
  files: readonly string[],
  arrival: ArrivalSource,
): Promise<void> {
  await engine.run(/* sql */ `
    CREATE OR REPLACE TABLE line AS
    SELECT * EXCLUDE (filename), CAST(occurredAt AS DATE) AS day, ${ARRIVED[arrival]} AS arrived
    FROM read_json(${listSql(files)}, format = 'newline_delimited', compression = 'gzip', filename = true,
      columns = ${COLUMNS})`);
  const [incomplete] = await engine.query<{ id: string | null; lines: number }>(
    `SELECT min(id) AS id, count(*) AS lines FROM line WHERE ${INCOMPLETE}`,
  );
  if (incomplete !== undefined && incomplete.lines > 0)
    throw new Error(
      `${incomplete.lines} lines lack id, type, memberId, occurredAt or recordedAt, such as "${incomplete.id}".`,
    );
  await engine.run(/* sql */ `
    DELETE FROM line WHERE rowid IN (
      SELECT place FROM (
        SELECT rowid AS place, row_number() OVER (PARTITION BY id ORDER BY arrived, recordedAt, rowid) AS number
        FROM line WHERE id IN (SELECT id FROM line GROUP BY id HAVING count(*) > 1))
      WHERE number > 1)`);
}
