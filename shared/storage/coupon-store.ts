import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { asFault } from './fault.ts';
import type { Companion } from './ledger-write.ts';
import { couponKey } from './rewards-keys.ts';

/** Where a code leads: to the redemption it was issued for, or, while nobody has it, to its pool alone. */
export interface CouponPointer {
  readonly redemptionId: string | null;
  readonly poolId: string | null;
}

export type CouponStore = ReturnType<typeof couponStore>;

/**
 * The only code that reads codes of coupons, and issues those made by chance. A code is a pointer to a redemption and
 * nothing else: whether it was used, voided or claimed, and until when it is good, that redemption's entries say.
 */
export function couponStore(client: DynamoDBClient, tableName: string) {
  return {
    /** However it is typed: capitals, spaces and dashes do not matter. Consistently. @throws Fault when storage fails. */
    async find(code: string): Promise<CouponPointer | null> {
      const { Item: item } = await client
        .send(new GetItemCommand({ TableName: tableName, Key: { ...couponKey(code) }, ConsistentRead: true }))
        .catch((error: unknown) => {
          throw asFault(error, 'looking a coupon up');
        });
      if (item === undefined) return null;
      return { redemptionId: item['redemptionId']?.S ?? null, poolId: item['poolId']?.S ?? null };
    },

    /** Points a new code to its redemption. The transaction fails as `companion` where the code is taken: draw another. */
    issuing(code: string, redemptionId: string): Companion {
      return {
        Put: {
          TableName: tableName,
          Item: { ...couponKey(code), redemptionId: { S: redemptionId } },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      };
    },
  };
}
