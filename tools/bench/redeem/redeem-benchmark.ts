import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunction } from '../../../infra/bundling.ts';
import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { blocksOf, interleave } from '../harness/interleave.ts';
import { median, quantile, spread } from '../harness/statistics.ts';
import type { RawBlock } from './raw-block.ts';
import type { RecordedRedemptions } from './recorded-redemptions.ts';
import { REDEEM_PLAN, type RedeemResult, type StepName } from './redeem-plan.ts';

const SIDES = ['handler', 'raw_write', 'raw_read_write'] as const;
type Side = (typeof SIDES)[number];
type Results = Readonly<Record<Side, readonly RedeemResult[]>>;

const TITLES: Readonly<Record<Side, string>> = {
  handler: 'through the handler',
  raw_write: 'the same two items, raw TransactWriteItems',
  raw_read_write: 'the same reads and items, raw',
};

const STEPS: readonly StepName[] = ['authorize', 'capture'];
/** As for an order that earns. */
const BAR = 0.9;

export const redeemBenchmark: Benchmark = {
  name: 'redeem',
  title: 'Redemptions against raw transactions',
  async run(context): Promise<BenchReport> {
    context.progress.begin(this.title, 1 + blocksOf(context.rounds, SIDES.length));
    const results = await measureSides(context);
    context.progress.end();
    const { members, openHolds, callers } = REDEEM_PLAN;
    return {
      findings: STEPS.flatMap((step) => findingsOf(step, results)),
      notes: [
        `ten percent off a cart of three lines; ${callers} callers over ${members} members, each of whom has ${openHolds} open holds before they are captured; ${members * openHolds} of each to warm up and twice as many measured in each block; callers and engine share the processor cores`,
        'latency: of one caller alone, on the same accounts',
      ],
      figures: { plan: REDEEM_PLAN, results },
    };
  },
};

async function measureSides(context: BenchContext): Promise<Results> {
  const { assembly, progress } = context;
  const client = mkdtempSync(join(tmpdir(), 'perennial-bench-'));
  bundleFunction('tools/bench/earn/bare-client.ts', client);
  const recorded = await runBlock<{ assembly: string }, RecordedRedemptions>(
    import.meta.resolve('./record-block.ts'),
    { assembly },
  );
  progress.step();
  const raw = (side: RawBlock['side']) =>
    runBlock<RawBlock, RedeemResult>(import.meta.resolve('./raw-block.ts'), {
      assembly,
      recorded,
      client,
      side,
    });
  const run: Readonly<Record<Side, () => Promise<RedeemResult>>> = {
    handler: () => runBlock(import.meta.resolve('./handler-block.ts'), { assembly }),
    raw_write: () => raw('write'),
    raw_read_write: () => raw('read_write'),
  };
  const results = await interleave(context, SIDES, (side) => run[side]());
  rmSync(client, { recursive: true });
  return results;
}

function findingsOf(step: StepName, results: Results): readonly Finding[] {
  const rate = (side: Side) => median(results[side].map((result) => result[step].perSecond));
  const toWrite = rate('handler') / rate('raw_write');
  return [
    ...SIDES.map((side) => sideFinding(step, side, results)),
    {
      what: `${step}: handler ÷ raw TransactWriteItems of the same two items`,
      measured: toWrite.toFixed(2),
      bar: `≥ ${BAR}`,
      isMet: toWrite >= BAR,
    },
    {
      what: `${step}: handler ÷ raw, with the reads that the decision needs`,
      measured: (rate('handler') / rate('raw_read_write')).toFixed(2),
    },
  ];
}

function sideFinding(step: StepName, side: Side, results: Results): Finding {
  const blocks = results[side].map((result) => result[step]);
  const rates = blocks.map(({ perSecond }) => perSecond);
  const milliseconds = (pick: (block: RedeemResult[StepName]) => number) =>
    median(blocks.map(pick)).toFixed(2);
  const alone = blocks.flatMap(({ aloneMs }) => aloneMs);
  return {
    what: `${step}, ${TITLES[side]}`,
    measured: [
      `${median(rates).toFixed(0)}/s (±${(100 * spread(rates)).toFixed(0)} %)`,
      `processor time: client ${milliseconds(({ clientMs }) => clientMs)} ms, engine ${milliseconds(({ engineMs }) => engineMs)} ms`,
      `alone p50 ${median(alone).toFixed(2)}, p95 ${quantile(alone, 0.95).toFixed(2)} ms`,
    ].join('; '),
  };
}
