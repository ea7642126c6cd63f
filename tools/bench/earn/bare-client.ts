import {
  GetItemCommand,
  type GetItemCommandInput,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
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

/**
 * Sends a read as it was recorded on the wire.
 *
 * @throws Error for a kind of read that no recorded operation makes so far
 */
export async function read(operation: string, request: object): Promise<void> {
  if (operation === 'GetItem') await client.send(new GetItemCommand(request as GetItemCommandInput));
  else if (operation === 'Query') await client.send(new QueryCommand(request as QueryCommandInput));
  else throw new Error(`there is no way to send a recorded ${operation} yet`);
}
