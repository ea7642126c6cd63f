import type { DatabaseSync } from 'node:sqlite';
import type { SourceRecord } from '../source/records.ts';
import type { RowReader } from '../source/row-reader.ts';
import { RowFault } from '../source/skip-reasons.ts';
import type { StagedLine } from '../source/staged-line.ts';
import type { Tallies } from '../state/tallies.ts';

/** Rows per transaction: large enough that commits cost nothing, small enough that the log stays small. */
const ROWS_PER_COMMIT = 20_000;

/**
 * Reads the whole file into the state. Every row is counted: as understood, or as skipped with its reason.
 *
 * @returns the number of rows read.
 * @throws the signal's reason once it fires.
 */
export async function stageRows(
  database: DatabaseSync,
  records: AsyncIterable<SourceRecord>,
  readRow: RowReader,
  tallies: Tallies,
  signal: AbortSignal,
): Promise<number> {
  const insert = database.prepare(
    `INSERT INTO line (row, orderId, kind, isReturn, namedOrder, customer, sku, units, price, unitPrice, net, coupon, category, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const stage = (line: StagedLine) => {
    if (line.isRounded) tallies.add('roundedRows');
    insert.run(
      line.row,
      line.orderId,
      line.kind,
      line.isReturn ? 1 : 0,
      line.namedOrder,
      line.customer,
      line.sku,
      line.units,
      line.price,
      line.unitPrice,
      line.net,
      line.coupon,
      line.category,
      line.at,
    );
  };
  let rows = 0;
  database.exec('BEGIN');
  for await (const record of records) {
    rows += 1;
    if (rows % ROWS_PER_COMMIT === 0) database.exec('COMMIT; BEGIN');
    signal.throwIfAborted();
    const fault = stageRecord(record, readRow, stage);
    if (fault !== null) tallies.skip(record.row, fault);
  }
  database.exec('COMMIT');
  database.exec('CREATE INDEX IF NOT EXISTS line_by_order ON line (isReturn, orderId, at, row)');
  return rows;
}

function stageRecord(
  record: SourceRecord,
  readRow: RowReader,
  stage: (line: StagedLine) => void,
): RowFault | null {
  if ('problem' in record) return new RowFault('ROW_MALFORMED', record.problem, record.text);
  try {
    stage(readRow(record.row, record.fields));
    return null;
  } catch (error) {
    if (error instanceof RowFault) return error;
    throw error;
  }
}
