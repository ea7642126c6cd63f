import {
  type CancellationReason,
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { asFault, Fault } from './fault.ts';
import { couponKey, poolKey } from './rewards-keys.ts';
import { untilCommitted } from './until-committed.ts';

/** What became of codes that were put into a pool. */
export interface PoolImport {
  readonly imported: number;
  readonly alreadyInPool: number;
  readonly takenElsewhere: readonly string[];
}

/**
 * Puts up to fifty distinct codes into a pool in one transaction. Where some of them exist, nothing is written and the
 * reasons name them: then the others are put.
 */
export async function importChunk(
  client: DynamoDBClient,
  tableName: string,
  poolId: string,
  codes: readonly string[],
): Promise<PoolImport> {
  let left = codes;
  let alreadyInPool = 0;
  const takenElsewhere: string[] = [];
  return untilCommitted(async () => {
    while (left.length > 0) {
      const reasons = await putAll(
        client,
        left.flatMap((code) => puts(tableName, poolId, code)),
      );
      if (reasons === null) break;
      const existing = left.flatMap((code, index) => existingAt(reasons, index, code));
      // Only other writers stood in the way: the same codes again, after a pause.
      if (existing.length === 0) return null;
      alreadyInPool += existing.filter((found) => found.poolId === poolId).length;
      takenElsewhere.push(...existing.filter((found) => found.poolId !== poolId).map(({ code }) => code));
      const gone = new Set(existing.map(({ code }) => code));
      left = left.filter((code) => !gone.has(code));
    }
    return { imported: left.length, alreadyInPool, takenElsewhere };
  }, 'importing codes');
}

/** The pointer guards the code; the pool's item is there exactly while the pointer has no redemption. */
function puts(tableName: string, poolId: string, code: string): readonly TransactWriteItem[] {
  return [
    {
      Put: {
        TableName: tableName,
        Item: { ...couponKey(code), poolId: { S: poolId } },
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    { Put: { TableName: tableName, Item: { ...poolKey(poolId, code), code: { S: code } } } },
  ];
}

/** Null when all were written, else the reason of each item. */
async function putAll(
  client: DynamoDBClient,
  items: readonly TransactWriteItem[],
): Promise<readonly CancellationReason[] | null> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [...items] }));
    return null;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw asFault(error, 'importing codes');
    const reasons = error.CancellationReasons ?? [];
    if (reasons.some(({ Code }) => Code === 'ValidationError')) {
      throw new Fault('UNAVAILABLE', 'importing codes was canceled by a validation error', error);
    }
    return reasons;
  }
}

function existingAt(reasons: readonly CancellationReason[], index: number, code: string) {
  const { Code, Item: item } = reasons[2 * index] ?? {};
  return Code === 'ConditionalCheckFailed' ? [{ code, poolId: item?.['poolId']?.S ?? null }] : [];
}
