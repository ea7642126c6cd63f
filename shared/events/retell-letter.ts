import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '../storage/keys.ts';
import { visitOf } from '../storage/referrals-keys.ts';
import { type BatchSource, entriesOfBatch } from './abandoned-batch.ts';
import { AbandonedBatch, PoisonEntry } from './dead-letter.ts';
import type { EventPublisher } from './event-publisher.ts';
import { eventsOfItem } from './events-of-item.ts';

export interface RetellDeps extends BatchSource {
  readonly publisher: Pick<EventPublisher, 'publish'>;
}

/**
 * Tells the bus again what a letter of the relay's stands for. The entries themselves were never anywhere but in the ledger, so
 * who is interrupted tells some events twice, with the same ids, and loses none. A visit that was forgotten meanwhile cannot be
 * told any more.
 *
 * @returns how many events were told
 * @throws Error when the letter is of no kind that the relay leaves, or its entry is gone. @throws Fault when the bus or a store fails.
 */
export async function retellLetter(deps: RetellDeps, body: string): Promise<number> {
  const items = await itemsOf(deps, body);
  const events = items.flatMap(eventsOfItem);
  await deps.publisher.publish(events);
  return events.length;
}

async function itemsOf(deps: RetellDeps, body: string): Promise<readonly Item[]> {
  const json: unknown = JSON.parse(body);
  const poison = PoisonEntry.safeParse(json);
  if (poison.success) return [await readItem(deps, poison.data)];
  const abandoned = AbandonedBatch.safeParse(json);
  if (abandoned.success) return entriesOfBatch(deps, abandoned.data.DDBStreamBatchInfo);
  throw new Error(`this letter is neither a poison entry nor an abandoned batch: ${body.slice(0, 200)}`);
}

async function readItem(deps: RetellDeps, { pk, sk }: PoisonEntry): Promise<Item> {
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
