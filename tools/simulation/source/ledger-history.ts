import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { Pace } from '../../replay/plan/paced.ts';
import { HAPPENING_TABLE, type HistoryFile } from './history-file.ts';
import { type LedgerSource, scanLedger } from './scan-ledger.ts';
import { GATHER_BY_MEMBER } from './scanned-entries.ts';

/**
 * The recorded orders of a running stack as members' histories, on the dates on which they were placed. The ledger is
 * only read.
 *
 * @param folder a temporary one, which the caller removes.
 * @param now when the history ends.
 * @throws Error when there is no order in the ledger; the signal's reason once it fires.
 */
export async function ledgerHistory(
  folder: string,
  source: LedgerSource,
  now: EpochSeconds,
  pace: Pace,
): Promise<HistoryFile> {
  const file = join(folder, 'ledger.sqlite');
  const database = new DatabaseSync(file);
  try {
    database.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY');
    await scanLedger(database, source, pace);
    database.exec(HAPPENING_TABLE + GATHER_BY_MEMBER);
    return { file, until: now, ...figuresOf(database, source.table) };
  } finally {
    database.close();
  }
}

function figuresOf(database: DatabaseSync, table: string) {
  const currency = database
    .prepare('SELECT currency FROM recorded GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1')
    .get()?.['currency'];
  if (currency === undefined)
    throw new Error(
      `There is no order in ${table}: record or replay some, or simulate an export file with --history.`,
    );
  const { happenings, orders } =
    database
      .prepare(
        "SELECT count(*) AS happenings, sum(kind IN ('order', 'guest_order')) AS orders FROM happening",
      )
      .get() ?? {};
  const { all } = database.prepare('SELECT count(*) AS "all" FROM recorded').get() ?? {};
  return {
    currency: String(currency),
    happenings: Number(happenings),
    orders: Number(orders ?? 0),
    guestOrders: Number(all) - Number(orders ?? 0),
  };
}
