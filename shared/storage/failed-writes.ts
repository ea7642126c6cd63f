import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { asFault, Fault } from './fault.ts';
import type { Companion } from './ledger-write.ts';

/**
 * Writes all or nothing, beside the ledger. Of each write, whether its condition failed; all false where they were written.
 *
 * @returns null when another transaction or a throttle stood in the way and nothing is known: the same again, after a pause
 * @throws Fault when storage fails.
 */
export async function failuresOf(
  client: DynamoDBClient,
  items: readonly Companion[],
  doing: string,
): Promise<readonly boolean[] | null> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
    return items.map(() => false);
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw asFault(error, doing);
    const reasons = error.CancellationReasons ?? [];
    if (reasons.some(({ Code }) => Code === 'ValidationError'))
      throw new Fault('UNAVAILABLE', `${doing} was canceled by a validation error`, error);
    const failures = reasons.map(({ Code }) => Code === 'ConditionalCheckFailed');
    return failures.includes(true) ? failures : null;
  }
}
