import type { Benchmark, BenchReport } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import type { Units } from '../harness/consumed-units.ts';
import { median, quantile } from '../harness/statistics.ts';
import { AGE_STEPS, type AgeBlock, type AgeResult, OLD_ORDERS } from './age-block.ts';

/** Pairs of one round: enough that the medians of two equal series differ by less than the bar allows. */
const PAIRS_PER_ROUND = 200;
const MAX_ACCOUNT_BYTES = 1_024;
const MAX_LATENCY_RATIO = 1.1;

export const ageBenchmark: Benchmark = {
  name: 'age',
  title: "A member's 10,000th order against the first",
  async run({ assembly, progress, rounds }): Promise<BenchReport> {
    progress.begin(this.title, AGE_STEPS);
    const result = await runBlock<AgeBlock, AgeResult>(
      import.meta.resolve('./age-block.ts'),
      { assembly, pairs: rounds * PAIRS_PER_ROUND },
      () => progress.step(),
    );
    progress.end();
    // The first round warms up, as everywhere.
    const oldMs = result.oldLatenciesMs.slice(PAIRS_PER_ROUND);
    const newMs = result.newLatenciesMs.slice(PAIRS_PER_ROUND);
    const ratio = median(oldMs) / median(newMs);
    return {
      findings: [
        {
          what: `units of the ${OLD_ORDERS.toLocaleString('en-US')}th order and of the first`,
          measured: `${told(result.oldUnits)}; ${told(result.newUnits)}`,
          bar: 'equal',
          isMet: told(result.oldUnits) === told(result.newUnits),
        },
        {
          what: 'account item after 10,000 orders',
          measured: `${result.oldAccountBytes} bytes (${result.newAccountBytes} after the first)`,
          bar: `≤ ${MAX_ACCOUNT_BYTES} bytes`,
          isMet: result.oldAccountBytes <= MAX_ACCOUNT_BYTES,
        },
        ...result.holding.map(({ holds, units, accountBytes }) => ({
          what: `the same with ${holds === 1 ? 'an open hold' : `${holds} open holds, the most at once`}`,
          measured: `${accountBytes} bytes; an order then takes ${told(units)}`,
          bar: `≤ ${MAX_ACCOUNT_BYTES} bytes`,
          isMet: accountBytes <= MAX_ACCOUNT_BYTES,
        })),
        {
          what: 'latency of the 10,000th order ÷ the first, medians',
          measured: `${ratio.toFixed(2)} (${describe(oldMs)} ÷ ${describe(newMs)})`,
          bar: `≤ ${MAX_LATENCY_RATIO}`,
          isMet: ratio <= MAX_LATENCY_RATIO,
        },
      ],
      notes: [
        `orders placed evenly over the last three years; ${oldMs.length} pairs in turn, one caller`,
        `lots of the old account: ${result.oldLots}`,
      ],
      figures: { ...result },
    };
  },
};

const told = ({ read, write }: Units): string => `${write} write, ${read} read`;

const describe = (latenciesMs: readonly number[]): string =>
  `p50 ${median(latenciesMs).toFixed(2)} ms, p95 ${quantile(latenciesMs, 0.95).toFixed(2)} ms`;
