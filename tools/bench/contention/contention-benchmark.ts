import type { Benchmark, BenchReport } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { blocksOf, interleave } from '../harness/interleave.ts';
import { median } from '../harness/statistics.ts';
import { type ContentionBlock, type ContentionResult, PARALLEL } from './contention-block.ts';

const SIDES = ['one', 'spread'] as const;

export const contentionBenchmark: Benchmark = {
  name: 'contention',
  title: `One member under ${PARALLEL} parallel writes, a tenth of them conflicting`,
  async run(context): Promise<BenchReport> {
    const { assembly, progress, rounds } = context;
    progress.begin(this.title, blocksOf(rounds, SIDES.length));
    // Speed is judged without the first round, correctness with it.
    const blocks: ContentionResult[] = [];
    const results = await interleave(context, SIDES, async (members) => {
      const result = await runBlock<ContentionBlock, ContentionResult>(
        import.meta.resolve('./contention-block.ts'),
        { assembly, members, seed: `contention ${blocks.length}` },
      );
      if (members === 'one') blocks.push(result);
      return result;
    });
    progress.end();
    const [one, spread] = SIDES.map((side) => median(results[side].map(writesPerSecond)));
    const all = blocks.reduce(add);
    return {
      findings: [
        {
          what: `writes on one member, ${PARALLEL} at once, that took effect exactly once`,
          measured: `${all.effects} of ${all.writes}, all answered with success`,
          bar: 'all',
          isMet: all.succeeded === all.writes && all.effects === all.writes,
        },
        {
          what: 'requests of these that were answered 503 and sent again',
          measured: `${all.repeated}`,
          bar: 'none',
          isMet: all.repeated === 0,
        },
        { what: 'throughput on one member', measured: `${one?.toFixed(0)}/s` },
        { what: 'throughput on a member each', measured: `${spread?.toFixed(0)}/s` },
        { what: 'one member ÷ spread', measured: ((one ?? 0) / (spread ?? 1)).toFixed(2) },
      ],
      notes: [
        `${all.conflicts} TransactionConflicts were injected into ${all.transactions} transactions (${((100 * all.conflicts) / all.transactions).toFixed(0)} %); ${(all.transactions / all.writes).toFixed(1)} transactions a write on one member, because all but one of those decided on the same version lose`,
      ],
      figures: { results },
    };
  },
};

const writesPerSecond = ({ writes, elapsedMs }: ContentionResult): number => (writes / elapsedMs) * 1_000;

function add(a: ContentionResult, b: ContentionResult): ContentionResult {
  return {
    writes: a.writes + b.writes,
    succeeded: a.succeeded + b.succeeded,
    repeated: a.repeated + b.repeated,
    effects: a.effects + b.effects,
    elapsedMs: a.elapsedMs + b.elapsedMs,
    conflicts: a.conflicts + b.conflicts,
    transactions: a.transactions + b.transactions,
  };
}
