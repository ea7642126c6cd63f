import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { asFault } from './fault.ts';

/** Part of a transaction, with the word for what it means when its condition does not hold. */
export interface GuardedWrite<R extends string = string> {
  readonly item: TransactWriteItem;
  /** Null: it has no condition. */
  readonly otherwise: R | null;
}

/** All of them or none. `contended`: another transaction held an item; nothing is known to have changed. */
export type GuardedOutcome<R extends string> = 'committed' | 'contended' | R;

/** @throws Fault when storage fails. */
export async function commitGuarded<R extends string>(
  client: DynamoDBClient,
  writes: readonly GuardedWrite<R>[],
): Promise<GuardedOutcome<R>> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: writes.map(({ item }) => item) }));
    return 'committed';
  } catch (error) {
    if (!(error instanceof TransactionCanceledException))
      throw asFault(error, 'writing to the webhooks table');
    const reasons = error.CancellationReasons ?? [];
    const refused = writes.find((_, index) => reasons[index]?.Code === 'ConditionalCheckFailed');
    return refused?.otherwise ?? 'contended';
  }
}
