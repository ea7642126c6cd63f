import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { SurveyAnswer } from '../domain/surveys/survey-answer.ts';
import { number, text } from './account-codec.ts';
import { asFault } from './fault.ts';
import { accountKey, type Item, type Key } from './keys.ts';
import type { Companion } from './ledger-write.ts';
import { ANSWERS_INDEX, answerKey, answersOfMember, placeOfAnswer } from './surveys-keys.ts';

export interface StoredAnswer {
  readonly answer: SurveyAnswer;
  /** Counts changes; a change asks that it is still the one before. */
  readonly revision: number;
}

export interface AnswerPage {
  readonly answers: readonly SurveyAnswer[];
  /** The place behind which the next page begins; null: this is the last. */
  readonly next: string | null;
}

export type AnswerStore = ReturnType<typeof answerStore>;

/** As many as one call takes. */
const DELETED_AT_ONCE = 25;

/**
 * The only code that reads or writes answers of members to surveys. Every method throws a `Fault` when storage fails.
 *
 * @param ledgerTable for the condition that a member is not erased, with which whatever belongs to them is written
 */
export function answerStore(client: DynamoDBClient, tableName: string, ledgerTable: string) {
  return {
    /** Consistently; null where nobody was asked so, or the member was erased. */
    async read(memberId: string, askId: string): Promise<StoredAnswer | null> {
      const { Item: item } = await client
        .send(
          new GetItemCommand({
            TableName: tableName,
            Key: { ...answerKey(memberId, askId) },
            ConsistentRead: true,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading an answer');
        });
      return item === undefined ? null : decode(item);
    },

    /** All of a member, the last asked first: caps of messages keep them to some sixty a year. */
    async list(memberId: string): Promise<readonly SurveyAnswer[]> {
      const items = await queryMember(memberId, 'reading the answers of a member');
      return items.map((item) => decode(item).answer).sort((a, b) => b.askedAt - a.askedAt);
    },

    /** An answer after a change, as part of a transaction. */
    putting(before: StoredAnswer | null, answer: SurveyAnswer): Companion {
      return {
        Put: {
          TableName: tableName,
          Item: { ...encode(answer), revision: { N: ((before?.revision ?? 0) + 1).toString() } },
          ...(before === null
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: 'revision = :before',
                ExpressionAttributeValues: { ':before': { N: before.revision.toString() } },
              }),
        },
      };
    },

    /** That the member was not erased: for a change that writes nothing to the ledger, and could outlast them. */
    whileThere: (memberId: string): Companion => ({
      ConditionCheck: {
        TableName: ledgerTable,
        Key: { ...accountKey(memberId) },
        ConditionExpression: '#state <> :erased',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':erased': { S: 'erased' } },
      },
    }),

    /**
     * Answers with a score, the newest first by their first score, from the index, which may be behind by a moment.
     *
     * @param after `next` of the page before
     */
    async page(surveyId: string, limit: number, after?: string): Promise<AnswerPage> {
      const { Items = [], LastEvaluatedKey } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            IndexName: ANSWERS_INDEX,
            KeyConditionExpression: `surveyId = :survey${after === undefined ? '' : ' AND place < :after'}`,
            ExpressionAttributeValues: {
              ':survey': { S: surveyId },
              ...(after === undefined ? {} : { ':after': { S: after } }),
            },
            ScanIndexForward: false,
            Limit: limit,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the answers to a survey');
        });
      const last = Items.at(-1);
      const next = LastEvaluatedKey === undefined || last === undefined ? null : text(last, 'place');
      return { answers: Items.map((item) => decode(item).answer), next };
    },

    /**
     * Deletes all answers of a member who was erased; what they were counted as stays.
     *
     * @returns false where there were none
     */
    async erase(memberId: string): Promise<boolean> {
      const items = await queryMember(memberId, 'reading the answers of who was erased');
      const keys = items.map(({ pk, sk }) => ({ pk, sk }) as unknown as Key);
      for (let start = 0; start < keys.length; start += DELETED_AT_ONCE)
        await deleteAll(keys.slice(start, start + DELETED_AT_ONCE));
      return keys.length > 0;
    },
  };

  async function queryMember(memberId: string, doing: string): Promise<readonly Item[]> {
    const found: Item[] = [];
    let startKey: Item | undefined;
    do {
      const page = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :member',
            ExpressionAttributeValues: { ':member': { S: answersOfMember(memberId) } },
            ConsistentRead: true,
            ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, doing);
        });
      found.push(...(page.Items ?? []));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
    return found;
  }

  /** @throws Fault when storage fails. */
  async function deleteAll(keys: readonly Key[]): Promise<void> {
    const requests = keys.map((key) => ({ DeleteRequest: { Key: { ...key } } }));
    const { UnprocessedItems = {} } = await client
      .send(new BatchWriteItemCommand({ RequestItems: { [tableName]: requests } }))
      .catch((error: unknown) => {
        throw asFault(error, 'erasing answers');
      });
    const left = UnprocessedItems[tableName] ?? [];
    if (left.length > 0)
      await deleteAll(left.flatMap(({ DeleteRequest }) => (DeleteRequest?.Key as unknown as Key) ?? []));
  }
}

function encode(answer: SurveyAnswer): Item {
  const { memberId, askId, surveyId, scores } = answer;
  const [first] = scores;
  return {
    ...answerKey(memberId, askId),
    answer: { S: JSON.stringify(answer) },
    ...(first === undefined
      ? {}
      : { surveyId: { S: surveyId }, place: { S: placeOfAnswer(first.at, askId) } }),
  };
}

const decode = (item: Item): StoredAnswer => ({
  answer: JSON.parse(text(item, 'answer')) as SurveyAnswer,
  revision: number(item, 'revision'),
});
