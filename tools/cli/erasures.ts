import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../shared/storage/keys.ts';

/** Where something personal of a member may have come back. */
export interface PersonalStore {
  /** False when there is nothing of the member. */
  eraseAgain(memberId: string): Promise<boolean>;
}

/**
 * Erases again whom the ledger says were erased. A table restored from a backup of up to 35 days, such as that of profiles or
 * surveys, brings people back who had asked to be forgotten; the ledger, which holds nothing of them but the erasure, remembers who.
 *
 * @returns how many members the ledger has erased, and of how many something had come back
 */
export async function repeatErasures(
  client: DynamoDBClient,
  ledgerTable: string,
  stores: readonly PersonalStore[],
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
      const memberId = (item['pk']?.S ?? '').slice('ACCOUNT#'.length);
      const hadComeBack = await Promise.all(stores.map((store) => store.eraseAgain(memberId)));
      if (hadComeBack.includes(true)) repeated += 1;
    }
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return { erased, repeated };
}
