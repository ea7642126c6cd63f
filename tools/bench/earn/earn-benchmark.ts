import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '../../../infra/bundling.ts';
import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { blocksOf, interleave } from '../harness/interleave.ts';
import { median, spread } from '../harness/statistics.ts';
import { EARN_PLAN, type EarnResult } from './earn-plan.ts';
import type { HandlerBlock } from './handler-block.ts';
import type { RawBlock } from './raw-block.ts';
import type { RecordedEarns } from './recorded-earns.ts';

const SIDES = [
  'handler',
  'handler_by_customer',
  'raw_write',
  'raw_read_write',
  'naive_raw',
  'naive_handler',
] as const;
type Side = (typeof SIDES)[number];

const TITLES: Readonly<Record<Side, string>> = {
  handler: 'earn through the handler',
  handler_by_customer: 'earn through the handler, by customer id',
  raw_write: 'the same items, raw TransactWriteItems',
  raw_read_write: 'the same read and items, raw',
  naive_raw: 'naive: the same read, then four items, raw',
  naive_handler: 'naive: the same handler over a store of four items',
};

export const earnBenchmark: Benchmark = {
  name: 'earn',
  title: 'Earn throughput against raw and naive transactions',
  async run(context): Promise<BenchReport> {
    context.progress.begin(this.title, 1 + blocksOf(context.rounds, SIDES.length));
    const results = await measureSides(context);
    context.progress.end();
    const { members, warmUp, measured, callers, lines } = EARN_PLAN;
    return {
      findings: [...SIDES.map((side) => throughputOf(side, results[side])), ...ratiosOf(results)],
      notes: [
        `${callers} callers, orders of ${lines} lines over ${members} members, ${warmUp} to warm up and ${measured} measured in each block; callers and engine share the processor cores`,
      ],
      figures: { plan: EARN_PLAN, results },
    };
  },
};

async function measureSides(context: BenchContext): Promise<Readonly<Record<Side, readonly EarnResult[]>>> {
  const { assembly, progress } = context;
  const folder = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  const client = join(folder, 'client');
  const orders = join(folder, 'orders');
  bundleFunction('tools/bench/earn/bare-client.ts', client);
  bundleFunction('tools/bench/earn/naive-orders.ts', orders);
  const recorded = await runBlock<{ assembly: string }, RecordedEarns>(
    import.meta.resolve('./record-block.ts'),
    { assembly },
  );
  progress.step();
  const handler = (input: Omit<HandlerBlock, 'assembly'>) =>
    runBlock<HandlerBlock, EarnResult>(import.meta.resolve('./handler-block.ts'), { assembly, ...input });
  const raw = (side: RawBlock['side']) =>
    runBlock<RawBlock, EarnResult>(import.meta.resolve('./raw-block.ts'), {
      assembly,
      recorded,
      client,
      side,
    });
  const run: Readonly<Record<Side, () => Promise<EarnResult>>> = {
    handler: () => handler({ buyer: 'memberId' }),
    handler_by_customer: () => handler({ buyer: 'customerId' }),
    raw_write: () => raw('write'),
    raw_read_write: () => raw('read_write'),
    naive_raw: () => raw('naive'),
    naive_handler: () => handler({ buyer: 'memberId', orders }),
  };
  const results = await interleave(context, SIDES, (side) => run[side]());
  rmSync(folder, { recursive: true });
  return results;
}

function throughputOf(side: Side, results: readonly EarnResult[]): Finding {
  const rates = results.map(({ perSecond }) => perSecond);
  const milliseconds = (pick: (result: EarnResult) => number) => median(results.map(pick)).toFixed(2);
  return {
    what: TITLES[side],
    measured: `${median(rates).toFixed(0)}/s (±${(100 * spread(rates)).toFixed(0)} %); processor time an earn: client ${milliseconds((result) => result.clientMs)} ms, engine ${milliseconds((result) => result.engineMs)} ms`,
  };
}

function ratiosOf(results: Readonly<Record<Side, readonly EarnResult[]>>): readonly Finding[] {
  const rate = (side: Side) => median(results[side].map(({ perSecond }) => perSecond));
  const ratio = (what: string, other: Side, bar?: number): Finding => {
    const value = rate('handler') / rate(other);
    const measured = value.toFixed(2);
    return bar === undefined ? { what, measured } : { what, measured, bar: `≥ ${bar}`, isMet: value >= bar };
  };
  return [
    ratio('handler ÷ raw TransactWriteItems of the same items', 'raw_write', 0.9),
    ratio('handler ÷ raw, with the read that the decision needs', 'raw_read_write'),
    ratio('handler ÷ naive four-item transaction, raw', 'naive_raw', 1.6),
    ratio('handler ÷ the same handler over the naive four items', 'naive_handler', 1.6),
  ];
}
