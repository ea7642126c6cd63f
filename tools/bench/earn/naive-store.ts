import { type DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { encodeAccount } from '../../../shared/storage/account-codec.ts';
import { type CommitOutcome, outcomeOfCancellation } from '../../../shared/storage/commit-outcome.ts';
import { encodeEntry } from '../../../shared/storage/entry-codec.ts';
import { type LedgerStore, ledgerStore } from '../../../shared/storage/ledger-store.ts';
import type { LedgerWrite } from '../../../shared/storage/ledger-write.ts';
import { naiveTransaction } from './naive-transaction.ts';

/**
 * The ledger store as a usual design would have it: a commit writes account, order, statement entry and idempotency
 * record. It takes the commit of one order to one account; that is all that the benchmark asks of it.
 */
export function naiveStore(client: DynamoDBClient, tableName: string): LedgerStore {
  return {
    ...ledgerStore(client, tableName),
    async commit(write: LedgerWrite): Promise<CommitOutcome> {
      const items = naiveTransaction([...write.entries.map(putEntry), ...write.accounts.map(putAccount)]);
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
        return { kind: 'committed' };
      } catch (error) {
        const outcome = outcomeOfCancellation(error, write);
        if (outcome === null) throw error;
        return outcome;
      }
    },
  };

  function putEntry(entry: LedgerWrite['entries'][number]) {
    return { Put: { TableName: tableName, Item: encodeEntry(entry.key, entry) } };
  }

  function putAccount({ before, after }: LedgerWrite['accounts'][number]) {
    return {
      Put: {
        TableName: tableName,
        Item: encodeAccount(after),
        ConditionExpression: '#version = :before',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':before': { N: before.sequence.toString() } },
      },
    };
  }
}
