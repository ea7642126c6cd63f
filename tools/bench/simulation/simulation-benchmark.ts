import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLines } from '../../replay/synthetic/export-lines.ts';
import { withTemporaryFolder } from '../../simulation/temporary-folder.ts';
import type { Benchmark, BenchReport } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { median } from '../harness/statistics.ts';
import type { SimulationBlock, SimulationResult } from './simulation-block.ts';

const ORDERS = 100_000;
const MAX_SECONDS = 20;
/** Half as many orders and twice as many: a peak that follows them is not bounded. */
const SIZES = [50_000, 200_000] as const;
const MAX_GROWTH = 1.25;
const REPEATS = 3;

export const simulationBenchmark: Benchmark = {
  name: 'simulation',
  title: `A draft beside the current program on ${ORDERS.toLocaleString('en-US')} orders`,
  async run({ progress }): Promise<BenchReport> {
    progress.begin(this.title, REPEATS + SIZES.length);
    const blockOf = (orders: number) =>
      withTemporaryFolder(async (folder) => {
        const file = join(folder, 'shop.csv');
        await pipeline(Readable.from(exportLines({ orders, seed: 1 })), createWriteStream(file));
        return runBlock<SimulationBlock, SimulationResult>(
          import.meta.resolve('./simulation-block.ts'),
          { file },
          () => progress.step(),
        );
      });
    const main: SimulationResult[] = [];
    for (let repeat = 0; repeat < REPEATS; repeat += 1) main.push(await blockOf(ORDERS));
    const [half, double] = [await blockOf(SIZES[0]), await blockOf(SIZES[1])];
    progress.end();
    return report(main, half, double);
  },
};

function report(
  main: readonly SimulationResult[],
  half: SimulationResult,
  double: SimulationResult,
): BenchReport {
  const seconds = median(main.map(({ elapsedMs }) => elapsedMs)) / 1_000;
  const simulating = median(main.map(({ simulatingMs }) => simulatingMs)) / 1_000;
  const growth = double.peakMegabytes / half.peakMegabytes;
  const peaks = [half, main[0] ?? half, double].map(
    ({ orders, peakMegabytes }) => `${Math.round(peakMegabytes)} MB at ${orders.toLocaleString('en-US')}`,
  );
  return {
    findings: [
      {
        what: `from the export to the report, ${ORDERS.toLocaleString('en-US')} orders under two programs`,
        measured: `${seconds.toFixed(1)} s`,
        bar: `≤ ${MAX_SECONDS} s`,
        isMet: seconds <= MAX_SECONDS,
      },
      {
        what: 'of that, living the history under both programs',
        measured: `${simulating.toFixed(1)} s`,
      },
      {
        what: `peak memory of the process, ${SIZES[1] / SIZES[0]} times as many orders ÷ as many`,
        measured: `${growth.toFixed(2)} (${peaks.join(', ')})`,
        bar: `≤ ${MAX_GROWTH}`,
        isMet: growth <= MAX_GROWTH,
      },
    ],
    notes: [
      `${REPEATS} runs, median; each in a process of its own, with two threads for the members`,
      'most of it is reading the export and matching its returns, which a replay does once as well',
    ],
    figures: { main, half, double },
  };
}
