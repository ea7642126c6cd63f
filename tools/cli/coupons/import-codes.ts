import pLimit from 'p-limit';
import { CouponCode } from '../../../shared/contracts/reward-ids.ts';
import { normalizedCode } from '../../../shared/domain/rewards/coupon-code.ts';
import type { PoolStore } from '../../../shared/storage/pool-store.ts';
import type { CodeRow } from './code-rows.ts';
import type { ImportReport, RowProblem } from './import-report.ts';

/** Several transactions of the store's: enough to keep it busy, and small enough that progress is seen. */
const BATCH = 250;
const BATCHES_AT_ONCE = 8;

/**
 * Imports the codes of a file into a pool. Running it again, after whatever stopped it, skips what is there: each code is
 * its own guard.
 *
 * @param onDone told how many more rows are dealt with
 * @throws Fault when storage fails; what was imported until then stays
 */
export async function importRows(
  pools: Pick<PoolStore, 'importCodes'>,
  poolId: string,
  source: AsyncIterable<CodeRow>,
  onDone: (rows: number) => void,
): Promise<ImportReport> {
  const firstLines = new Map<string, number>();
  const problems: RowProblem[] = [];
  const counts = { rows: 0, imported: 0, alreadyInPool: 0 };
  const limit = pLimit(BATCHES_AT_ONCE);
  let batch: CodeRow[] = [];
  const underWay = new Set<Promise<void>>();
  const failures: unknown[] = [];

  for await (const row of source) {
    counts.rows += 1;
    const problem = problemOf(row, firstLines);
    if (problem === null) batch.push(row);
    else problems.push(problem);
    if (batch.length === BATCH) await send();
  }
  await send();
  await Promise.all(underWay);
  throwFailure();
  return { poolId, ...counts, problems: problems.sort((one, other) => one.line - other.line) };

  /** Waits while enough is under way, so that a long file is not read into memory faster than it is written. */
  async function send(): Promise<void> {
    const rows = batch;
    batch = [];
    if (rows.length === 0) return;
    const sent = limit(() => importBatch(rows))
      .catch((error: unknown) => void failures.push(error))
      .finally(() => underWay.delete(sent));
    underWay.add(sent);
    if (underWay.size >= BATCHES_AT_ONCE * 2) await Promise.race(underWay);
    throwFailure();
  }

  /** The first failure ends the import; what is under way beside it may fail as well, and is told once. */
  function throwFailure(): void {
    if (failures.length > 0) throw failures[0];
  }

  async function importBatch(rows: readonly CodeRow[]): Promise<void> {
    const { imported, alreadyInPool, takenElsewhere } = await pools.importCodes(
      poolId,
      rows.map(({ text }) => text),
    );
    counts.imported += imported;
    counts.alreadyInPool += alreadyInPool;
    for (const code of takenElsewhere)
      problems.push({ line: firstLines.get(normalizedCode(code)) ?? 0, problem: 'taken_elsewhere' });
    onDone(rows.length);
  }
}

/** What keeps a row from being sent; `null` for a good one, whose line is remembered. */
function problemOf({ line, text }: CodeRow, firstLines: Map<string, number>): RowProblem | null {
  if (!CouponCode.safeParse(text).success) return { line, problem: 'malformed' };
  const code = normalizedCode(text);
  const firstLine = firstLines.get(code);
  if (firstLine !== undefined) return { line, problem: 'repeated', firstLine };
  firstLines.set(code, line);
  return null;
}
