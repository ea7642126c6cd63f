import { GetItemCommand, type TransactWriteItem, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import type { Item } from '../../../shared/storage/keys.ts';

/**
 * The raw sides' way to DynamoDB: the functions' own client and nothing around it. It is bundled as they are, because a
 * bundled SDK is not the same code as the one in node_modules.
 */
const client = dynamoDbClient();

export async function transact(items: readonly TransactWriteItem[]): Promise<void> {
  await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
}

export async function get(tableName: string, key: Item): Promise<void> {
  await client.send(new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }));
}
