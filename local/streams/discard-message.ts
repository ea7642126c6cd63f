import { randomUUID } from 'node:crypto';
import type { BatchOutcome } from './batch-outcome.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { LambdaRecord } from './stream-record.ts';

export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

export type Discard = {
  readonly mapping: StreamMapping;
  readonly shardId: string;
  readonly records: readonly LambdaRecord[];
  readonly condition: DiscardCondition;
  readonly attempts: number;
  readonly outcome: BatchOutcome;
};

/**
 * What Lambda sends to the on-failure destination of a stream: not the records but where they are, so that
 * they can be read again from the stream within 24 hours ("Retain discarded records for a DynamoDB event
 * source" in the Lambda developer guide).
 */
export function discardMessage({ mapping, shardId, records, condition, attempts, outcome }: Discard): string {
  const first = records[0];
  const last = records.at(-1);
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn: mapping.target.arn,
      condition,
      approximateInvokeCount: attempts,
    },
    responseContext: {
      statusCode: 200,
      executedVersion: '$LATEST',
      functionError: outcome.kind === 'failed' && outcome.functionError ? 'Unhandled' : null,
    },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: new Date(first?.createdAtMs ?? 0).toISOString(),
      approximateArrivalOfLastRecord: new Date(last?.createdAtMs ?? 0).toISOString(),
      batchSize: records.length,
      streamArn: mapping.streamArn,
    },
  });
}
