import { setTimeout as delay } from 'node:timers/promises';
import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { QueueSet } from '../queues/queue-set.ts';
import { processBatch } from './batch-processor.ts';
import type { Checkpoints } from './checkpoints.ts';
import { createShardReader, type ShardReader } from './shard-reader.ts';
import type { StreamMapping } from './stream-mapping.ts';
import type { LambdaRecord } from './stream-record.ts';

export type StreamPoller = { close(): Promise<void> };

export type StreamPollerParts = {
  readonly client: DynamoDBStreamsClient;
  readonly checkpoints: Checkpoints;
  readonly queues: QueueSet;
  readonly log: (line: string) => void;
};

/**
 * Lambda polls four times a second. Here a developer waits for the result, so a stream that was just busy is
 * polled faster; an empty poll costs about 1 ms, so a quiet one is not.
 */
const busyPollIntervalMs = 25;
const idlePollIntervalMs = 250;
/** New shards appear only on engines that split them, every few hours. */
const shardLookupIntervalMs = 5_000;
/** GetRecords returns at most this many. */
const maxRecordsPerRead = 1_000;

/**
 * Starts an event source mapping: reads every shard of the stream, parents before their children, and hands
 * batches to the function in order. The position is kept after each success, so a restart repeats at most the
 * batch that was under way.
 */
export function startStreamPoller(mapping: StreamMapping, parts: StreamPollerParts): StreamPoller {
  const closing = new AbortController();
  const { signal } = closing;
  const shards = new Map<string, Promise<void>>();

  async function watchShards(): Promise<void> {
    while (!signal.aborted) {
      await attempt(async () => {
        for (const shard of await listShards(parts.client, mapping.streamArn)) {
          const id = shard.ShardId ?? '';
          if (!shards.has(id)) shards.set(id, readShard(id, shards.get(shard.ParentShardId ?? '')));
        }
      });
      await pause(shardLookupIntervalMs);
    }
  }

  async function readShard(shardId: string, parent: Promise<void> | undefined): Promise<void> {
    await parent;
    let ended = false;
    while (!signal.aborted && !ended) {
      await attempt(async () => {
        // After a failure the shard is read again from the last position that is done.
        ended = await readFromCheckpoint(shardId);
      });
    }
  }

  /** Returns when the shard has ended (true) or the stack closes (false). */
  async function readFromCheckpoint(shardId: string): Promise<boolean> {
    const after = parts.checkpoints.read(mapping.id, shardId);
    const position = after === undefined ? { startingPosition: mapping.startingPosition } : { after };
    const reader = createShardReader(parts.client, mapping.streamArn, shardId, position);
    let intervalMs = busyPollIntervalMs;
    while (!signal.aborted) {
      const { records, ended } = await readBatch(reader);
      await hand(shardId, records);
      if (ended) return true;
      intervalMs = records.length > 0 ? busyPollIntervalMs : Math.min(intervalMs * 1.5, idlePollIntervalMs);
      if (records.length === 0) await pause(intervalMs);
    }
    return false;
  }

  /** Reads until the batch is full or the batching window, counted from its first record, is over. */
  async function readBatch(reader: ShardReader): Promise<{ records: LambdaRecord[]; ended: boolean }> {
    const limit = Math.min(mapping.batchSize, maxRecordsPerRead);
    const batch = await reader.read(limit);
    const deadline = Date.now() + mapping.batchingWindowMs;
    const records = [...batch.records];
    let { ended } = batch;
    while (
      records.length > 0 &&
      records.length < limit &&
      !ended &&
      Date.now() < deadline &&
      !signal.aborted
    ) {
      await pause(busyPollIntervalMs);
      const more = await reader.read(limit - records.length);
      records.push(...more.records);
      ended = more.ended;
    }
    return { records, ended };
  }

  async function hand(shardId: string, records: readonly LambdaRecord[]): Promise<void> {
    const last = records.at(-1);
    if (last === undefined) return;
    const advance = (record: LambdaRecord): void =>
      parts.checkpoints.write(mapping.id, shardId, tableOf(mapping.streamArn), record.sequenceNumber);
    const wanted = records.filter(({ event }) => mapping.matches(event));
    await processBatch(mapping, wanted, {
      shardId,
      advance,
      discard: (message) => {
        if (mapping.onFailure !== undefined) parts.queues.send(mapping.onFailure, { body: message });
      },
      log: parts.log,
      signal,
    });
    if (!signal.aborted) advance(last);
  }

  /** An engine that does not answer is tried again: the mapping outlives it, as the service's would. */
  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (signal.aborted) return;
      parts.log(
        `Reading the stream of ${tableOf(mapping.streamArn)} failed, retrying: ${(error as Error).message}`,
      );
      await pause(1_000);
    }
  }

  async function pause(milliseconds: number): Promise<void> {
    await delay(milliseconds, undefined, { signal }).catch(() => {});
  }

  const watching = watchShards();
  return {
    close: async () => {
      closing.abort();
      await watching;
      await Promise.all(shards.values());
    },
  };
}

async function listShards(client: DynamoDBStreamsClient, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let from: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({
        StreamArn: streamArn,
        ...(from === undefined ? {} : { ExclusiveStartShardId: from }),
      }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    from = StreamDescription?.LastEvaluatedShardId;
  } while (from !== undefined);
  return shards;
}

/** `arn:aws:dynamodb:<region>:<account>:table/<name>/stream/<label>` */
function tableOf(streamArn: string): string {
  return streamArn.split('/')[1] ?? streamArn;
}
