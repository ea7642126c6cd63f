import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientOf, createTable } from '../storage/local-table.ts';
import { type StartedTable, startTable } from '../storage/started-table.ts';

export const LEDGER = 'Ledger';
export const REFERRALS = 'Referrals';
export const REWARDS = 'Rewards';
export const CREDENTIALS = 'Credentials';
export const PROFILES = 'Profiles';

/** All tables that reconciling reads and writes, on an engine of their own behind a proxy. */
export async function startReferringTables(): Promise<StartedTable> {
  const table = await startTable(REFERRALS, 0);
  await createLedger(table.client);
  await createTable(table.client, REWARDS);
  await createTable(table.client, CREDENTIALS, null);
  await createTable(table.client, PROFILES, null);
  return table;
}

/** With the statement, as the stack has it. */
export async function createLedger(client: DynamoDBClient): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName: LEDGER,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        { AttributeName: 'sk', AttributeType: 'S' },
        { AttributeName: 'memberId', AttributeType: 'S' },
        { AttributeName: 'sequence', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'statement',
          KeySchema: [
            { AttributeName: 'memberId', KeyType: 'HASH' },
            { AttributeName: 'sequence', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
    }),
  );
}

/** What a process throws that ended: nothing of it runs on. */
export class Crash extends Error {}

/**
 * A client of a process that ends: so many of its transactions take effect, the answer to the last of them is lost, and
 * nothing is done after it, no read and no write.
 */
export function dyingClient(endpoint: string, transactions: number): DynamoDBClient {
  const client = clientOf(endpoint, { maxAttempts: 1 });
  let left = transactions;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (left === 0) throw new Crash();
        const result = await next(args);
        if (commandName === 'TransactWriteItemsCommand') {
          left -= 1;
          if (left === 0) throw new Crash();
        }
        return result;
      },
    { step: 'initialize' },
  );
  return client;
}
