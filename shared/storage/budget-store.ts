import { type DynamoDBClient, QueryCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  BUDGET_SHARDS,
  type BudgetLimit,
  divideDraw,
  divideReturn,
  type ShardDraw,
  type SpentByShard,
  shardLimit,
} from '../domain/program/budget.ts';
import { number } from './account-codec.ts';
import { asFault } from './fault.ts';
import type { Item } from './keys.ts';

/** All that was spent of all budgets, as one reading found it. */
export interface BudgetsSpent {
  of(ruleId: string, counts: BudgetLimit['counts']): SpentByShard;
}

/** What one order or event draws on a budget, or, negative, what its refund gives back. */
export interface BudgetDraw {
  readonly ruleId: string;
  readonly budget: BudgetLimit;
  readonly points: number;
  readonly times: number;
}

export type BudgetStore = ReturnType<typeof budgetStore>;

const PARTITION = { S: 'BUDGETS' };
const attributeOf = (ruleId: string, counts: BudgetLimit['counts']) => `${counts}#${ruleId}`;

/**
 * The only code that reads or writes the budget table: one item a shard, which counts for every rule that ever had a
 * budget what was spent of it, in points and in times, so that a budget may change what it counts.
 *
 * All shards are one partition, so that one small read tells everything: a thousand write units a second, and so 500
 * orders a second that draw on budgets, are its ceiling. Orders that draw on none do not come here.
 */
export function budgetStore(client: DynamoDBClient, tableName: string) {
  return {
    /** Consistently. @throws Fault when storage fails. */
    async readSpent(): Promise<BudgetsSpent> {
      const { Items = [] } = await client
        .send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: 'pk = :budgets',
            ExpressionAttributeValues: { ':budgets': PARTITION },
            ConsistentRead: true,
          }),
        )
        .catch((error: unknown) => {
          throw asFault(error, 'reading budgets');
        });
      const shards = new Map(Items.map((item) => [Number(item['sk']?.N), item]));
      return {
        of: (ruleId, counts) =>
          Array.from({ length: BUDGET_SHARDS }, (_, shard) => {
            const item = shards.get(shard);
            const name = attributeOf(ruleId, counts);
            return item?.[name] === undefined ? 0 : number(item, name);
          }),
      };
    },

    /**
     * Parts of a ledger transaction, one a shard that is touched. Each asks that its shard stays within its part of the
     * limit, so a transaction that was decided on an old reading fails as `companion` and is decided again.
     */
    drawing(spent: BudgetsSpent, draws: readonly BudgetDraw[]): readonly TransactWriteItem[] {
      const first = Math.floor(Math.random() * BUDGET_SHARDS);
      const changes = draws.flatMap((draw) => changesOf(spent, draw, first));
      const shards = [...new Set(changes.map(({ shard }) => shard))];
      return shards.map((shard) =>
        updateShard(
          shard,
          changes.filter((change) => change.shard === shard),
        ),
      );
    },
  };

  function updateShard(shard: number, changes: readonly ShardChange[]): TransactWriteItem {
    const names: Record<string, string> = {};
    const values: Item = {};
    const conditions: string[] = [];
    const additions = changes.map(({ attribute, amount, bound }, index) => {
      names[`#n${index}`] = attribute;
      values[`:a${index}`] = { N: amount.toString() };
      if (bound !== null) {
        values[`:b${index}`] = { N: bound.toString() };
        conditions.push(
          amount > 0
            ? `(attribute_not_exists(#n${index}) OR #n${index} <= :b${index})`
            : `#n${index} >= :b${index}`,
        );
      }
      return `#n${index} :a${index}`;
    });
    return {
      Update: {
        TableName: tableName,
        Key: { pk: PARTITION, sk: { N: shard.toString() } },
        UpdateExpression: `ADD ${additions.join(', ')}`,
        ...(conditions.length > 0 ? { ConditionExpression: conditions.join(' AND ') } : {}),
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      },
    };
  }
}

interface ShardChange {
  readonly shard: number;
  readonly attribute: string;
  readonly amount: number;
  /** What the counter may be before: at most this for a draw, at least this for a return; null where nothing limits it. */
  readonly bound: number | null;
}

/** The budget's own count limits the draw; the other one is kept along, in the first shard that is touched. */
function changesOf(spent: BudgetsSpent, draw: BudgetDraw, first: number): readonly ShardChange[] {
  const { ruleId, budget } = draw;
  const counted = divided(spent.of(ruleId, budget.counts), budget.limit, draw[budget.counts], first);
  const other = budget.counts === 'points' ? 'times' : 'points';
  const along: readonly ShardDraw[] =
    draw[other] === 0
      ? []
      : draw[other] > 0
        ? [{ shard: counted[0]?.shard ?? first, amount: draw[other] }]
        : divideReturn(
            spent.of(ruleId, other),
            Math.min(-draw[other], total(spent.of(ruleId, other))),
            first,
          );
  return [
    ...counted.map(({ shard, amount }) => ({
      shard,
      attribute: attributeOf(ruleId, budget.counts),
      amount,
      bound: amount > 0 ? shardLimit(budget.limit, shard) - amount : -amount,
    })),
    ...along.map(({ shard, amount }) => ({
      shard,
      attribute: attributeOf(ruleId, other),
      amount,
      bound: amount > 0 ? null : -amount,
    })),
  ];
}

function divided(spent: SpentByShard, limit: number, amount: number, first: number): readonly ShardDraw[] {
  return amount >= 0
    ? divideDraw(limit, spent, amount, first)
    : divideReturn(spent, Math.min(-amount, total(spent)), first);
}

const total = (spent: SpentByShard): number => spent.reduce((sum, part) => sum + part, 0);
