import type { Key } from './keys.ts';
import type { Companion } from './ledger-write.ts';

/**
 * A condition that nothing stands in a place: committed with an entry that was decided as long as nothing did, such as the
 * next change of what it hangs on.
 */
export const vacancy = (tableName: string, key: Key): Companion => ({
  ConditionCheck: {
    TableName: tableName,
    Key: { ...key },
    ConditionExpression: 'attribute_not_exists(pk)',
  },
});
