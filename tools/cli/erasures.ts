import { DeleteItemCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../shared/storage/keys.ts';
import type { ProfileStore } from '../../shared/storage/profile-store.ts';
import type { ReferralCodeStore } from '../../shared/storage/referral-code-store.ts';
import type { SignalStore } from '../../shared/storage/signal-store.ts';

/** Where members are erased from. */
export interface PersonalStores {
  readonly profiles: Pick<ProfileStore, 'eraseAgain'>;
  readonly codes: Pick<ReferralCodeStore, 'erasing'>;
  readonly signals: Pick<SignalStore, 'erasing'>;
}

/**
 * Erases again whom the ledger says were erased. A table restored from a backup of up to 35 days brings people back who had
 * asked to be forgotten: their profile, the name that friends saw, and what they were compared by. The ledger, which holds
 * nothing of them but the erasure, remembers who.
 *
 * @returns how many members the ledger has erased, and of how many something had come back
 */
export async function repeatErasures(
  client: DynamoDBClient,
  ledgerTable: string,
  stores: PersonalStores,
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
      if (await eraseAgain(client, stores, (item['pk']?.S ?? '').slice('ACCOUNT#'.length))) repeated += 1;
    }
    startKey = page.LastEvaluatedKey;
  } while (startKey);
  return { erased, repeated };
}

/** Whether anything of the member had come back. */
async function eraseAgain(
  client: DynamoDBClient,
  { profiles, codes, signals }: PersonalStores,
  memberId: string,
): Promise<boolean> {
  let wasThere = false;
  for (const { Delete } of [...codes.erasing(memberId), ...signals.erasing(memberId)]) {
    if (Delete === undefined) throw new Error(`erasing ${memberId} would do more than delete`);
    const { Attributes } = await client.send(new DeleteItemCommand({ ...Delete, ReturnValues: 'ALL_OLD' }));
    wasThere ||= Attributes !== undefined;
  }
  return (await profiles.eraseAgain(memberId)) || wasThere;
}
