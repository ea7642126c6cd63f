import type { DatabaseSync } from 'node:sqlite';
import type { Mapping } from '../mapping.ts';
import { ReplayError } from '../replay-error.ts';
import { type ExportFile, openExport, readText } from '../source/export-file.ts';
import { findLayout } from '../source/layout.ts';
import { minorDigitsOf } from '../source/minor-digits.ts';
import { readRecords } from '../source/records.ts';
import { rowReader } from '../source/row-reader.ts';
import { clearState } from '../state/database.ts';
import { openMeta } from '../state/meta.ts';
import { openTallies } from '../state/tallies.ts';
import { drafter, queueDrafts } from './draft-request.ts';
import type { Pace } from './paced.ts';
import { planEnrollments } from './plan-enrollments.ts';
import { planOrders } from './plan-orders.ts';
import { planReturns } from './plan-returns.ts';
import { stageRows } from './stage-rows.ts';

export interface PlanOptions {
  readonly file: string;
  readonly mapping: Mapping;
  readonly isEnrolling: boolean;
}

/** The header of any real export ends long before this. */
const HEAD_CHARACTERS = 65_536;

/**
 * Reads the export into the state and makes it into requests, in the order in which they will be sent. Nothing is sent
 * here, so that whatever is wrong with the file is known first. Done once: a plan that is there is used as it is, and
 * one that was interrupted begins anew.
 *
 * @throws ReplayError when the file cannot be read, or nothing in it can be sent; the signal's reason once it fires.
 */
export async function planExport(database: DatabaseSync, options: PlanOptions, pace: Pace): Promise<void> {
  const { file, mapping } = options;
  const source = openExport(file, mapping.encoding);
  if (openMeta(database).get('planned') !== null) return;
  clearState(database);
  const rows = await stageExport(database, source, mapping, pace);
  database.exec('BEGIN');
  await planRequests(database, options, pace);
  refuseEmptyPlan(database, file, rows);
  const { currency } = mapping;
  const meta = openMeta(database);
  meta.set('rows', String(rows));
  meta.set('money', JSON.stringify({ currency, minorDigits: minorDigitsOf(currency, mapping.minorDigits) }));
  meta.set('planned', 'yes');
  database.exec('COMMIT');
  pace.progress.end();
}

async function stageExport(
  database: DatabaseSync,
  source: ExportFile,
  mapping: Mapping,
  { progress, signal }: Pace,
): Promise<number> {
  const layout = findLayout(await readHead(source), mapping, source.path);
  const readRow = rowReader(mapping, layout);
  progress.begin('reading bytes', source.sizeBytes);
  const text = readText(source, (bytes) => progress.advance(bytes));
  return stageRows(database, readRecords(text, layout), readRow, openTallies(database), signal);
}

async function planRequests(
  database: DatabaseSync,
  { mapping, isEnrolling }: PlanOptions,
  pace: Pace,
): Promise<void> {
  const tallies = openTallies(database);
  const draft = drafter(database);
  const { orders } = database.prepare('SELECT count(DISTINCT orderId) AS orders FROM line').get() ?? {};
  pace.progress.begin('planning orders', Number(orders));
  await planOrders(database, mapping, draft, tallies, pace);
  await planReturns(database, draft, tallies, pace);
  if (isEnrolling) planEnrollments(database);
  queueDrafts(database);
}

async function readHead(source: ExportFile): Promise<string> {
  let head = '';
  for await (const piece of readText(source)) {
    head += piece;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head;
}

function refuseEmptyPlan(database: DatabaseSync, file: string, rows: number): void {
  if (database.prepare('SELECT 1 FROM request LIMIT 1').get() !== undefined) return;
  const worst = database
    .prepare("SELECT name, count FROM tally WHERE name LIKE 'skip:%' ORDER BY count DESC LIMIT 1")
    .get();
  const example = database.prepare('SELECT row, detail FROM issue LIMIT 1').get();
  const why =
    worst === undefined
      ? ''
      : `; most were skipped as ${String(worst['name']).slice('skip:'.length)}, such as line ${example?.['row']}: ${example?.['detail']}`;
  throw new ReplayError(
    `none of the ${rows} rows of ${file} can be sent${why}`,
    'check which column means what, the date format and the decimal sign',
  );
}
