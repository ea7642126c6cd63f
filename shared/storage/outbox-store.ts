import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { EpochSeconds } from '../domain/calendar.ts';
import type { ItemKey, OutboxItem } from '../domain/delivery/outbox-item.ts';
import type { Aftermath, Outcome, Trouble } from '../domain/delivery/outcome.ts';
import { asFault } from './fault.ts';
import type { Companion } from './ledger-write.ts';
import { decodeStoredItem, encodeNewItem, type StoredOutboxItem } from './outbox-codec.ts';
import { askPrefix, outboxItemKey, outboxPartition } from './outbox-keys.ts';

export type OutboxStore = ReturnType<typeof outboxStore>;

/** Writes decided actions, and what becomes of each. For all of a member see outbox-history.ts. */
export function outboxStore(client: DynamoDBClient, tableName: string) {
  return {
    /** To be committed with what decided it. The transaction fails where the same action is there already. */
    adding: (item: OutboxItem): Companion => ({
      Put: {
        TableName: tableName,
        Item: encodeNewItem(item),
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }),

    /** Consistently. @throws Fault when storage fails. */
    async read(key: ItemKey): Promise<StoredOutboxItem | null> {
      const { Item: stored } = await client
        .send(
          new GetItemCommand({ TableName: tableName, Key: { ...outboxItemKey(key) }, ConsistentRead: true }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the outbox');
        });
      return stored === undefined ? null : decodeStoredItem(stored);
    },

    /** A member's items by ask. @throws Fault when storage fails. */
    async list(memberId: string, limit: number): Promise<readonly StoredOutboxItem[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :member AND begins_with(sk, :item)',
            ExpressionAttributeValues: {
              ':member': { S: outboxPartition(memberId) },
              ':item': { S: 'ITEM#' },
            },
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the outbox of a member');
        });
      return Items.map(decodeStoredItem);
    },

    /** The actions of an ask, of its last 90 days. @throws Fault when storage fails. */
    async listAsk(memberId: string, askId: string): Promise<readonly OutboxItem[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :member AND begins_with(sk, :ask)',
            ExpressionAttributeValues: {
              ':member': { S: outboxPartition(memberId) },
              ':ask': { S: askPrefix(askId) },
            },
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading an ask in the outbox');
        });
      return Items.map((item) => decodeStoredItem(item).item);
    },

    /**
     * Takes an item that waits, so that nobody else sends it. False when somebody has, or it is settled.
     *
     * @param claimId of this attempt and no other, so that a request whose answer was lost meets its own claim
     * @throws Fault when storage fails, and it may be taken all the same.
     */
    claim: (key: ItemKey, claimId: string, now: EpochSeconds): Promise<boolean> =>
      change(key, 'claiming an item of the outbox', {
        UpdateExpression: 'SET #state = :claimed, claimedAt = :now, claimId = :claim',
        ConditionExpression: '#state = :waiting OR (#state = :claimed AND claimId = :claim)',
        ExpressionAttributeValues: {
          ':claimed': { S: 'claimed' },
          ':waiting': { S: 'waiting' },
          ':claim': { S: claimId },
          ':now': { N: now.toString() },
        },
      }),

    /** Gives back an item that was claimed and surely did not leave. False when it was not claimed. */
    release: (key: ItemKey): Promise<boolean> =>
      change(key, 'releasing an item of the outbox', {
        UpdateExpression: 'SET #state = :waiting REMOVE claimedAt, claimId',
        ConditionExpression: '#state = :claimed',
        ExpressionAttributeValues: { ':claimed': { S: 'claimed' }, ':waiting': { S: 'waiting' } },
      }),

    /**
     * Writes down why an item waits, and when it is tried again, for who is asked about it. False when it does not wait.
     *
     * @throws Fault when storage fails.
     */
    noteTrouble: (key: ItemKey, because: Trouble, until: EpochSeconds): Promise<boolean> =>
      change(key, 'noting why an item of the outbox waits', {
        UpdateExpression: 'SET trouble = :trouble, triedAgainAt = :until',
        ConditionExpression: '#state = :waiting',
        ExpressionAttributeValues: {
          ':trouble': { S: because },
          ':until': { N: until.toString() },
          ':waiting': { S: 'waiting' },
        },
      }),

    /** Writes down what became of an item, once. False when that stands there already, or the item is forgotten. */
    settle: (key: ItemKey, outcome: Outcome, now: EpochSeconds): Promise<boolean> =>
      change(key, 'settling an item of the outbox', {
        UpdateExpression:
          'SET #state = :settled, settledAt = :now, outcome = :outcome REMOVE claimedAt, claimId, trouble, triedAgainAt',
        ConditionExpression: '#state IN (:waiting, :claimed)',
        ExpressionAttributeValues: {
          ':settled': { S: 'settled' },
          ':waiting': { S: 'waiting' },
          ':claimed': { S: 'claimed' },
          ':now': { N: now.toString() },
          ':outcome': { S: JSON.stringify(outcome) },
        },
      }),

    /** What the provider told later; a complaint says more than a bounce, and stays. False when the item is forgotten. */
    mark: (key: ItemKey, aftermath: Aftermath, now: EpochSeconds): Promise<boolean> =>
      change(key, 'marking an item of the outbox', {
        UpdateExpression: 'SET aftermath = :aftermath, aftermathAt = :now',
        ConditionExpression:
          'attribute_exists(#state) AND (attribute_not_exists(aftermath) OR aftermath = :bounced)',
        ExpressionAttributeValues: {
          ':aftermath': { S: aftermath },
          ':bounced': { S: 'bounced' },
          ':now': { N: now.toString() },
        },
      }),
  };

  async function change(
    key: ItemKey,
    doing: string,
    update: Pick<
      ConstructorParameters<typeof UpdateItemCommand>[0],
      'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeValues'
    >,
  ): Promise<boolean> {
    try {
      await client.send(
        new UpdateItemCommand({
          TableName: tableName,
          Key: { ...outboxItemKey(key) },
          ExpressionAttributeNames: { '#state': 'state' },
          ...update,
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw asFault(error, doing);
    }
  }
}
