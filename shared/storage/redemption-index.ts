import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import { number } from './account-codec.ts';
import { asFault } from './fault.ts';
import { type Item, redemptionOf } from './keys.ts';

export interface RedemptionIdPage {
  readonly redemptionIds: readonly string[];
  /** Sequence number of the last entry that was looked at; null when there are none before it. */
  readonly readTo: number | null;
}

export type RedemptionIndex = ReturnType<typeof redemptionIndex>;

/** Entries that one query looks through: some 200 KB. */
const ENTRIES_AT_ONCE = 500;
/** A page costs no more than so many queries, however few of a member's entries are redemptions. */
const MAX_QUERIES = 4;

/**
 * Finds the redemptions of a member in the statement index of the ledger table: those they authorized, and the gifts they
 * claimed. The index may be behind a write by a moment.
 */
export function redemptionIndex(client: DynamoDBClient, tableName: string) {
  return {
    /**
     * Newest first, before the entry of the sequence number `before`. A page may hold fewer than `limit`, although there
     * are more: what counts is `readTo`. @throws Fault when storage fails.
     */
    async page(memberId: string, limit: number, before?: number): Promise<RedemptionIdPage> {
      const found: string[] = [];
      let readTo = before ?? null;
      for (let queries = 0; queries < MAX_QUERIES; queries += 1) {
        const { items, isLast, lastSequence } = await look(memberId, readTo);
        for (const item of items) {
          found.push(redemptionIdIn(item));
          if (found.length === limit)
            return { redemptionIds: found, readTo: orNoneBefore(number(item, 'sequence')) };
        }
        if (isLast) return { redemptionIds: found, readTo: null };
        readTo = lastSequence;
      }
      return { redemptionIds: found, readTo };
    },
  };

  async function look(memberId: string, before: number | null) {
    const { Items = [], LastEvaluatedKey } = await client
      .send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'statement',
          KeyConditionExpression: `memberId = :member${before === null ? '' : ' AND #sequence < :before'}`,
          FilterExpression: '#kind IN (:authorization, :claim)',
          ProjectionExpression: 'pk, #sequence',
          ExpressionAttributeNames: { '#kind': 'kind', '#sequence': 'sequence' },
          ExpressionAttributeValues: {
            ':member': { S: memberId },
            ':authorization': { S: 'authorization' },
            ':claim': { S: 'coupon_claim' },
            ...(before === null ? {} : { ':before': { N: before.toString() } }),
          },
          ScanIndexForward: false,
          Limit: ENTRIES_AT_ONCE,
        }),
      )
      .catch((error: unknown) => {
        throw asFault(error, "looking for a member's redemptions");
      });
    return {
      items: Items,
      isLast: LastEvaluatedKey === undefined,
      lastSequence: LastEvaluatedKey === undefined ? null : number(LastEvaluatedKey, 'sequence'),
    };
  }
}

/** The first entry of a member has nothing before it. */
const orNoneBefore = (sequence: number): number | null => (sequence > 1 ? sequence : null);

function redemptionIdIn(item: Item): string {
  const redemptionId = redemptionOf(item['pk']?.S ?? '');
  if (redemptionId === null) throw new Error(`an entry of a redemption lives under ${item['pk']?.S}`);
  return redemptionId;
}
