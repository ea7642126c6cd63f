import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** The tables that a year needs, by what the functions call them. */
export const TABLES = {
  ledger: 'Ledger',
  profiles: 'Profiles',
  budgets: 'Budgets',
  rewards: 'Rewards',
  referrals: 'Referrals',
  credentials: 'Credentials',
  journeys: 'Journeys',
  outbox: 'Outbox',
  surveys: 'Surveys',
  audit: 'Audit',
} as const;

const WITHOUT_SORT_KEY: ReadonlySet<string> = new Set([TABLES.profiles, TABLES.credentials]);

/** As the stack has them: keys, and the statement of the ledger. */
export async function createTables(client: DynamoDBClient): Promise<void> {
  for (const name of Object.values(TABLES)) await client.send(createTable(name));
}

function createTable(TableName: string): CreateTableCommand {
  const hasSortKey = !WITHOUT_SORT_KEY.has(TableName);
  const isLedger = TableName === TABLES.ledger;
  const sortType = TableName === TABLES.budgets ? 'N' : 'S';
  return new CreateTableCommand({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [
      { AttributeName: 'pk', AttributeType: 'S' },
      ...(hasSortKey ? [{ AttributeName: 'sk', AttributeType: sortType } as const] : []),
      ...(isLedger
        ? [
            { AttributeName: 'memberId', AttributeType: 'S' } as const,
            { AttributeName: 'sequence', AttributeType: 'N' } as const,
          ]
        : []),
    ],
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      ...(hasSortKey ? [{ AttributeName: 'sk', KeyType: 'RANGE' } as const] : []),
    ],
    ...(isLedger
      ? {
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
        }
      : {}),
  });
}
