import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { Mapping } from '../../replay/mapping.ts';
import type { Pace } from '../../replay/plan/paced.ts';
import { planExport } from '../../replay/plan/plan-export.ts';
import { openState } from '../../replay/state/database.ts';
import { HAPPENING_TABLE, type HistoryFile } from './history-file.ts';

/**
 * An export as members' histories, read and planned exactly as a replay of it would be: what a replay would send is what
 * is simulated, on the dates of the export itself.
 *
 * @param folder a temporary one, which the caller removes.
 * @throws ReplayError when the file cannot be read, or holds no orders; the signal's reason once it fires.
 */
export async function exportHistory(
  folder: string,
  { file, mapping }: { readonly file: string; readonly mapping: Mapping },
  pace: Pace,
): Promise<HistoryFile> {
  const database = openState(folder);
  try {
    // Nobody continues a simulation after a power cut, so nothing needs to be on the disk for certain.
    database.exec('PRAGMA synchronous = OFF');
    await planExport(database, { file, mapping, isEnrolling: false }, pace);
    gatherByMember(database);
    const figures = figuresOf(database);
    // The threads that simulate open the file by themselves.
    database.exec('PRAGMA locking_mode = NORMAL; PRAGMA journal_mode = DELETE');
    return { file: join(folder, 'replay.sqlite'), currency: mapping.currency, ...figures };
  } finally {
    database.close();
  }
}

const LANE = 'customer ';

function gatherByMember(database: DatabaseSync): void {
  database.exec(`
    ${HAPPENING_TABLE}
    INSERT INTO happening
      SELECT substr(lane, ${LANE.length + 1}), seq, at, kind, target, id,
             CASE kind WHEN 'refund' THEN body -> 'scope' ELSE body END
      FROM request WHERE lane LIKE '${LANE}%' ORDER BY lane, seq
  `);
}

function figuresOf(database: DatabaseSync) {
  const members = database
    .prepare("SELECT count(*) AS happenings, sum(kind = 'order') AS orders FROM happening")
    .get();
  const all = database.prepare("SELECT max(at) AS until, sum(kind = 'order') AS orders FROM request").get();
  const orders = Number(members?.['orders'] ?? 0);
  return {
    happenings: Number(members?.['happenings']),
    orders,
    guestOrders: Number(all?.['orders'] ?? 0) - orders,
    until: Number(all?.['until']),
  };
}
