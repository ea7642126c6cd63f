import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_MB, MEMORY_MB, SCRATCH_MB, TIMEOUT_SECONDS } from '../../../infra/metrics-limits.ts';
import type { Benchmark, BenchReport, Finding } from '../harness/benchmark.ts';
import { runBlock } from '../harness/block.ts';
import { blocksOf, interleave } from '../harness/interleave.ts';
import { median } from '../harness/statistics.ts';
import { bucketOf, type DrawingBlock, drawingSteps } from './drawing-block.ts';
import { DRAWING } from './drawn-slice.ts';
import type { NightBlock, NightResult } from './night-block.ts';
import type { ScanBlock, ScanResult } from './scan-block.ts';

/** In slices of a million events. */
const USUAL_SIZES = [1] as const;
const ALL_SIZES = [1, 3, 10] as const;
/** Drawn shops are kept here; some 70 MB a million events, and as much again for what they were laid out from. */
const { METRICS_SHOPS = join(tmpdir(), 'perennial-bench-shops') } = process.env;

interface Measured {
  readonly scans: readonly ScanResult[];
  readonly nights: readonly NightResult[];
  /** Processes that wanted to run, on average of a minute, as each block began. */
  readonly loads: readonly number[];
}

export const metricsBenchmark: Benchmark = {
  name: 'metrics',
  title: 'The night: from what arrived to published figures',
  async run({ rounds, progress, hasAllSizes }): Promise<BenchReport> {
    const sizes = hasAllSizes ? ALL_SIZES : USUAL_SIZES;
    const cache = join(METRICS_SHOPS, DRAWING);
    const blocks = blocksOf(rounds, 2) * sizes.length;
    progress.begin(
      this.title,
      sizes.reduce((sum, slices) => sum + drawingSteps(slices), blocks),
    );
    const folder = await mkdtemp(join(tmpdir(), 'perennial-bench-night-'));
    const measured: Measured[] = [];
    try {
      for (const slices of sizes) {
        const drawing: DrawingBlock = { cache, slices };
        await runBlock<DrawingBlock, null>(import.meta.resolve('./drawing-block.ts'), drawing, () =>
          progress.step(),
        );
        const bucket = bucketOf(drawing);
        const loads: number[] = [];
        const results = await interleave<'scan' | 'night', ScanResult | NightResult>(
          { rounds, progress },
          ['scan', 'night'],
          (side) => {
            loads.push(loadavg()[0] ?? 0);
            return side === 'scan'
              ? runBlock<ScanBlock, ScanResult>(import.meta.resolve('./scan-block.ts'), {
                  bucket,
                  memoryMb: ENGINE_MB,
                })
              : runBlock<NightBlock, NightResult>(import.meta.resolve('./night-block.ts'), {
                  bucket,
                  folder: join(folder, 'night'),
                  memoryMb: ENGINE_MB,
                });
          },
        );
        measured.push({
          scans: results.scan as readonly ScanResult[],
          nights: results.night as readonly NightResult[],
          loads,
        });
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    progress.end();
    return {
      findings: [...measured.flatMap(findingsOf), ...growthOf(measured)],
      notes: [
        `${rounds - 1} rounds of scan, night, night, scan; medians, of memory the most; each in a process of its own`,
        `the night may take what the function has: an engine of ${ENGINE_MB} MB within ${MEMORY_MB} MB, ${TIMEOUT_SECONDS} s, ${SCRATCH_MB} MB of scratch`,
        'the scan reads every value of every column of the same files, and counts them',
        'load of the machine as the blocks began: ' +
          measured
            .map(({ loads }) => `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`)
            .join('; '),
        ...(hasAllSizes ? [] : ['--all-sizes: 1, 3 and 10 million events']),
      ],
      figures: { measured },
    };
  },
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
const most = (values: readonly number[]): number => Math.max(...values);

/** All of a night but taking in the new day. */
const nightMs = (night: NightResult): number =>
  night.openingMs + night.viewsMs + night.countingMs + night.exportingMs;

const shopOf = ({ scans: [scan] }: Measured): string => `${((scan?.events ?? 0) / 1e6).toFixed(1)} M events`;

function findingsOf(measured: Measured): Finding[] {
  const { scans, nights } = measured;
  const [scan] = scans;
  const of = (value: (night: NightResult) => number) => median(nights.map(value));
  const scanMs = median(scans.map((each) => each.scanMs));
  const total = of(nightMs);
  const wholeSeconds = of((night) => nightMs(night) + night.curatingMs) / 1_000;
  const peak = most(nights.map(({ peakMb }) => peakMb));
  const scratch = most(nights.map(({ scratchMb }) => scratchMb));
  const shop = shopOf(measured);
  const isSame = new Set(nights.map(({ hash }) => hash)).size === 1;
  const parts = `${seconds(of((each) => each.openingMs))} opening, ${seconds(of((each) => each.viewsMs))} views, ${seconds(of((each) => each.countingMs))} metrics, ${seconds(of((each) => each.exportingMs))} export`;
  return [
    {
      what: `${shop}, ${scan?.rows.toLocaleString('en-US')} rows in ${scan?.files} files, ${((scan?.bytes ?? 0) / 1e6).toFixed(0)} MB: bare scan`,
      measured: seconds(scanMs),
    },
    { what: `${shop}: the night without the new day`, measured: `${seconds(total)} (${parts})` },
    {
      what: `${shop}: night ÷ scan`,
      measured: `${(total / scanMs).toFixed(1)}, by processor time ${(of(({ processorMs }) => processorMs) / median(scans.map((each) => each.processorMs))).toFixed(1)}`,
    },
    {
      what: `${shop}: taking in the new day, ${nights[0]?.newEvents.toLocaleString('en-US')} events`,
      measured: seconds(of(({ curatingMs }) => curatingMs)),
    },
    {
      what: `${shop}: all of it`,
      measured: `${wholeSeconds.toFixed(1)} s, of processors ${seconds(of(({ processorMs }) => processorMs))}`,
      bar: `≤ ${TIMEOUT_SECONDS} s`,
      isMet: wholeSeconds <= TIMEOUT_SECONDS,
    },
    {
      what: `${shop}: peak memory of the process`,
      measured: `${peak.toFixed(0)} MB`,
      bar: `≤ ${MEMORY_MB} MB`,
      isMet: peak <= MEMORY_MB,
    },
    {
      what: `${shop}: scratch`,
      measured: `${scratch.toFixed(0)} MB, ${most(nights.map(({ spilledMb }) => spilledMb)).toFixed(0)} MB of it spilled`,
      bar: `≤ ${SCRATCH_MB} MB`,
      isMet: scratch <= SCRATCH_MB,
    },
    {
      what: `${shop}: figures, the same bytes every night`,
      measured: `${nights[0]?.figures.toLocaleString('en-US')}, ${isSame ? 'the same' : 'not the same'}`,
      bar: 'the same',
      isMet: isSame,
    },
  ];
}

function growthOf(measured: readonly Measured[]): Finding[] {
  const [least, greatest] = [measured[0], measured.at(-1)];
  if (least === undefined || greatest === undefined || least === greatest) return [];
  const times = (value: (each: Measured) => number) => (value(greatest) / value(least)).toFixed(1);
  return [
    {
      what: `${shopOf(greatest)} ÷ ${shopOf(least)}: scan, night, peak memory`,
      measured: [
        times(({ scans }) => median(scans.map(({ scanMs }) => scanMs))),
        times(({ nights }) => median(nights.map(nightMs))),
        times(({ nights }) => most(nights.map(({ peakMb }) => peakMb))),
      ].join(', '),
    },
  ];
}
