import { STOCK_SHARDS } from '../../../shared/storage/stock.ts';
import type { Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { blocksOf, interleave } from '../harness/interleave.ts';
import { RUSH_STOCK } from '../harness/reward-program.ts';
import { median } from '../harness/statistics.ts';
import { meterCalls, unitsOfCall } from '../units/units-benchmark.ts';
import { CROWD, type StockBlock, type StockResult, type WantedReward } from './stock-block.ts';

const SIDES = ['rush', 'ample', 'uncounted'] as const satisfies readonly WantedReward[];
type Results = Readonly<Record<WantedReward, readonly StockResult[]>>;

const MS_PER_SECOND = 1_000;
/** Of one key of a table, on AWS. */
const KEY_WRITE_UNITS_PER_SECOND = 1_000;
/** An item is in one transaction at a time; how long AWS holds it cannot be measured here. Assumed on the dear side. */
const ASSUMED_LOCK_MS = 10;

export const stockBenchmark: Benchmark = {
  name: 'stock',
  title: `One reward that ${CROWD.toLocaleString('en-US')} members want at once, a tenth of the transactions conflicting`,
  async run(context): Promise<BenchReport> {
    const { assembly, progress, rounds } = context;
    progress.begin(this.title, 1 + blocksOf(rounds, SIDES.length));
    const calls = await meterCalls(context);
    progress.step();
    // Speed is judged without the first round, correctness with it.
    const rushes: StockResult[] = [];
    let blocks = 0;
    const results = await interleave(context, SIDES, async (rewardId) => {
      blocks += 1;
      const result = await runBlock<StockBlock, StockResult>(import.meta.resolve('./stock-block.ts'), {
        assembly,
        rewardId,
        seed: `stock ${blocks}`,
      });
      if (rewardId === 'rush') rushes.push(result);
      return result;
    });
    progress.end();
    const writes = (what: string): number => unitsOfCall(calls, what).write;
    const unitsOfDraw = writes('authorization, with a stock') - writes('authorization');
    const unitsOfCapture = writes('capture, with a stock') - writes('capture');
    return {
      findings: [
        ...correctness(rushes),
        ...SIDES.flatMap((side) => speedOf(side, results)),
        ...byConstruction(unitsOfDraw, unitsOfCapture),
      ],
      notes: notesOf(results),
      figures: { results },
    };
  },
};

function correctness(rushes: readonly StockResult[]): readonly Finding[] {
  const succeeded = rushes.map((rush) => rush.succeeded);
  const total = (pick: (rush: StockResult) => number) => rushes.reduce((sum, rush) => sum + pick(rush), 0);
  const wrong = total(({ wronglyCharged }) => wronglyCharged);
  const repeated = total((rush) => rush.repeated);
  return [
    {
      what: `of ${CROWD.toLocaleString('en-US')} members who want one of ${RUSH_STOCK} units, that get one, in each of ${rushes.length} rushes`,
      measured: rangeOf(succeeded),
      bar: `exactly ${RUSH_STOCK}`,
      isMet: succeeded.every((count) => count === RUSH_STOCK),
    },
    {
      what: 'members whose account shows anything but what they were answered',
      measured: `${wrong}`,
      bar: 'none',
      isMet: wrong === 0,
    },
    { what: 'requests of these that were answered 503 and sent again', measured: `${repeated}` },
  ];
}

const TITLES: Readonly<Record<WantedReward, string>> = {
  rush: `a stock of ${RUSH_STOCK}`,
  ample: 'a stock that is enough for all',
  uncounted: 'no stock',
};

function speedOf(side: WantedReward, results: Results): readonly Finding[] {
  const middle = (pick: (result: StockResult) => number) => median(results[side].map(pick));
  const success = {
    what: `${TITLES[side]}: success`,
    measured: [
      `${middle(({ succeeded }) => succeeded)} within ${middle(({ successMs }) => successMs).toFixed(0)} ms`,
      `${middle(({ succeeded, successMs }) => perSecond(succeeded, successMs)).toFixed(0)}/s`,
      `${middle(({ transactions, succeeded }) => transactions / succeeded).toFixed(2)} transactions a success`,
    ].join('; '),
  };
  if (side !== 'rush') return [success];
  return [
    success,
    {
      what: `${TITLES[side]}: refusals`,
      measured: [
        `${middle(({ refused }) => refused)} within ${middle(({ refusalMs }) => refusalMs).toFixed(0)} ms`,
        `${middle(({ refused, refusalMs }) => perSecond(refused, refusalMs)).toFixed(0)}/s`,
      ].join('; '),
    },
    {
      what: 'the whole rush: answers',
      measured: `${middle(allPerSecond).toFixed(0)}/s, each of ${middle(({ reads }) => reads / CROWD).toFixed(1)} reads and ${middle(({ transactions }) => transactions / CROWD).toFixed(2)} transactions`,
    },
    {
      what: 'the whole rush ÷ enough for all, ÷ no stock, answers a second',
      measured: (['ample', 'uncounted'] as const)
        .map((other) => (middle(allPerSecond) / median(results[other].map(allPerSecond))).toFixed(2))
        .join(', '),
    },
  ];
}

/** No local engine limits what a key takes, or makes transactions conflict, so this is counted and not measured. */
function byConstruction(unitsOfDraw: number, unitsOfCapture: number): readonly Finding[] {
  const told = (count: number) => count.toLocaleString('en-US');
  const byUnits = (units: number) =>
    `≤ ${told((STOCK_SHARDS * KEY_WRITE_UNITS_PER_SECOND) / units)}/s: ${STOCK_SHARDS} counters × ${told(KEY_WRITE_UNITS_PER_SECOND)} write units a second ÷ ${units}`;
  const byLocks = (transactions: number) =>
    `${told((STOCK_SHARDS * MS_PER_SECOND) / (ASSUMED_LOCK_MS * transactions))}/s: ${STOCK_SHARDS} counters, each in one transaction at a time, for ${ASSUMED_LOCK_MS} ms (assumed)`;
  const row = (what: string, units: number, transactions: number): Finding => ({
    what: `one reward on AWS, ${what}: by construction, not measured`,
    measured: `${byUnits(units)}; ${byLocks(transactions)}`,
  });
  return [row('authorized', unitsOfDraw, 1), row('authorized and captured', unitsOfDraw + unitsOfCapture, 2)];
}

function notesOf(results: Results): readonly string[] {
  const all = SIDES.flatMap((side) => results[side]);
  const sum = (pick: (result: StockResult) => number) =>
    all.reduce((total, result) => total + pick(result), 0);
  const share = (100 * sum(({ conflicts }) => conflicts)) / sum(({ transactions }) => transactions);
  return [
    `all ${CROWD.toLocaleString('en-US')} requests are in flight before the first is answered, in one process with a hundred connections; a rate is answers of a kind ÷ time from the first request to the last such answer`,
    'a 503 here is a request that waited two seconds for a connection, which a machine that is busy otherwise brings about; a Lambda function serves one request at a time, over connections of its own',
    `${share.toFixed(0)} % of the transactions met an injected TransactionConflict; where the stock is scarce, one that finds its counter full is tried again on another`,
  ];
}

const perSecond = (count: number, elapsedMs: number): number =>
  elapsedMs === 0 ? 0 : count / (elapsedMs / 1_000);

const allPerSecond = ({ succeeded, refused, successMs, refusalMs }: StockResult): number =>
  perSecond(succeeded + refused, Math.max(successMs, refusalMs));

function rangeOf(counts: readonly number[]): string {
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  return least === most ? `${least}` : `${least} to ${most}`;
}
