import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { writeBatch } from '../../functions/lake/write-batch.ts';
import { createBucketApi } from '../../local/buckets/bucket-api.ts';
import { createObjectStore } from '../../local/buckets/object-store.ts';
import { createMessageStore } from '../../local/queues/message-store.ts';
import { createQueueApi } from '../../local/queues/queue-api.ts';
import { createQueueSet } from '../../local/queues/queue-set.ts';
import { serveJson } from '../../local/services/json-protocol.ts';
import { startServiceServer } from '../../local/services/service-server.ts';
import { openStackDatabase } from '../../local/stack-database.ts';
import { setAside } from '../../shared/events/set-aside.ts';
import { rawStore } from '../../shared/lake/raw-store.ts';
import { batchFunction } from '../../shared/lambda/batch-function.ts';

const BUCKET = 'lake';
const QUEUE = 'dead-letters';

export interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly sentAt: Date;
}

/** The function between the queues and buckets that the local stack has, over the wire. */
export async function startLakeWorld() {
  const folder = mkdtempSync(join(tmpdir(), 'perennial-lake-'));
  const database = openStackDatabase(join(folder, 'stack.sqlite'));
  const services = await startServiceServer(() => {});
  const url = `${services.url}/000000000000/${QUEUE}`;
  const deadLetters = { name: QUEUE, arn: `arn:aws:sqs:local:000000000000:${QUEUE}`, url };
  const terms = {
    visibilityTimeoutMs: 1,
    delayMs: 0,
    retentionMs: 1e9,
    waitTimeMs: 0,
    maxMessageBytes: 1_048_576,
  };
  const queues = createQueueSet([{ ...deadLetters, ...terms }], createMessageStore(database));
  const json = new Map([['AmazonSQS', createQueueApi(queues)]]);
  const buckets = createBucketApi(new Set([BUCKET]), createObjectStore(database, join(folder, 'buckets')));
  services.serve(async (request) => {
    const target = request.headers['x-amz-target'];
    return target === undefined ? buckets(request) : serveJson(json, target, request);
  });

  const local = {
    endpoint: services.url,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  };
  const [s3, sqs] = [new S3Client(local), new SQSClient(local)];
  const counted: Record<string, number> = {};
  const metrics = new Metrics({ namespace: 'test' });
  metrics.addMetric = (name, _unit, value) => {
    counted[name] = (counted[name] ?? 0) + value;
    return metrics;
  };
  const logger = new Logger({ logLevel: 'SILENT' });

  /** @param names of a bucket or queue that is not there, to see what becomes of a batch then */
  function takerOf({ bucket = BUCKET, queueUrl = url } = {}) {
    const handler = batchFunction(
      logger,
      metrics,
      writeBatch({
        salt: async () => Buffer.alloc(32, 7),
        raw: rawStore(s3, bucket),
        setAside: setAside(sqs, queueUrl),
        logger,
        metrics,
      }),
    );
    return async (messages: readonly Message[]): Promise<readonly string[]> => {
      const Records = messages.map(({ messageId, body, sentAt }) => {
        return { messageId, body, attributes: { SentTimestamp: `${sentAt.getTime()}` } } as SQSRecord;
      });
      const { batchItemFailures } = await handler(
        { Records } as SQSEvent,
        { functionName: 'lake' } as Context,
      );
      return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    };
  }

  return {
    takerOf,
    counted,
    /** All objects by their key, as the bytes that lie there. */
    async objects(): Promise<ReadonlyMap<string, Uint8Array>> {
      const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: BUCKET }));
      const keys = Contents.flatMap(({ Key }) => Key ?? []);
      const bytes = await Promise.all(
        keys.map(async (key) => {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
          return (await Body?.transformToByteArray()) ?? new Uint8Array();
        }),
      );
      return new Map(keys.map((key, index) => [key, bytes[index] ?? new Uint8Array()]));
    },
    /** What was set aside, with its cause. */
    async setAside(): Promise<readonly { readonly body: string; readonly cause: string }[]> {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10, MessageAttributeNames: ['All'] }),
      );
      return Messages.map(({ Body = '', MessageAttributes }) => {
        return { body: Body, cause: MessageAttributes?.['cause']?.StringValue ?? '' };
      });
    },
    async close(): Promise<void> {
      s3.destroy();
      sqs.destroy();
      await services.close();
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const idsIn = (bytes: Uint8Array): readonly string[] =>
  gunzipSync(bytes)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).id);
