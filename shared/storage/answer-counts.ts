import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { LocalDay } from '../domain/calendar.ts';
import type { SurveyKind } from '../domain/program/survey.ts';
import type { CountChange } from '../domain/surveys/count-answers.ts';
import { text } from './account-codec.ts';
import { counterUpdate } from './counter-update.ts';
import { asFault } from './fault.ts';
import { shardOf } from './journeys-keys.ts';
import type { Item } from './keys.ts';
import type { Companion } from './ledger-write.ts';
import { COUNT_SHARDS, countKey, countPartition, isoDay } from './surveys-keys.ts';

/** What was asked and answered on a day, over all shards. */
export interface DayCounts {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly asked: number;
  /** By score; those that nobody gave may be left out. */
  readonly scores: Readonly<Record<number, number>>;
}

export type AnswerCounts = ReturnType<typeof answerCounts>;

const ASKED = 'asked';
const SCORE = /^s(\d{1,2})$/;

/** The only code that reads or writes the daily counters of surveys. They move in the transaction of the answer that they count. */
export function answerCounts(client: DynamoDBClient, tableName: string) {
  return {
    /** Parts of the transaction that changes an answer: an item for each day that it counts on, at most two. */
    counting: (memberId: string, changes: readonly CountChange[]): readonly Companion[] =>
      changes.map(({ surveyId, kind, day, asked, scores }) => {
        const shard = shardOf(memberId) % COUNT_SHARDS;
        const update = counterUpdate(tableName, countKey(surveyId, kind, shard, day));
        if (asked !== 0) update.add(ASKED, asked);
        for (const [score, by] of Object.entries(scores)) update.add(`s${score}`, by);
        return update.companion();
      }),

    /**
     * The days from `from` to `to`, both within, on which anybody was asked or answered. Eight small queries, however many
     * answers there are. @throws Fault when storage fails.
     */
    async days(
      surveyId: string,
      kind: SurveyKind,
      from: LocalDay,
      to: LocalDay,
    ): Promise<readonly DayCounts[]> {
      const shards = await Promise.all(
        Array.from({ length: COUNT_SHARDS }, (_, shard) =>
          itemsOf(countPartition(surveyId, kind, shard), isoDay(from), isoDay(to)),
        ),
      );
      const days = new Map<string, DayCounts>();
      for (const item of shards.flat()) {
        const counts = decode(item);
        days.set(counts.day, sum(days.get(counts.day), counts));
      }
      return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    },
  };

  async function itemsOf(partition: string, from: string, to: string): Promise<readonly Item[]> {
    const found: Item[] = [];
    let startKey: Item | undefined;
    do {
      const page = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :counters AND sk BETWEEN :from AND :to',
            ExpressionAttributeValues: {
              ':counters': { S: partition },
              ':from': { S: from },
              ':to': { S: to },
            },
            ...(startKey === undefined ? {} : { ExclusiveStartKey: startKey }),
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading the results of a survey');
        });
      found.push(...(page.Items ?? []));
      startKey = page.LastEvaluatedKey;
    } while (startKey !== undefined);
    return found;
  }
}

function decode(item: Item): DayCounts {
  const scores = Object.entries(item).flatMap(([name, { N: count }]) => {
    const score = SCORE.exec(name)?.[1];
    return score === undefined ? [] : [[score, Number(count)] as const];
  });
  return {
    day: text(item, 'sk'),
    asked: Number(item[ASKED]?.N ?? 0),
    scores: Object.fromEntries(scores),
  };
}

function sum(before: DayCounts | undefined, counts: DayCounts): DayCounts {
  if (before === undefined) return counts;
  const scores = { ...before.scores };
  for (const [score, count] of Object.entries(counts.scores))
    scores[Number(score)] = (scores[Number(score)] ?? 0) + count;
  return { day: counts.day, asked: before.asked + counts.asked, scores };
}
