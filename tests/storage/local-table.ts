import { CreateTableCommand, DynamoDBClient, type ScalarAttributeType } from '@aws-sdk/client-dynamodb';

/** A client of an engine, or of a proxy before one, on this machine. */
export const clientOf = (endpoint: string, options: { readonly maxAttempts?: number } = {}): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    ...options,
  });

/** Makes a table with the keys `pk` and, of the given type, `sk`; `null`: without a sort key. */
export async function createTable(
  client: DynamoDBClient,
  TableName: string,
  sortKey: ScalarAttributeType | null = 'S',
): Promise<void> {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: 'pk', AttributeType: 'S' },
        ...(sortKey === null ? [] : [{ AttributeName: 'sk', AttributeType: sortKey }]),
      ],
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        ...(sortKey === null ? [] : [{ AttributeName: 'sk', KeyType: 'RANGE' as const }]),
      ],
    }),
  );
}
