import { setTimeout as delay } from 'node:timers/promises';
import { type BatchOutcome, readBatchOutcome } from './batch-outcome.ts';
import { type DiscardCondition, discardMessage } from './discard-message.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { LambdaRecord } from './stream-record.ts';

export type BatchContext = {
  readonly shardId: string;
  /** Everything up to and including this record is done or given up. */
  readonly advance: (record: LambdaRecord) => void;
  /** Sends the description of discarded records to the mapping's destination. */
  readonly discard: (message: string) => void;
  readonly log: (line: string) => void;
  readonly signal: AbortSignal;
};

/** Lambda's own delays are not documented beyond "exponential backoff"; these keep a developer waiting less. */
const firstRetryDelayMs = 100;
const maxRetryDelayMs = 10_000;

/**
 * Works off a batch the way an event source mapping does, in order: retries what failed from the first failed
 * record on, halves a batch that got no further if told so (which uses up no retry), and gives up what is too
 * old or was tried too often. Returns early, with the rest undone, when the stack closes.
 */
export async function processBatch(
  mapping: StreamMapping,
  batch: readonly LambdaRecord[],
  context: BatchContext,
): Promise<void> {
  let remaining = batch;
  let failures = 0;
  while (remaining.length > 0 && !context.signal.aborted) {
    const outcome = await invoke(mapping, remaining);
    const failedAt = firstFailure(outcome, remaining);
    const lastDone = remaining[failedAt - 1];
    if (lastDone !== undefined) {
      context.advance(lastDone);
      remaining = remaining.slice(failedAt);
      failures = 0;
    }
    if (remaining.length === 0) return;
    if (mapping.bisects && remaining.length > 1 && failedAt === 0) {
      const middle = Math.ceil(remaining.length / 2);
      await processBatch(mapping, remaining.slice(0, middle), context);
      await processBatch(mapping, remaining.slice(middle), context);
      return;
    }
    failures += 1;
    const condition = findEnd(mapping, remaining, failures);
    if (condition !== undefined) {
      giveUp(mapping, remaining, condition, failures, outcome, context);
      return;
    }
    await delay(retryDelayMs(failures), undefined, { signal: context.signal }).catch(() => {});
  }
}

async function invoke(mapping: StreamMapping, records: readonly LambdaRecord[]): Promise<BatchOutcome> {
  const result = await mapping.target.invoke(JSON.stringify({ Records: records.map(({ event }) => event) }));
  const ids = new Set(records.map(({ sequenceNumber }) => sequenceNumber));
  return readBatchOutcome(result, mapping.reportsItemFailures, ids);
}

/** Index of the first record that is not done: order per key allows no record after it to count as done. */
function firstFailure(outcome: BatchOutcome, records: readonly LambdaRecord[]): number {
  if (outcome.kind === 'done') return records.length;
  if (outcome.kind === 'failed') return 0;
  return records.findIndex(({ sequenceNumber }) => outcome.failedIds.has(sequenceNumber));
}

function findEnd(
  mapping: StreamMapping,
  records: readonly LambdaRecord[],
  failures: number,
): DiscardCondition | undefined {
  if (mapping.maxRetries >= 0 && failures > mapping.maxRetries) return 'RetryAttemptsExhausted';
  const ageMs = Date.now() - (records[0]?.createdAtMs ?? 0);
  return mapping.maxRecordAgeMs >= 0 && ageMs > mapping.maxRecordAgeMs ? 'RecordAgeExceeded' : undefined;
}

function giveUp(
  mapping: StreamMapping,
  records: readonly LambdaRecord[],
  condition: DiscardCondition,
  attempts: number,
  outcome: BatchOutcome,
  context: BatchContext,
): void {
  context.discard(
    discardMessage({ mapping, records, condition, attempts, outcome, shardId: context.shardId }),
  );
  const reason = outcome.kind === 'failed' ? outcome.reason : 'reported as failed';
  const where = mapping.onFailure?.name ?? 'nowhere: the mapping has no on-failure destination';
  context.log(
    `${records.length} stream record(s) from ${records[0]?.sequenceNumber} discarded by ${mapping.target.name} (${condition}, ${reason}); noted in ${where}`,
  );
  const last = records.at(-1);
  if (last !== undefined) context.advance(last);
}

function retryDelayMs(failures: number): number {
  return Math.min(firstRetryDelayMs * 2 ** (failures - 1), maxRetryDelayMs);
}
