import { setTimeout as sleep } from 'node:timers/promises';
import { readAccount } from '../../../shared/contracts/operations/accounts.ts';
import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { authorizeRedemption } from '../../../shared/contracts/operations/redemptions.ts';
import type { FaultCounts } from '../../fault-proxy/fault-counts.ts';
import { type FaultProxy, startFaultProxy } from '../../fault-proxy/fault-proxy.ts';
import { ApiFailure, type DeployedApi, openDeployedApi } from '../harness/deployed-api.ts';
import { grantPoints } from '../harness/granted-points.ts';
import { drive } from '../harness/load.ts';
import { PRICE, REWARD_PROGRAM } from '../harness/reward-program.ts';

/** Rewards of the program: the scarce one that everyone wants, one with enough for all, and one that is not counted. */
export type WantedReward = 'rush' | 'ample' | 'uncounted';

export interface StockBlock {
  readonly assembly: string;
  readonly seed: string;
  readonly rewardId: WantedReward;
}

export interface StockResult {
  readonly succeeded: number;
  /** Answered REWARD_OUT_OF_STOCK. */
  readonly refused: number;
  /** Requests sent again after a 503, which says that nothing is known to have been written. */
  readonly repeated: number;
  /** Members whose account does not show exactly what they were answered: their points less and held, or all of them there. */
  readonly wronglyCharged: number;
  /** From the first request until the last answer of its kind; 0 where there is none. */
  readonly successMs: number;
  readonly refusalMs: number;
  readonly transactions: number;
  readonly conflicts: number;
  /** Requests to DynamoDB but transactions. */
  readonly reads: number;
}

/** How many members want it at the same second. */
export const CROWD = 1_000;
const GRANTED = 100;
/** Members who redeem beforehand, as often as one may have open holds, so that the code is compiled. */
const EARLY_MEMBERS = 100;
const EARLY_HOLDS = 5;
const PREPARING = 16;
/** After a 503, as a careful client waits: a thousand who ask again at once would only bring the next ones about. */
const LONGEST_PAUSE_MS = 2_000;
/** A tenth of all transactions meet a TransactionConflict, which the engine never raises by itself. */
const RATES = { TransactWriteItems: { conflict: 0.1 } };

/** A thousand members authorize one reward at once through the deployed handler, with conflicts injected over the wire. */
export async function runBlock({ assembly, seed, rewardId }: StockBlock): Promise<StockResult> {
  let proxy: FaultProxy | undefined;
  const api = await openDeployedApi({
    assembly,
    program: REWARD_PROGRAM,
    through: async (target) => {
      proxy = await startFaultProxy({ target, seed, rates: {} });
      return proxy.endpoint;
    },
  });
  if (proxy === undefined) throw new Error('the fault proxy was not put in between');
  try {
    const members = await enrollAll(api, EARLY_MEMBERS + CROWD);
    await warmUp(api, members.slice(0, EARLY_MEMBERS));
    const crowd = members.slice(EARLY_MEMBERS);
    proxy.setRates(RATES);
    const before = proxy.counts();
    const answers = await rush(api, crowd, rewardId);
    const after = proxy.counts();
    proxy.setRates({});
    const wronglyCharged = await countWronglyCharged(api, crowd, answers);
    return { ...summaryOf(answers), ...sentBetween(before, after), wronglyCharged };
  } finally {
    await proxy.close();
    await api.close();
  }
}

async function enrollAll(api: DeployedApi, count: number): Promise<readonly string[]> {
  const memberIds: string[] = [];
  await drive(count, PREPARING, async (index) => {
    const { body } = await api.call(enrollMember, { body: { customerId: `customer-${index}` } });
    await grantPoints(api, body.memberId, GRANTED);
    memberIds.push(body.memberId);
  });
  return memberIds;
}

/** Half of it with a stock, half without. */
async function warmUp(api: DeployedApi, memberIds: readonly string[]): Promise<void> {
  await drive(EARLY_MEMBERS * EARLY_HOLDS, PREPARING, async (index) => {
    const memberId = memberIds[index % EARLY_MEMBERS] ?? '';
    const rewardId = index % 2 === 0 ? 'ample' : 'uncounted';
    await api.call(authorizeRedemption, requestOf(memberId, rewardId, `early-${index}`));
  });
}

interface RushAnswer {
  readonly isSuccess: boolean;
  /** Since the rush began. */
  readonly answeredMs: number;
  readonly times: number;
}

async function rush(
  api: DeployedApi,
  memberIds: readonly string[],
  rewardId: WantedReward,
): Promise<readonly RushAnswer[]> {
  const startedAt = performance.now();
  return Promise.all(
    memberIds.map(async (memberId) => {
      const { isSuccess, times } = await redeem(api, memberId, rewardId);
      return { isSuccess, times, answeredMs: performance.now() - startedAt };
    }),
  );
}

/**
 * Sends a request until it has a final answer, as the problem document of a 503 says.
 *
 * @throws ApiFailure for every failure but that nothing is left
 */
async function redeem(
  api: DeployedApi,
  memberId: string,
  rewardId: WantedReward,
): Promise<Omit<RushAnswer, 'answeredMs'>> {
  for (let times = 1; ; times += 1) {
    try {
      await api.call(authorizeRedemption, requestOf(memberId, rewardId, 'rush'));
      return { isSuccess: true, times };
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      if (error.code === 'REWARD_OUT_OF_STOCK') return { isSuccess: false, times };
      if (error.status !== 503) throw error;
      await sleep(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}

const requestOf = (memberId: string, rewardId: WantedReward, key: string) => ({
  path: { memberId },
  headers: { 'idempotency-key': key },
  body: { rewardId, currency: 'USD' },
});

async function countWronglyCharged(
  api: DeployedApi,
  memberIds: readonly string[],
  answers: readonly RushAnswer[],
): Promise<number> {
  let wrong = 0;
  await drive(memberIds.length, PREPARING, async (index) => {
    const memberId = memberIds[index] ?? '';
    const { body } = await api.call(readAccount, { path: { memberId } });
    const charged = answers[index]?.isSuccess ? PRICE : 0;
    const { active, held } = body.balance;
    if (active !== GRANTED - charged || held !== charged) wrong += 1;
  });
  return wrong;
}

function summaryOf(answers: readonly RushAnswer[]) {
  const successes = answers.filter(({ isSuccess }) => isSuccess);
  const refusals = answers.filter(({ isSuccess }) => !isSuccess);
  return {
    succeeded: successes.length,
    refused: refusals.length,
    repeated: answers.reduce((sum, { times }) => sum + times - 1, 0),
    successMs: lastOf(successes),
    refusalMs: lastOf(refusals),
  };
}

const lastOf = (answers: readonly RushAnswer[]): number =>
  answers.reduce((last, { answeredMs }) => Math.max(last, answeredMs), 0);

function sentBetween(before: FaultCounts, after: FaultCounts) {
  const all = requestsOf(after) - requestsOf(before);
  const transactions = transactionsOf(after) - transactionsOf(before);
  return { transactions, reads: all - transactions, conflicts: conflictsOf(after) - conflictsOf(before) };
}

const transactionsOf = ({ requests }: FaultCounts): number => requests['TransactWriteItems'] ?? 0;
const requestsOf = ({ requests }: FaultCounts): number =>
  Object.values(requests).reduce((sum, count) => sum + count, 0);
const conflictsOf = ({ faults }: FaultCounts): number => faults.reduce((sum, { count }) => sum + count, 0);
