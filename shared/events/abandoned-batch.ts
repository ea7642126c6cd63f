import { type DynamoDBClient, GetItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { Item } from '../storage/keys.ts';
import { visitOf } from '../storage/referrals-keys.ts';
import type { AbandonedBatch } from './dead-letter.ts';

export interface BatchSource {
  readonly dynamoDb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly ledgerTable: string;
  readonly referralsTable: string;
  /** Whether there is time to look all through the ledger. */
  readonly mayScanLedger: boolean;
}

/** How far the clock of a writer may be from the stream's, when entries are looked up by time. */
const CLOCK_MARGIN_SECONDS = 120;

/**
 * The entries of a batch that Lambda gave up. It left only their place in the stream, which forgets after 24 hours;
 * from then on they are looked up in the ledger by the time at which they were written, which finds their neighbors
 * too: consumers know them by their ids. Visits that the stream has forgotten are told no more: they count, and nothing else.
 *
 * @throws Error where only a scan of the ledger would find them, and there is no time for one
 */
export async function entriesOfBatch(
  source: BatchSource,
  batch: AbandonedBatch['DDBStreamBatchInfo'],
): Promise<readonly Item[]> {
  const items = await fromStream(source, batch).catch(ifForgotten);
  const isOfLedger = batch.streamArn.includes(`:table/${source.ledgerTable}/`);
  if (items.length >= batch.batchSize || !isOfLedger) return items;
  if (source.mayScanLedger) return fromLedger(source, batch);
  throw new Error(
    'the stream has forgotten this batch, and finding its entries takes a scan of the ledger: npm run perennial -- redrive does one',
  );
}

/** A stream that is gone, or has forgotten, has none of the batch; anything else is a fault to be told. */
function ifForgotten(error: unknown): readonly Item[] {
  const forgotten = ['TrimmedDataAccessException', 'ResourceNotFoundException'];
  if (error instanceof Error && forgotten.includes(error.name)) return [];
  throw error;
}

async function fromStream(
  source: BatchSource,
  batch: AbandonedBatch['DDBStreamBatchInfo'],
): Promise<readonly Item[]> {
  const { ShardIterator: first } = await source.streams.send(
    new GetShardIteratorCommand({
      StreamArn: batch.streamArn,
      ShardId: batch.shardId,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: batch.startSequenceNumber,
    }),
  );
  const last = BigInt(batch.endSequenceNumber);
  const items: Item[] = [];
  for (let iterator = first; iterator !== undefined; ) {
    const page = await source.streams.send(new GetRecordsCommand({ ShardIterator: iterator }));
    const records = page.Records ?? [];
    for (const { dynamodb } of records) {
      if (BigInt(dynamodb?.SequenceNumber ?? 0) > last) return items;
      const item = await toldBy(source, dynamodb ?? {});
      if (item !== null) items.push(item);
    }
    iterator = records.length === 0 ? undefined : page.NextShardIterator;
  }
  return items;
}

/** What the relay was to tell: an entry, or a visit, of which the stream has the key alone; null where it tells nothing. */
async function toldBy(
  { dynamoDb, referralsTable }: BatchSource,
  { NewImage: image, Keys: keys }: { readonly NewImage?: unknown; readonly Keys?: unknown },
): Promise<Item | null> {
  if (image !== undefined) return (image as Item)['memberId'] === undefined ? null : (image as Item);
  const { pk, sk } = (keys ?? {}) as Item;
  if (pk === undefined || sk === undefined || visitOf(pk.S ?? '') === null) return null;
  const { Item: visit } = await dynamoDb.send(
    new GetItemCommand({ TableName: referralsTable, Key: { pk, sk }, ConsistentRead: true }),
  );
  return visit ?? null;
}

async function fromLedger(
  { dynamoDb, ledgerTable }: BatchSource,
  batch: AbandonedBatch['DDBStreamBatchInfo'],
): Promise<readonly Item[]> {
  const seconds = (iso: string) => Math.floor(Date.parse(iso) / 1000);
  const items: Item[] = [];
  let startKey: Item | undefined;
  do {
    const page = await dynamoDb.send(
      new ScanCommand({
        TableName: ledgerTable,
        FilterExpression: 'attribute_exists(memberId) AND recordedAt BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':from': { N: `${seconds(batch.approximateArrivalOfFirstRecord) - CLOCK_MARGIN_SECONDS}` },
          ':to': { N: `${seconds(batch.approximateArrivalOfLastRecord) + CLOCK_MARGIN_SECONDS}` },
        },
        ...(startKey ? { ExclusiveStartKey: startKey } : {}),
      }),
    );
    items.push(...(page.Items ?? []));
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return items;
}
