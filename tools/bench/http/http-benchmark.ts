import type { BenchContext, Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { blocksOf, interleave } from '../harness/interleave.ts';
import { median } from '../harness/statistics.ts';
import type { HttpBlock } from './http-block.ts';
import { HTTP_PLAN, type HttpResult, type PathResult } from './http-plan.ts';

/** By the side's name, so that it can be interleaved. */
const CALLERS = { '1 caller': 1, '8 callers': 8, '32 callers': 32 } as const;
type Side = keyof typeof CALLERS;
const SIDES = Object.keys(CALLERS) as readonly Side[];

const PATHS = { recordOrder: 'record an order', readAccount: 'read an account' } as const;
type Path = keyof typeof PATHS;

type Results = Readonly<Record<Side, readonly HttpResult[]>>;

/** Four blocks of each side behind the first round; each starts a stack, so more would take longer than they tell. */
const MOST_ROUNDS = 3;

export const httpBenchmark: Benchmark = {
  name: 'http',
  title: 'The whole path over HTTP',
  async run(asked): Promise<BenchReport> {
    const context = { ...asked, rounds: Math.min(asked.rounds, MOST_ROUNDS) };
    context.progress.begin(this.title, blocksOf(context.rounds, SIDES.length));
    const results = await measureSides(context);
    context.progress.end();
    const { members, warmUp, measured, lines } = HTTP_PLAN;
    return {
      findings: (Object.keys(PATHS) as readonly Path[]).flatMap((path) =>
        SIDES.map((side) => findingOf(path, side, results)),
      ),
      notes: [
        `gateway, authorizer as the stage caches it, function, engine; stream and relay run beside it; throttles off; a fresh stack for each block, in a process of its own`,
        `orders of ${lines} lines over ${members} members, ${warmUp} requests to warm up and ${measured} measured; medians over ${results['1 caller'].length} blocks; callers, stack and engine share the processor cores`,
        'this machine’s times: those of AWS, its network and its cold starts cannot be measured here',
      ],
      figures: { plan: HTTP_PLAN, results },
    };
  },
};

function measureSides(context: BenchContext): Promise<Results> {
  const { assembly } = context;
  return interleave(context, SIDES, (side) =>
    runBlock<HttpBlock, HttpResult>(import.meta.resolve('./http-block.ts'), {
      assembly,
      callers: CALLERS[side],
    }),
  );
}

function findingOf(path: Path, side: Side, results: Results): Finding {
  const middle = (pick: (result: PathResult) => number, digits: number) =>
    median(results[side].map((result) => pick(result[path]))).toFixed(digits);
  const latency = `p50 ${middle(({ p50Ms }) => p50Ms, 1)}, p95 ${middle(({ p95Ms }) => p95Ms, 1)}, p99 ${middle(({ p99Ms }) => p99Ms, 1)} ms`;
  return {
    what: `${PATHS[path]}, ${side}`,
    measured: `${latency}; ${middle((result) => result.perSecond, 0)}/s`,
  };
}
