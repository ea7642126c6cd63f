import {
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { Contribution } from '../domain/contributions/contribution.ts';
import { number, text } from './account-codec.ts';
import {
  type ContributionPlace,
  contributionKey,
  contributionPointerKey,
  contributorPartition,
  placeOf,
  readPlace,
  SUBMITTED_PARTITION,
  submittedKey,
} from './contributions-keys.ts';
import { asFault } from './fault.ts';
import type { Item, Key } from './keys.ts';
import type { Companion } from './ledger-write.ts';

export interface ContributionPage {
  readonly contributions: readonly Contribution[];
  /** Where the next page begins; null: this is the last. */
  readonly next: ContributionPlace | null;
}

export type ContributionStore = ReturnType<typeof contributionStore>;

/** Three items each, in a transaction of at most a hundred. */
const ERASED_AT_ONCE = 33;

/** The only code that reads or writes contributions. Every method throws a `Fault` when storage fails. */
export function contributionStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Consistently; null where there is none. Two read units. */
    async find(contributionId: string): Promise<Contribution | null> {
      const pointer = await getItem(contributionPointerKey(contributionId));
      if (pointer === undefined) return null;
      const place = placeOf(number(pointer, 'submittedAt'), contributionId);
      return read(text(pointer, 'memberId'), place);
    },

    /** A member's, newest first, consistently. @param after `next` of the page before */
    async ofMember(
      memberId: string,
      limit: number,
      after: ContributionPlace | undefined,
    ): Promise<ContributionPage> {
      const { items, next } = await queryPlaces(contributorPartition(memberId), limit, after, 'newest');
      return { contributions: items.map(decode), next };
    },

    /** What waits for a decision, oldest first. What was decided a moment ago is left out, so a page may be short. */
    async submitted(limit: number, after: ContributionPlace | undefined): Promise<ContributionPage> {
      const { items, next } = await queryPlaces(SUBMITTED_PARTITION, limit, after, 'oldest');
      const found = await Promise.all(items.map((item) => read(text(item, 'memberId'), text(item, 'sk'))));
      return {
        contributions: found.flatMap((each) => (each === null || each.decisions.length > 0 ? [] : [each])),
        next,
      };
    },

    /** A new one, with its place among those that wait. The transaction fails as `companion` where its id is taken. */
    submitting(contribution: Contribution): readonly Companion[] {
      const { memberId, activity, submittedAt } = contribution;
      const place = placeOf(submittedAt, activity.activityId);
      const owner = { memberId: { S: memberId } };
      return [
        {
          Put: {
            TableName: tableName,
            Item: {
              ...contributionPointerKey(activity.activityId),
              ...owner,
              submittedAt: { N: submittedAt.toString() },
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
        { Put: { TableName: tableName, Item: encode(contribution) } },
        { Put: { TableName: tableName, Item: { ...submittedKey(place), ...owner } } },
      ];
    },

    /**
     * A decision, in the transaction that tells the ledger of it. It fails as `companion` where somebody else decided
     * first, or the member was erased.
     */
    deciding(before: Contribution, after: Contribution): readonly Companion[] {
      const place = placeOf(before.submittedAt, before.activity.activityId);
      const put: Companion = {
        Put: {
          TableName: tableName,
          Item: encode(after),
          ConditionExpression: 'decided = :before',
          ExpressionAttributeValues: { ':before': { N: before.decisions.length.toString() } },
        },
      };
      return before.decisions.length > 0
        ? [put]
        : [put, { Delete: { TableName: tableName, Key: { ...submittedKey(place) } } }];
    },

    /** Deletes all that a member made; false where there was nothing. As often as one likes. */
    async eraseAgain(memberId: string): Promise<boolean> {
      let hadSome = false;
      for (;;) {
        const { items } = await queryPlaces(
          contributorPartition(memberId),
          ERASED_AT_ONCE,
          undefined,
          'newest',
        );
        if (items.length === 0) return hadSome;
        hadSome = true;
        await eraseAll(items.map((item) => text(item, 'sk')).flatMap((place) => keysOf(memberId, place)));
      }
    },
  };

  async function read(memberId: string, place: ContributionPlace): Promise<Contribution | null> {
    const item = await getItem(contributionKey(memberId, place));
    return item === undefined ? null : decode(item);
  }

  async function getItem(key: Key): Promise<Item | undefined> {
    const { Item: item } = await client
      .send(new GetItemCommand({ TableName: tableName, Key: { ...key }, ConsistentRead: true }))
      .catch((error: unknown) => {
        throw asFault(error, 'reading a contribution');
      });
    return item;
  }

  async function queryPlaces(
    partition: string,
    limit: number,
    after: ContributionPlace | undefined,
    order: 'newest' | 'oldest',
  ) {
    const isAfter = order === 'newest' ? 'sk < :after' : 'sk > :after';
    const { Items: items = [], LastEvaluatedKey: last } = await client
      .send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: `pk = :partition${after === undefined ? '' : ` AND ${isAfter}`}`,
          ExpressionAttributeValues: {
            ':partition': { S: partition },
            ...(after === undefined ? {} : { ':after': { S: after } }),
          },
          ScanIndexForward: order === 'oldest',
          ConsistentRead: true,
          Limit: limit,
        }),
      )
      .catch((error: unknown) => {
        throw asFault(error, 'listing contributions');
      });
    return { items, next: last === undefined ? null : text(last, 'sk') };
  }

  /** All of each one or nothing of it, so that what is left is found by the next try. */
  async function eraseAll(keys: readonly Key[]): Promise<void> {
    const deletes = keys.map((key) => ({ Delete: { TableName: tableName, Key: { ...key } } }));
    await client.send(new TransactWriteItemsCommand({ TransactItems: deletes })).catch((error: unknown) => {
      throw asFault(error, 'erasing contributions');
    });
  }
}

const keysOf = (memberId: string, place: ContributionPlace): readonly Key[] => [
  contributionKey(memberId, place),
  contributionPointerKey(readPlace(place).contributionId),
  submittedKey(place),
];

function encode({ memberId, activity, reference, submittedAt, decisions }: Contribution): Item {
  return {
    ...contributionKey(memberId, placeOf(submittedAt, activity.activityId)),
    memberId: { S: memberId },
    activity: { S: JSON.stringify(activity) },
    reference: { S: JSON.stringify(reference) },
    decisions: { S: JSON.stringify(decisions) },
    decided: { N: decisions.length.toString() },
  };
}

function decode(item: Item): Contribution {
  return {
    memberId: text(item, 'memberId'),
    activity: JSON.parse(text(item, 'activity')),
    reference: JSON.parse(text(item, 'reference')),
    submittedAt: readPlace(text(item, 'sk')).submittedAt,
    decisions: JSON.parse(text(item, 'decisions')),
  };
}
