import { readAccount } from '../../../shared/contracts/operations/accounts.ts';
import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { recordOrder } from '../../../shared/contracts/operations/orders.ts';
import { type FaultProxy, startFaultProxy } from '../../fault-proxy/fault-proxy.ts';
import { ApiFailure, type DeployedApi, openDeployedApi } from '../harness/deployed-api.ts';
import { sampleOrder } from '../harness/sample-order.ts';

export interface ContentionBlock {
  readonly assembly: string;
  readonly seed: string;
  /** All writes on one member, or each on a member of its own. */
  readonly members: 'one' | 'spread';
}

export interface ContentionResult {
  readonly writes: number;
  /** Answered with 201, those that were sent again included. */
  readonly succeeded: number;
  /** Requests sent again after a 503, which says that nothing is known to have been written. */
  readonly repeated: number;
  /** Writes that the accounts show: entries but the enrollments. Equal to `succeeded` when each took effect once. */
  readonly effects: number;
  readonly elapsedMs: number;
  readonly conflicts: number;
  readonly transactions: number;
}

/** How many callers write at the same moment. */
export const PARALLEL = 100;
const WARM_UP = 300;
const BURSTS = 3;
/** A tenth of all transactions meet a TransactionConflict, besides those that lose the race for the version. */
const RATES = { TransactWriteItems: { conflict: 0.1 } };

/** Bursts of parallel orders through the deployed handler, with conflicts injected over the wire. */
export async function runBlock({ assembly, seed, members }: ContentionBlock): Promise<ContentionResult> {
  let proxy: FaultProxy | undefined;
  const api = await openDeployedApi({
    assembly,
    through: async (target) => {
      proxy = await startFaultProxy({ target, seed, rates: {} });
      return proxy.endpoint;
    },
  });
  if (proxy === undefined) throw new Error('the fault proxy was not put in between');
  const enrolled = await enrollAll(api, 1 + (members === 'one' ? BURSTS : PARALLEL));
  await warmUp(api, enrolled[0] ?? '');
  proxy.setRates(RATES);
  const before = proxy.counts();
  const targets = enrolled.slice(1);
  const done: BurstResult[] = [];
  const startedAt = performance.now();
  for (let burst = 0; burst < BURSTS; burst += 1) {
    done.push(await runBurst(api, burst, members === 'one' ? [targets[burst] ?? ''] : targets));
  }
  const elapsedMs = performance.now() - startedAt;
  const after = proxy.counts();
  proxy.setRates({});
  const effects = await effectsOn(api, targets);
  await proxy.close();
  await api.close();
  return {
    writes: BURSTS * PARALLEL,
    succeeded: done.reduce((sum, { succeeded }) => sum + succeeded, 0),
    repeated: done.reduce((sum, { repeated }) => sum + repeated, 0),
    effects,
    elapsedMs,
    conflicts: countOf(after) - countOf(before),
    transactions: (after.requests['TransactWriteItems'] ?? 0) - (before.requests['TransactWriteItems'] ?? 0),
  };
}

async function enrollAll(api: DeployedApi, count: number): Promise<readonly string[]> {
  const memberIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const { body } = await api.call(enrollMember, { body: { customerId: `customer-${index}` } });
    memberIds.push(body.memberId);
  }
  return memberIds;
}

async function warmUp(api: DeployedApi, memberId: string): Promise<void> {
  for (let index = 0; index < WARM_UP; index += 1) {
    await api.call(recordOrder, { body: sampleOrder(900_000 + index, { memberId }, 3) });
  }
}

type BurstResult = Pick<ContentionResult, 'succeeded' | 'repeated'>;

async function runBurst(api: DeployedApi, burst: number, memberIds: readonly string[]): Promise<BurstResult> {
  const sent = await Promise.all(
    Array.from({ length: PARALLEL }, (_, index) => {
      const memberId = memberIds[index % memberIds.length] ?? '';
      return record(api, sampleOrder(burst * PARALLEL + index, { memberId }, 3));
    }),
  );
  return { succeeded: sent.length, repeated: sent.reduce((sum, times) => sum + times - 1, 0) };
}

/**
 * Sends an order until it is answered with success, as the problem document of a 503 says, and returns how often.
 * @throws ApiFailure for every other failure
 */
async function record(api: DeployedApi, order: ReturnType<typeof sampleOrder>): Promise<number> {
  for (let times = 1; ; times += 1) {
    try {
      await api.call(recordOrder, { body: order });
      return times;
    } catch (error) {
      if (!(error instanceof ApiFailure && error.status === 503)) throw error;
    }
  }
}

async function effectsOn(api: DeployedApi, memberIds: readonly string[]): Promise<number> {
  let entries = 0;
  for (const memberId of memberIds) {
    const { body } = await api.call(readAccount, { path: { memberId } });
    entries += body.sequence - 1;
  }
  return entries;
}

function countOf({ faults }: ReturnType<FaultProxy['counts']>): number {
  return faults.reduce((sum, { count }) => sum + count, 0);
}
