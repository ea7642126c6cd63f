import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { asFault } from './fault.ts';
import type { Item, Key } from './keys.ts';

/** Reads one item of the program table, consistently. It throws a `Fault` when storage fails. */
export function programItemReader(client: DynamoDBClient, tableName: string) {
  return async (Key: Key, doing: string): Promise<Item | undefined> => {
    try {
      const { Item: item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: { ...Key }, ConsistentRead: true }),
      );
      return item;
    } catch (error) {
      throw asFault(error, doing);
    }
  };
}
