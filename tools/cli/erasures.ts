import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../shared/storage/keys.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';

/**
 * Erases again whom the ledger says were erased. A profile table restored from a backup of up to 35 days brings people
 * back who had asked to be forgotten; the ledger, which holds nothing of them but the erasure, remembers who.
 *
 * @returns how many members the ledger has erased, and how many profiles had come back
 */
export async function repeatErasures(
  client: DynamoDBClient,
  ledgerTable: string,
  profiles: ProfileStore,
): Promise<{ readonly erased: number; readonly repeated: number }> {
  let [erased, repeated] = [0, 0];
  let startKey: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({
        TableName: ledgerTable,
        FilterExpression: 'sk = :account AND #state = :erased',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':account': { S: 'ACCOUNT' }, ':erased': { S: 'erased' } },
        ...(startKey ? { ExclusiveStartKey: startKey } : {}),
      }),
    );
    for (const item of page.Items ?? []) {
      erased += 1;
      if (await profiles.eraseAgain((item['pk']?.S ?? '').slice('ACCOUNT#'.length))) repeated += 1;
    }
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return { erased, repeated };
}
