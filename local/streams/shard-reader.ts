import {
  type DynamoDBStreamsClient,
  ExpiredIteratorException,
  GetRecordsCommand,
  GetShardIteratorCommand,
  TrimmedDataAccessException,
} from '@aws-sdk/client-dynamodb-streams';
import { type LambdaRecord, toLambdaRecord } from './stream-record.ts';

/** Reads one shard from a position on. */
export type ShardReader = {
  /** The next records, possibly none; `ended` when a closed shard has no more. */
  read(limit: number): Promise<{ records: LambdaRecord[]; ended: boolean }>;
};

/** @param position after which sequence number to read, or where to start without one */
export function createShardReader(
  client: DynamoDBStreamsClient,
  streamArn: string,
  shardId: string,
  position: { readonly after: string } | { readonly startingPosition: 'TRIM_HORIZON' | 'LATEST' },
): ShardReader {
  let iterator: string | undefined;
  let last = 'after' in position ? position.after : undefined;

  async function openIterator(): Promise<string | undefined> {
    const start = 'startingPosition' in position ? position.startingPosition : 'TRIM_HORIZON';
    try {
      return await getIterator(last === undefined ? start : 'AFTER_SEQUENCE_NUMBER');
    } catch (error) {
      // What lies behind the retention is gone; the oldest record that is left comes next.
      if (error instanceof TrimmedDataAccessException) return await getIterator('TRIM_HORIZON');
      throw error;
    }
  }

  async function getIterator(
    type: 'AFTER_SEQUENCE_NUMBER' | 'TRIM_HORIZON' | 'LATEST',
  ): Promise<string | undefined> {
    const answer = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: type,
        ...(type === 'AFTER_SEQUENCE_NUMBER' ? { SequenceNumber: last } : {}),
      }),
    );
    return answer.ShardIterator;
  }

  return {
    read: async (limit) => {
      iterator ??= await openIterator();
      try {
        const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
        iterator = answer.NextShardIterator;
        const records = (answer.Records ?? []).map((record) => toLambdaRecord(record, streamArn));
        last = records.at(-1)?.sequenceNumber ?? last;
        return { records, ended: iterator === undefined };
      } catch (error) {
        if (!(error instanceof ExpiredIteratorException)) throw error;
        iterator = undefined;
        return { records: [], ended: false };
      }
    },
  };
}
