import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { median } from '../harness/statistics.ts';
import type { FittedShop, FittingBlock, FittingResult } from './fitting-block.ts';

const SIZES = [100_000, 1_000_000] as const;
/** Real orders lie beside the project, never in it. */
const { SAMPLES = join(import.meta.dirname, '../../../../shared/data') } = process.env;
const CDNOW = join(SAMPLES, 'cdnow-sample.txt');

export const fittingBenchmark: Benchmark = {
  name: 'fitting',
  title: 'Fitting BG/NBD and Gamma-Gamma, and predicting',
  async run({ rounds, progress }): Promise<BenchReport> {
    const shops: FittedShop[] = SIZES.map((customers) => ({ customers }));
    if (existsSync(CDNOW)) shops.unshift({ sample: CDNOW });
    progress.begin(this.title, shops.length * rounds);
    const results: FittingResult[] = [];
    for (const shop of shops)
      results.push(
        await runBlock<FittingBlock, FittingResult>(
          import.meta.resolve('./fitting-block.ts'),
          { shop, rounds },
          () => progress.step(),
        ),
      );
    progress.end();
    const skipped = existsSync(CDNOW) ? [] : [`CDNOW left out: no ${CDNOW}; SAMPLES names another folder`];
    return {
      findings: results.flatMap(findingsOf),
      notes: [
        `${rounds - 1} rounds, median; each shop in a process of its own; three starts a fit, and intervals`,
        'from rows counted by distinct history and value, as one query delivers them',
        ...skipped,
      ],
      figures: { results },
    };
  },
};

function findingsOf(result: FittingResult): Finding[] {
  const customers = `${result.customers.toLocaleString('en-US')} customers`;
  const told = (milliseconds: readonly number[]) => `${median(milliseconds).toFixed(1)} ms`;
  const ending = result.hasConverged ? '' : ', not converged';
  return [
    {
      what: `BG/NBD, ${customers}, ${result.histories.toLocaleString('en-US')} distinct histories`,
      measured: `${told(result.orderingMs)}${ending}`,
    },
    {
      what: `Gamma-Gamma, ${customers}, ${result.values.toLocaleString('en-US')} distinct values`,
      measured: `${told(result.orderValueMs)}${ending}`,
    },
    { what: `lifetime values of ${customers}`, measured: told(result.predictingMs) },
  ];
}
