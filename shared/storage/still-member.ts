import { accountKey } from './keys.ts';
import type { Companion } from './ledger-write.ts';

/**
 * A condition that somebody is a member: committed with what may not outlast their membership, such as the name that others
 * see. Who is closed or erased at that very moment leaves nothing behind then.
 *
 * @param tableName the ledger's
 */
export const stillMember = (tableName: string, memberId: string): Companion => ({
  ConditionCheck: {
    TableName: tableName,
    Key: { ...accountKey(memberId) },
    ConditionExpression: '#state = :active',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: { ':active': { S: 'active' } },
  },
});
