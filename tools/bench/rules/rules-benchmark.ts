import type { Benchmark, BenchReport } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { median, quantile } from '../harness/statistics.ts';
import { RULES } from './large-program.ts';
import { LINES, type RulesBlock, type RulesResult } from './rules-block.ts';

const MAX_SHARE = 0.05;

export const rulesBenchmark: Benchmark = {
  name: 'rules',
  title: `${RULES} rules on an order of ${LINES} lines`,
  async run({ assembly, progress, rounds }): Promise<BenchReport> {
    progress.begin(this.title, rounds);
    const results: RulesResult[] = [];
    for (let round = 0; round < rounds; round += 1) {
      results.push(
        await runBlock<RulesBlock, RulesResult>(import.meta.resolve('./rules-block.ts'), { assembly }),
      );
      progress.step();
    }
    progress.end();
    // The first round warms up, as everywhere.
    const kept = results.slice(1);
    const evaluationsMs = kept.flatMap((result) => result.evaluationsMs);
    const commitsMs = kept.flatMap((result) => result.commitsMs);
    const share = median(evaluationsMs) / median(commitsMs);
    const { firedRules, awards, entryBytes } = kept[0] ?? { firedRules: 0, awards: 0, entryBytes: 0 };
    return {
      findings: [
        {
          what: 'evaluation ÷ commit of the same order, medians',
          measured: `${(100 * share).toFixed(1)} % (${describe(evaluationsMs)} ÷ ${describe(commitsMs)})`,
          bar: `≤ ${100 * MAX_SHARE} %`,
          isMet: share <= MAX_SHARE,
        },
      ],
      notes: [
        `${evaluationsMs.length} orders one after the other; evaluation is the member's answers, the sum, and what each rule gave each line, as the entry keeps it`,
        `${firedRules} rules fired on the last order and made ${awards} awards; its entry has ${entryBytes} bytes`,
      ],
      figures: { results: kept },
    };
  },
};

const describe = (ms: readonly number[]): string =>
  `p50 ${median(ms).toFixed(3)} ms, p95 ${quantile(ms, 0.95).toFixed(3)} ms`;
