import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { synthesize } from '../../local/template/synthesis.ts';
import { ageBenchmark } from './age/age-benchmark.ts';
import { contentionBenchmark } from './contention/contention-benchmark.ts';
import { costBenchmark } from './cost/cost-benchmark.ts';
import { earnBenchmark } from './earn/earn-benchmark.ts';
import { fittingBenchmark } from './fitting/fitting-benchmark.ts';
import type { Benchmark, BenchReport } from './harness/benchmark.ts';
import { progressBar } from './harness/progress-bar.ts';
import { resultsTable } from './harness/results-table.ts';
import { setting } from './harness/setting.ts';
import { httpBenchmark } from './http/http-benchmark.ts';
import { journeysBenchmark } from './journeys/journeys-benchmark.ts';
import { loadTimeBenchmark } from './load-time/load-time-benchmark.ts';
import { metricsBenchmark } from './metrics/metrics-benchmark.ts';
import { pagesBenchmark } from './pages/pages-benchmark.ts';
import { redeemBenchmark } from './redeem/redeem-benchmark.ts';
import { rulesBenchmark } from './rules/rules-benchmark.ts';
import { simulationBenchmark } from './simulation/simulation-benchmark.ts';
import { stockBenchmark } from './stock/stock-benchmark.ts';
import { unitsBenchmark } from './units/units-benchmark.ts';

const BENCHMARKS: readonly Benchmark[] = [
  unitsBenchmark,
  earnBenchmark,
  redeemBenchmark,
  contentionBenchmark,
  stockBenchmark,
  ageBenchmark,
  rulesBenchmark,
  loadTimeBenchmark,
  httpBenchmark,
  costBenchmark,
  simulationBenchmark,
  journeysBenchmark,
  fittingBenchmark,
  metricsBenchmark,
  pagesBenchmark,
];

interface BenchOptions {
  readonly only?: readonly string[];
  readonly rounds: number;
  readonly allSizes?: boolean;
  readonly json?: string;
}

/** A missed bar is a result, not an error: only a benchmark that did not run ends with a status other than 0. */
const program = new Command('bench')
  .description('Measures speed and cost against the local engine, each figure beside its bar.')
  .addOption(
    new Option('--only <names...>', 'these benchmarks only').choices(BENCHMARKS.map(({ name }) => name)),
  )
  .option('--rounds <number>', 'rounds of each benchmark, the first of which is dropped', roundsOf, 5)
  .option('--all-sizes', 'shops of all sizes where a benchmark has some, and not the least alone')
  .option('--json <file>', 'where to write all figures')
  .action(bench);

await program.parseAsync();

async function bench({ only, rounds, allSizes = false, json }: BenchOptions): Promise<void> {
  if (process.env['DYNAMODB_ENDPOINT']) {
    program.error('Each block needs an engine of its own: unset DYNAMODB_ENDPOINT.');
  }
  const assembly = mkdtempSync(join(tmpdir(), 'perennial-bench-cdk-'));
  const where = setting();
  const reports: Record<string, BenchReport> = {};
  try {
    // The functions as they are deployed to production.
    await synthesize(fileURLToPath(new URL('../../infra/app.ts', import.meta.url)), 'prod', assembly);
    console.log(
      Object.entries(where)
        .map(([name, value]) => `${name} ${value}`)
        .join(' · '),
      '\n',
    );
    for (const benchmark of BENCHMARKS.filter(({ name }) => only?.includes(name) ?? true)) {
      const report = await benchmark.run({
        rounds,
        assembly,
        hasAllSizes: allSizes,
        progress: progressBar(),
      });
      reports[benchmark.name] = report;
      console.log(resultsTable(benchmark, report));
    }
  } finally {
    rmSync(assembly, { recursive: true, force: true });
    if (json !== undefined)
      writeFileSync(json, `${JSON.stringify({ setting: where, rounds, reports }, null, 2)}\n`);
  }
}

/** @throws InvalidArgumentError, which the command line tells */
function roundsOf(text: string): number {
  const rounds = Number(text);
  if (Number.isInteger(rounds) && rounds >= 2) return rounds;
  throw new InvalidArgumentError('give a whole number from 2 on: the first round is dropped.');
}
