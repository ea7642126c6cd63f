import type { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { decodeEntry } from '../../../shared/storage/entry-codec.ts';
import type { Item } from '../../../shared/storage/keys.ts';
import type { Pace } from '../../replay/plan/paced.ts';
import { entryKeeper, SCAN_TABLES, SIMULATED_KINDS } from './scanned-entries.ts';

export interface LedgerSource {
  readonly client: DynamoDBClient;
  readonly table: string;
}

/** Segments are read side by side; each page is up to a megabyte, so this bounds the memory too. */
const SEGMENTS = 8;
/** A throttled or unreachable table is asked again, beyond what the SDK does by itself. */
const ATTEMPTS = 6;
const FIRST_WAIT_MS = 250;

/**
 * Reads the entries of a ledger table into the database, all segments side by side. Each page and the place where the
 * next begins are kept together: calling it again after a failure reads what is missing, and nothing twice.
 *
 * @throws the last error of a page that cannot be read; the signal's reason once it fires.
 */
export async function scanLedger(
  database: DatabaseSync,
  source: LedgerSource,
  { progress, signal }: Pace,
): Promise<void> {
  database.exec(SCAN_TABLES);
  const keep = pageKeeper(database);
  const cursors = openCursors(database);
  progress.begin('scanning the ledger', 0);
  await Promise.all(
    Array.from({ length: SEGMENTS }, async (_, segment) => {
      for (let cursor = cursors.get(segment); cursor !== null; ) {
        const page = await readPage(source, segment, cursor, signal);
        keep(segment, page.entries, page.cursor);
        cursor = page.cursor;
      }
    }),
  );
  progress.end();
}

/** Where a segment goes on: `undefined` at its beginning, `null` when it is done. */
type Cursor = Item | undefined | null;

interface Page {
  readonly entries: readonly Entry[];
  readonly cursor: Item | null;
}

async function readPage(
  { client, table }: LedgerSource,
  segment: number,
  cursor: Item | undefined,
  signal: AbortSignal,
): Promise<Page> {
  const kinds = SIMULATED_KINDS.map((kind, index) => [`:k${index}`, { S: kind }] as const);
  const command = new ScanCommand({
    TableName: table,
    Segment: segment,
    TotalSegments: SEGMENTS,
    FilterExpression: `attribute_exists(memberId) AND kind IN (${kinds.map(([name]) => name).join(', ')})`,
    ExpressionAttributeValues: Object.fromEntries(kinds),
    ...(cursor === undefined ? {} : { ExclusiveStartKey: cursor }),
  });
  const { Items = [], LastEvaluatedKey = null } = await persistently(
    () => client.send(command, { abortSignal: signal }),
    signal,
  );
  return { entries: Items.map((item) => decodeEntry(item).entry), cursor: LastEvaluatedKey };
}

async function persistently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      if (attempt === ATTEMPTS) throw error;
      await setTimeout(FIRST_WAIT_MS * 2 ** (attempt - 1), undefined, { signal });
    }
  }
}

/** A page and its cursor in one transaction. Nothing is awaited in between, so segments do not mix theirs. */
function pageKeeper(database: DatabaseSync) {
  const keepEntry = entryKeeper(database);
  const keepCursor = database.prepare('INSERT OR REPLACE INTO segment VALUES (?, ?)');
  return (segment: number, entries: readonly Entry[], cursor: Item | null): void => {
    database.exec('BEGIN');
    for (const entry of entries) keepEntry(entry);
    keepCursor.run(segment, cursor === null ? null : JSON.stringify(cursor));
    database.exec('COMMIT');
  };
}

function openCursors(database: DatabaseSync): { get(segment: number): Cursor } {
  const select = database.prepare('SELECT cursor FROM segment WHERE number = ?');
  return {
    get(segment) {
      const row = select.get(segment);
      if (row === undefined) return undefined;
      return row['cursor'] === null ? null : (JSON.parse(String(row['cursor'])) as Item);
    },
  };
}
