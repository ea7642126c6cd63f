import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { AbandonedBatch, PoisonEntry } from '../../shared/events/dead-letter.ts';
import type { EventPublisher } from '../../shared/events/event-publisher.ts';
import { eventsOfItem } from '../../shared/events/events-of-item.ts';
import type { Item } from '../../shared/storage/keys.ts';
import { visitOf } from '../../shared/storage/referrals-keys.ts';
import { type BatchSource, entriesOfBatch } from './abandoned-batch.ts';

export interface RedriveDeps extends BatchSource {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly publisher: EventPublisher;
  readonly log: (line: string) => void;
}

export interface RedriveResult {
  readonly letters: number;
  readonly events: number;
  /** Letters that are still in the queue, with the reason. */
  readonly failed: readonly string[];
}

/** A letter is hidden for this long while it is worked on; one that fails comes back by itself. */
const VISIBILITY_SECONDS = 120;

/**
 * Tells the bus again what the relay could not, letter by letter. A letter is deleted only after its events are on the
 * bus, so an interruption repeats some and loses none; the entries themselves were never anywhere but in the ledger. A visit
 * that was forgotten meanwhile cannot be told any more.
 */
export async function redrive(deps: RedriveDeps): Promise<RedriveResult> {
  const failed: string[] = [];
  let [letters, events] = [0, 0];
  for (let message = await receive(deps); message !== null; message = await receive(deps)) {
    try {
      const items = await itemsOf(deps, message.Body ?? '');
      const all = items.flatMap(eventsOfItem);
      await deps.publisher.publish(all);
      await deps.sqs.send(
        new DeleteMessageCommand({ QueueUrl: deps.queueUrl, ReceiptHandle: message.ReceiptHandle }),
      );
      letters += 1;
      events += all.length;
      deps.log(`letter ${message.MessageId}: ${all.length} events told`);
    } catch (error) {
      failed.push(`${message.MessageId}: ${(error as Error).message}`);
      deps.log(`letter ${message.MessageId} stays: ${(error as Error).message}`);
    }
  }
  return { letters, events, failed };
}

async function receive({ sqs, queueUrl }: RedriveDeps): Promise<Message | null> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: 1,
      VisibilityTimeout: VISIBILITY_SECONDS,
      WaitTimeSeconds: 1,
    }),
  );
  return Messages[0] ?? null;
}

/** @throws Error when the letter is of no kind that we know, or its entry is gone. */
async function itemsOf(deps: RedriveDeps, body: string): Promise<readonly Item[]> {
  const json: unknown = JSON.parse(body);
  const poison = PoisonEntry.safeParse(json);
  if (poison.success) return [await readItem(deps, poison.data)];
  const abandoned = AbandonedBatch.safeParse(json);
  if (abandoned.success) return entriesOfBatch(deps, abandoned.data.DDBStreamBatchInfo);
  throw new Error(`this letter is neither a poison entry nor an abandoned batch: ${body.slice(0, 200)}`);
}

async function readItem(deps: RedriveDeps, { pk, sk }: PoisonEntry): Promise<Item> {
  const isVisit = visitOf(pk) !== null;
  const { Item: item } = await deps.dynamoDb.send(
    new GetItemCommand({
      TableName: isVisit ? deps.referralsTable : deps.ledgerTable,
      Key: { pk: { S: pk }, sk: { S: sk } },
      ConsistentRead: true,
    }),
  );
  if (item === undefined)
    throw new Error(isVisit ? `the visit ${pk} was forgotten` : `the entry ${pk} ${sk} is not in the ledger`);
  return item;
}
