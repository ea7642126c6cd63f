import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { StoredSignals } from '../domain/referrals/stored-signals.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import type { Companion } from './ledger-write.ts';
import { signalsKey } from './referrals-keys.ts';
import { untilCommitted } from './until-committed.ts';

export type SignalStore = ReturnType<typeof signalStore>;

/** DynamoDB reads a hundred items at once. */
const KEYS_AT_ONCE = 100;

const ATTRIBUTES = [
  'email',
  'emailSkeleton',
  'emailDomains',
  'phone',
  'address',
  'payment',
  'namePostcode',
  'device',
  'networkAgent',
] as const satisfies readonly (keyof StoredSignals)[];

/** What is made of one mail address: its look is missing where that would tell nothing. */
const OF_EMAIL = ['emailSkeleton', 'emailDomains'] as const satisfies readonly (keyof StoredSignals)[];

/** The only code that reads or writes what members are compared by. All of it is salted hashes, and personal all the same. */
export function signalStore(client: DynamoDBClient, tableName: string) {
  return {
    /**
     * Adds to what is known of a member; each signal replaces its earlier value, and those of a mail address all of the
     * address before. @throws Fault when storage fails.
     */
    async merge(memberId: string, signals: StoredSignals): Promise<void> {
      const given = Object.entries(encodeSignals(signals));
      if (given.length === 0) return;
      const gone = signals.email === undefined ? [] : OF_EMAIL.filter((name) => signals[name] === undefined);
      await client
        .send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { ...signalsKey(memberId) },
            UpdateExpression: [
              `SET ${given.map((_, index) => `#${index} = :${index}`).join(', ')}`,
              ...(gone.length === 0 ? [] : [`REMOVE ${gone.join(', ')}`]),
            ].join(' '),
            ExpressionAttributeNames: Object.fromEntries(given.map(([name], index) => [`#${index}`, name])),
            ExpressionAttributeValues: Object.fromEntries(
              given.map(([, value], index) => [`:${index}`, value]),
            ),
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'keeping the signals of a member');
        });
    },

    /** All that is known of a member, maybe nothing. Consistently. @throws Fault when storage fails. */
    async read(memberId: string): Promise<StoredSignals> {
      const { Item: item = {} } = await client
        .send(
          new GetItemCommand({
            TableName: tableName,
            Key: { ...signalsKey(memberId) },
            ConsistentRead: true,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the signals of a member');
        });
      return decodeSignals(item);
    },

    /** By member; who has none is left out. Consistently. @throws Fault when storage fails. */
    async readMany(memberIds: readonly string[]): Promise<ReadonlyMap<string, StoredSignals>> {
      const memberOf = new Map(memberIds.map((memberId) => [signalsKey(memberId).pk.S, memberId]));
      const items = await getItems([...memberOf.values()]);
      return new Map(
        items.map((item) => [memberOf.get(item['pk']?.S ?? '') ?? '', decodeSignals(item)] as const),
      );
    },

    /** Removes what a restore brought back; false when there is nothing to remove. @throws Fault when storage fails. */
    async eraseAgain(memberId: string): Promise<boolean> {
      const { Attributes } = await client
        .send(
          new DeleteItemCommand({
            TableName: tableName,
            Key: { ...signalsKey(memberId) },
            ReturnValues: 'ALL_OLD',
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'erasing the signals of a member again');
        });
      return Attributes !== undefined;
    },

    erasing: (memberId: string): readonly Companion[] => [
      { Delete: { TableName: tableName, Key: { ...signalsKey(memberId) } } },
    ],
  };

  async function getItems(memberIds: readonly string[]): Promise<readonly Item[]> {
    const items: Item[] = [];
    for (let start = 0; start < memberIds.length; start += KEYS_AT_ONCE)
      items.push(...(await getPage(memberIds.slice(start, start + KEYS_AT_ONCE))));
    return items;
  }

  /** DynamoDB may leave some keys for another time when it is short of capacity. */
  async function getPage(memberIds: readonly string[]): Promise<readonly Item[]> {
    const items: Item[] = [];
    let left: Record<string, AttributeValue>[] = memberIds.map((memberId) => ({ ...signalsKey(memberId) }));
    return untilCommitted(async () => {
      const { Responses, UnprocessedKeys } = await getSome(left);
      items.push(...(Responses?.[tableName] ?? []));
      left = UnprocessedKeys?.[tableName]?.Keys ?? [];
      return left.length === 0 ? items : null;
    }, 'reading the signals of members');
  }

  async function getSome(keys: Record<string, AttributeValue>[]): Promise<BatchGetItemCommandOutput> {
    try {
      return await client.send(
        new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: keys, ConsistentRead: true } } }),
      );
    } catch (error) {
      throw asFault(error, 'reading the signals of members');
    }
  }
}

function encodeSignals(signals: StoredSignals): Item {
  return Object.fromEntries(
    ATTRIBUTES.flatMap((name) => {
      const value = signals[name];
      if (value === undefined) return [];
      return [[name, typeof value === 'string' ? { S: value } : { L: value.map((S) => ({ S })) }]];
    }),
  );
}

function decodeSignals(item: Item): StoredSignals {
  return Object.fromEntries(
    ATTRIBUTES.flatMap((name) => {
      const value = item[name];
      if (value === undefined) return [];
      return [[name, value.S ?? value.L?.map(({ S = '' }) => S)]];
    }),
  );
}
