import {
  type DynamoDBClient,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engine, startEngine } from '../../local/engine.ts';
import { type BudgetLimit, roomLeft } from '../../shared/domain/program/budget.ts';
import { type BudgetDraw, type BudgetStore, budgetStore } from '../../shared/storage/budget-store.ts';
import { type FaultProxy, startFaultProxy } from '../../tools/fault-proxy/fault-proxy.ts';
import { clientOf, createTable } from './local-table.ts';

const TABLE = 'Budgets';
let engine: Engine;
let proxy: FaultProxy;
let client: DynamoDBClient;
let budgets: BudgetStore;

beforeAll(async () => {
  engine = await startEngine();
  // A tenth of all transactions lose to another one, which the engine by itself never lets happen.
  proxy = await startFaultProxy({
    target: engine.endpoint,
    seed: 'budgets',
    rates: { TransactWriteItems: { conflict: 0.1 } },
  });
  client = clientOf(proxy.endpoint);
  await createTable(client, TABLE, 'N');
  budgets = budgetStore(client, TABLE);
});

afterAll(async () => {
  client.destroy();
  await proxy.close();
  await engine.close();
});

const total = async (ruleId: string, counts: BudgetLimit['counts']) =>
  (await budgets.readSpent()).of(ruleId, counts).reduce((sum, part) => sum + part, 0);

/** Draws up to `points`, as much as there is; repeated until it is committed. Returns what was drawn. */
async function draw(ruleId: string, budget: BudgetLimit, points: number): Promise<number> {
  for (;;) {
    const spent = await budgets.readSpent();
    const room = roomLeft(budget.limit, spent.of(ruleId, budget.counts));
    const wanted = budget.counts === 'points' ? Math.min(points, room) : room > 0 ? points : 0;
    if (wanted === 0) return 0;
    if (await commit(spent, [{ ruleId, budget, points: wanted, times: 1 }])) return wanted;
  }
}

async function commit(
  spent: Awaited<ReturnType<BudgetStore['readSpent']>>,
  draws: readonly BudgetDraw[],
): Promise<boolean> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [...budgets.drawing(spent, draws)] }));
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return false;
    throw error;
  }
}

test('hundreds at once draw a budget of points to the last one, and not beyond', async () => {
  const budget = { counts: 'points', limit: 5_003 } as const;
  const drawn = await Promise.all(
    Array.from({ length: 400 }, (_, index) => draw('spring', budget, 1 + (index % 40))),
  );
  expect(drawn.reduce((sum, points) => sum + points, 0)).toBe(5_003);
  expect(await total('spring', 'points')).toBe(5_003);
  expect(await total('spring', 'times')).toBe(drawn.filter((points) => points > 0).length);
});

test('a hundred times are given a hundred times among hundreds at once', async () => {
  const budget = { counts: 'times', limit: 100 } as const;
  const drawn = await Promise.all(Array.from({ length: 400 }, () => draw('first-hundred', budget, 7)));
  expect(drawn.filter((points) => points > 0)).toHaveLength(100);
  expect([await total('first-hundred', 'times'), await total('first-hundred', 'points')]).toEqual([100, 700]);
});

test('what refunds give back can be drawn again', async () => {
  const budget = { counts: 'points', limit: 90 } as const;
  await draw('again', budget, 90);
  expect(await draw('again', budget, 1)).toBe(0);
  const returned: BudgetDraw = { ruleId: 'again', budget, points: -40, times: -1 };
  // It may lose to a conflict of the proxy's like any other: then it is read and decided again, as orders do.
  while (!(await commit(await budgets.readSpent(), [returned])));
  expect([await total('again', 'points'), await total('again', 'times')]).toEqual([50, 0]);
  expect(await draw('again', budget, 90)).toBe(40);
});
