import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type EpochSeconds, SECONDS_PER_DAY } from '../domain/calendar.ts';
import type { ItemKey, OutboxItem } from '../domain/delivery/outbox-item.ts';
import type { Aftermath, ItemState, Outcome } from '../domain/delivery/outcome.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';
import type { Companion } from './ledger-write.ts';

/** So long can support see what was sent, and what an ask was for be told apart from another. */
const KEPT_SECONDS = 90 * SECONDS_PER_DAY;

/** An item with what became of it. */
export interface StoredOutboxItem {
  readonly item: OutboxItem;
  readonly state: ItemState;
  /** What the provider told of it afterwards. */
  readonly aftermath: { readonly kind: Aftermath; readonly at: EpochSeconds } | null;
}

export type OutboxStore = ReturnType<typeof outboxStore>;

const ITEM = 'ITEM#';
const MEMBER = 'MEMBER#';

const partition = (memberId: string) => ({ S: `${MEMBER}${memberId}` });
const itemKey = ({ memberId, askId, index }: ItemKey) => ({
  pk: partition(memberId),
  sk: { S: `${ITEM}${askId}#${index.toString().padStart(2, '0')}` },
});

/** Whose action an item is of, from its key as a stream brings it; null where it is none. */
export function itemKeyOf(keys: Item): ItemKey | null {
  const member = keys['pk']?.S;
  const name = /^ITEM#(.+)#(\d+)$/s.exec(keys['sk']?.S ?? '');
  if (!member?.startsWith(MEMBER) || name === null) return null;
  return { memberId: member.slice(MEMBER.length), askId: name[1] ?? '', index: Number(name[2]) };
}

/** The only code that reads or writes the outbox: `MEMBER#` and `ITEM#<ask>#<index>`, one item for each decided action. */
export function outboxStore(client: DynamoDBClient, tableName: string) {
  return {
    /** To be committed with what decided it. The transaction fails where the same action is there already. */
    adding: (item: OutboxItem): Companion => ({
      Put: {
        TableName: tableName,
        Item: {
          ...itemKey(item),
          item: { S: JSON.stringify(item) },
          state: { S: 'waiting' },
          forgottenAt: { N: (item.createdAt + KEPT_SECONDS).toString() },
        },
        ConditionExpression: 'attribute_not_exists(pk)',
      },
    }),

    /** Consistently. @throws Fault when storage fails. */
    async read(key: ItemKey): Promise<StoredOutboxItem | null> {
      const { Item: stored } = await client
        .send(new GetItemCommand({ TableName: tableName, Key: itemKey(key), ConsistentRead: true }))
        .catch((error: unknown) => {
          throw asFault(error, 'reading the outbox');
        });
      return stored === undefined ? null : decode(stored);
    },

    /** A member's items by ask. @throws Fault when storage fails. */
    async list(memberId: string, limit: number): Promise<readonly StoredOutboxItem[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :member AND begins_with(sk, :item)',
            ExpressionAttributeValues: { ':member': partition(memberId), ':item': { S: ITEM } },
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the outbox of a member');
        });
      return Items.map(decode);
    },

    /** The actions of an ask, of its last 90 days. @throws Fault when storage fails. */
    async listAsk(memberId: string, askId: string): Promise<readonly OutboxItem[]> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :member AND begins_with(sk, :ask)',
            ExpressionAttributeValues: {
              ':member': partition(memberId),
              ':ask': { S: `${ITEM}${askId}#` },
            },
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading an ask in the outbox');
        });
      return Items.map((item) => decode(item).item);
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

    /** Writes down what became of an item, once. False when that stands there already, or the item is forgotten. */
    settle: (key: ItemKey, outcome: Outcome, now: EpochSeconds): Promise<boolean> =>
      change(key, 'settling an item of the outbox', {
        UpdateExpression:
          'SET #state = :settled, settledAt = :now, outcome = :outcome REMOVE claimedAt, claimId',
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
          Key: itemKey(key),
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

function decode(stored: Item): StoredOutboxItem {
  const aftermath = stored['aftermath']?.S;
  return {
    item: JSON.parse(text(stored, 'item')) as OutboxItem,
    state: stateIn(stored),
    aftermath:
      aftermath === undefined ? null : { kind: aftermath as Aftermath, at: number(stored, 'aftermathAt') },
  };
}

function stateIn(stored: Item): ItemState {
  const kind = text(stored, 'state');
  if (kind === 'claimed') return { kind, at: number(stored, 'claimedAt') };
  if (kind !== 'settled') return { kind: 'waiting' };
  const outcome = JSON.parse(text(stored, 'outcome')) as Outcome;
  return { kind, at: number(stored, 'settledAt'), outcome };
}
