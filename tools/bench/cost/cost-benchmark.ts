import type { Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import type { Units } from '../harness/consumed-units.ts';
import { deployedFunctions } from '../load-time/deployed-functions.ts';
import type { MeteredCall } from '../units/metered-call.ts';
import { meterCalls, unitsOfCall as unitsOf } from '../units/units-benchmark.ts';
import { type CostPart, costOf, storagePerMonth, totalOf, type Workload } from './cost-model.ts';
import { ASSUMPTIONS, type Measured, type Memory, orderWorkload, requestWorkload } from './order-workload.ts';
import { US_EAST_1 } from './price-list.ts';
import { redemptionWorkload, waysToRedeem } from './redemption-workload.ts';
import { referralWorkload, waysToRefer } from './referral-workload.ts';

const BAR_USD = 5;
/** An order is two calls to DynamoDB in turn, some milliseconds each, and one or two of computing. */
const HANDLER_MS = 20;
const OTHER_HANDLER_MS = [10, 40] as const;
const WITHOUT_TRACES: readonly CostPart[] = ['ledger', 'gateway', 'events', 'logs'];

export const costBenchmark: Benchmark = {
  name: 'cost',
  title: 'Cost of a million orders',
  async run({ assembly, progress }): Promise<BenchReport> {
    progress.begin(this.title, 1);
    const calls = await meterCalls({ assembly });
    progress.step();
    progress.end();
    const memory = memoryOf(assembly);
    const measured = {
      order: unitsOf(calls, 'order of 3 lines'),
      refund: unitsOf(calls, 'refund of one line'),
    };
    return {
      findings: [
        ...findingsOf(measured, memory),
        largeOrders({ ...measured, order: unitsOf(calls, 'order of 10 lines') }, memory),
        ...requestsOf(calls, memory),
        ...redemptionsOf(calls, memory),
        ...referralsOf(calls, memory),
        storage(),
      ],
      notes: notesOf(measured, memory),
      figures: { prices: US_EAST_1, assumptions: ASSUMPTIONS, measured, memory },
    };
  },
};

function findingsOf(measured: Measured, memory: Memory): readonly Finding[] {
  const at = (handlerMs: number) => costOf(orderWorkload(measured, memory, handlerMs), US_EAST_1);
  const ledger = (handlerMs: number) => totalOf(at(handlerMs), ['ledger']);
  const items = at(HANDLER_MS);
  const msPerUsd = 1 / (ledger(1) - ledger(0));
  const breakEvenMs = (BAR_USD - ledger(0)) * msPerUsd;
  return [
    ...items.map(({ what, usd }) => ({ what, measured: dollars(usd) })),
    {
      what: `ledger path (DynamoDB and Lambda) at ${HANDLER_MS} ms an invocation`,
      measured: `${dollars(ledger(HANDLER_MS))} (${dollars(BAR_USD)} at ${breakEvenMs.toFixed(0)} ms)`,
      bar: `≤ ${dollars(BAR_USD)}`,
      isMet: ledger(HANDLER_MS) <= BAR_USD,
    },
    ...OTHER_HANDLER_MS.map((handlerMs) => ({
      what: `ledger path at ${handlerMs} ms an invocation`,
      measured: dollars(ledger(handlerMs)),
    })),
    {
      what: 'with API Gateway, EventBridge and logs',
      measured: `${dollars(totalOf(items, WITHOUT_TRACES))}, with traces ${dollars(totalOf(items, [...WITHOUT_TRACES, 'traces']))}`,
    },
  ];
}

function largeOrders(measured: Measured, memory: Memory): Finding {
  const items = costOf(orderWorkload(measured, memory, HANDLER_MS), US_EAST_1);
  return { what: 'ledger path if every order had 10 lines', measured: dollars(totalOf(items, ['ledger'])) };
}

/** What customers and shops ask besides. How often they do is the shop's affair, so each stands alone. */
function requestsOf(calls: readonly MeteredCall[], memory: Memory): readonly Finding[] {
  const kinds = [
    ['quote of 3 lines for a member', memory.orders],
    ['balance', memory.accounts],
    ['statement page of 25 entries', memory.accounts],
  ] as const;
  return kinds.map(([what, memoryMb]) => {
    return millionTimes(
      what,
      requestWorkload(what, unitsOf(calls, what), memoryMb, HANDLER_MS),
      'API Gateway and logs',
    );
  });
}

function redemptionsOf(calls: readonly MeteredCall[], memory: FunctionMemory): readonly Finding[] {
  return waysToRedeem((what) => unitsOf(calls, what)).map((way) =>
    millionTimes(
      way.what,
      redemptionWorkload(way, memory, HANDLER_MS),
      way.entries === 0 ? 'API Gateway and logs' : 'API Gateway, EventBridge and logs',
    ),
  );
}

function referralsOf(calls: readonly MeteredCall[], memory: FunctionMemory): readonly Finding[] {
  return waysToRefer((what) => unitsOf(calls, what)).map((way) =>
    millionTimes(
      way.what,
      referralWorkload(way, memory, HANDLER_MS),
      'API Gateway, EventBridge, SQS and logs',
    ),
  );
}

function millionTimes(what: string, workload: Workload, besides: string): Finding {
  const items = costOf(workload, US_EAST_1);
  return {
    what: `a million times: ${what}`,
    measured: `${dollars(totalOf(items, ['ledger']))}, with ${besides} ${dollars(totalOf(items, WITHOUT_TRACES))}`,
  };
}

function storage(): Finding {
  const { orders, refundedShare, storedBytesPerEntry } = ASSUMPTIONS;
  const usd = storagePerMonth(orders, (1 + refundedShare) * storedBytesPerEntry, US_EAST_1);
  return { what: 'keeping a million orders, with backup', measured: `${dollars(usd)} a month` };
}

function notesOf({ order, refund }: Measured, memory: Memory): readonly string[] {
  const { refundedShare, relayBatch, authorizerCacheSeconds, coldShare, initMs } = ASSUMPTIONS;
  return [
    `${US_EAST_1.name}, looked up on ${US_EAST_1.asOf}; first tiers, no free tier`,
    `measured: an order of 3 lines ${unitsText(order)}, a refund ${unitsText(refund)}; from the template: ${memory.orders} MB for orders, ${memory.relay} MB for the relay, ${memory.access} MB for the authorizer`,
    `assumed: a million orders spread over ${ASSUMPTIONS.overDays} days, ${percent(refundedShare)} of them refunded once, ${relayBatch} entry a relay invocation, authorizer cached ${authorizerCacheSeconds} s, ${percent(coldShare)} cold starts of ${initMs} ms, ${ASSUMPTIONS.eventsPerEntry} events an entry, ${ASSUMPTIONS.logBytesPerInvocation} bytes of log an invocation and ${ASSUMPTIONS.logBytesPerRequest} a request`,
    'in the ledger path: DynamoDB units and Lambda of orders, refunds, relay and authorizer; out of it, and shown: API Gateway, EventBridge, logs, traces, storage; priced apart: quotes, balances, statements, redemptions; out altogether: enrollments, retries, data transfer, the events’ archive, alarms and dashboard, whatever listens to the events',
    'how long Lambda really takes cannot be measured here; the bar is marked at 20 ms, which is two calls to DynamoDB and the computing between them',
    'traces: in stages that are traced, which prod is not; X-Ray’s default rule records the first invocation of each second, which is most of them in a shop with less than one a second',
  ];
}

type FunctionMemory = Memory & Readonly<Record<'rewards' | 'referrals' | 'reconciliation', number>>;

function memoryOf(assembly: string): FunctionMemory {
  const functions = deployedFunctions(assembly);
  const of = (capability: string): number => {
    const deployed = functions.find((candidate) => candidate.capability === capability);
    if (deployed === undefined) throw new Error(`the template has no function ${capability}`);
    return deployed.memoryMb;
  };
  return {
    orders: of('orders'),
    accounts: of('accounts'),
    relay: of('relay'),
    access: of('access'),
    rewards: of('rewards'),
    referrals: of('referrals'),
    reconciliation: of('reconciliation'),
  };
}

const dollars = (usd: number): string => `$${usd.toFixed(2)}`;
const percent = (share: number): string => `${Math.round(100 * share)} %`;
const unitsText = ({ write, read }: Units): string => `${write} write and ${read} read units`;
