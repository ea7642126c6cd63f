import { type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { eventsOfItem } from '../../../shared/events/events-of-item.ts';
import { rawLine } from '../../../shared/lake/raw-line.ts';
import type { LedgerLines } from '../../../shared/lake/rebuild.ts';
import type { KeyOf } from '../../../shared/lake/shop-key.ts';
import type { SpoolLine } from '../../../shared/lake/spool.ts';
import { asFault } from '../../../shared/storage/fault.ts';
import type { Item } from '../../../shared/storage/keys.ts';

export interface PoisonItem {
  readonly pk: string;
  readonly sk: string;
  readonly cause: string;
}

/**
 * The ledger as raw lines, by a scan in segments, each a reader of its own. Reads consistently: an entry that was committed before
 * the scan began is seen.
 *
 * @param isPoison is told of entries that cannot be told, which stay out of the lake as they stayed out of the bus
 */
export function ledgerScan(
  client: DynamoDBClient,
  table: string,
  segments: number,
  key: KeyOf,
  isPoison: (item: PoisonItem) => void,
): LedgerLines {
  function linesOf(item: Item): readonly SpoolLine[] {
    try {
      return eventsOfItem(item).map(({ type, detail }) => {
        const { line } = rawLine({ 'detail-type': type, detail }, key);
        return { occurredAt: line.occurredAt, text: JSON.stringify(line) };
      });
    } catch (error) {
      isPoison({ pk: item['pk']?.S ?? '', sk: item['sk']?.S ?? '', cause: (error as Error).message });
      return [];
    }
  }

  return {
    segments,
    async read(segment, cursor) {
      try {
        const page = await client.send(
          new ScanCommand({
            TableName: table,
            Segment: segment,
            TotalSegments: segments,
            ConsistentRead: true,
            ...(cursor === null ? {} : { ExclusiveStartKey: JSON.parse(cursor) as Item }),
          }),
        );
        const { Items = [], LastEvaluatedKey: last } = page;
        return { lines: Items.flatMap(linesOf), next: last === undefined ? null : JSON.stringify(last) };
      } catch (error) {
        throw asFault(error, 'reading the ledger');
      }
    },
  };
}
