import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { COUNTING } from '../../../shared/metrics/counting.ts';
import type { MetricSettings } from '../../../shared/metrics/metric-settings.ts';
import { runMetrics } from '../../../shared/metrics/metrics-run.ts';
import { AS_OF, COUNTED_AT, TIME_ZONE } from './drawn-shop.ts';
import { folderObjects } from './folder-objects.ts';

export interface NightBlock {
  readonly bucket: string;
  /** Of this run alone. */
  readonly folder: string;
  readonly memoryMb: number;
  /** Left out: as many as there are cores, as in the function. */
  readonly threads?: number;
}

export interface NightResult {
  /** Of the day that waits: its events taken into the lake. */
  readonly curatingMs: number;
  readonly newEvents: number;
  /** The lake's files fetched and proved, the views made, every metric counted, the figures written and published. */
  readonly openingMs: number;
  readonly viewsMs: number;
  readonly countingMs: number;
  readonly exportingMs: number;
  readonly metricsMs: Readonly<Record<string, number>>;
  readonly peakMb: number;
  /** The most that lay in the scratch folder at once: files of the lake, and what did not fit into memory. */
  readonly scratchMb: number;
  readonly spilledMb: number;
  readonly processorMs: number;
  readonly figures: number;
  /** Of all files that were published: the same figures, the same hash. */
  readonly hash: string;
}

const LATE_SECONDS = 7_800;
const SAMPLED_EVERY_MS = 250;
const MB = 1_048_576;

const SETTINGS: MetricSettings = {
  grossMargin: 0.4,
  pointValueMinor: 1,
  currency: 'USD',
  experiments: [
    {
      experiment: {
        id: 'second-order',
        salt: 's',
        holdoutPercent: 10,
        variants: [
          { id: 'a', share: 1 },
          { id: 'b', share: 1 },
        ],
      },
      goalDays: 30,
    },
    {
      experiment: { id: 'win-back', salt: 's', holdoutPercent: 20, variants: [{ id: 'a', share: 1 }] },
      goalDays: 30,
    },
  ],
};

/** The night as the function runs it, in a process of its own: with its limits, all of its steps, and nothing kept from before. */
export async function runBlock(
  { bucket, folder, memoryMb, threads }: NightBlock,
  step: () => void,
): Promise<NightResult> {
  await rm(folder, { recursive: true, force: true });
  const spillFolder = join(folder, 'scratch', 'spill');
  const objects = folderObjects(bucket, join(folder, 'bucket'));
  const scratch = watched(join(folder, 'scratch'), spillFolder);
  const marks: [name: string, at: number][] = [];
  const mark = (name: string) => marks.push([name, performance.now()]);
  let newEvents = 0;
  const parts = COUNTING.parts.map((part) => ({
    ...part,
    metrics: part.metrics.map((metric) => ({
      ...metric,
      figures: (...call: Parameters<typeof metric.figures>) => {
        mark(`begins ${metric.name}`);
        return metric.figures(...call);
      },
    })),
  }));
  const counting = { parts, metrics: parts.flatMap(({ metrics }) => metrics) };
  const workshop = { objects, folder: join(folder, 'scratch'), now: () => COUNTED_AT + LATE_SECONDS };
  const limits = { memoryMb, spillFolder, ...(threads === undefined ? {} : { threads }) };
  mark('begun');
  const { days } = await runMetrics(
    { workshop, counting, limits },
    [{ asOf: AS_OF, timeZone: TIME_ZONE, settings: SETTINGS }],
    (told) => {
      if (told.step === 'curated') newEvents += told.lines;
      mark(told.step === 'counted' ? `counted ${told.metric}` : told.step);
    },
  );
  step();
  const { scratchMb, spilledMb } = await scratch();
  await rm(folder, { recursive: true, force: true });
  const at = (name: string) => marks.findLast(([found]) => found === name)?.[1] ?? Number.NaN;
  const last = counting.metrics.at(-1)?.name ?? '';
  const metricsMs = Object.fromEntries(
    counting.metrics.map(({ name }) => [name, at(`counted ${name}`) - at(`begins ${name}`)]),
  );
  const countingMs = Object.values(metricsMs).reduce((sum, each) => sum + each, 0);
  const files = days[0]?.manifest.files ?? [];
  const used = process.resourceUsage();
  return {
    curatingMs: at('curated') - at('begun'),
    newEvents,
    openingMs: at('opened') - at('curated'),
    viewsMs: at(`counted ${last}`) - at('opened') - countingMs,
    countingMs,
    exportingMs: at('published') - at(`counted ${last}`),
    metricsMs,
    peakMb: used.maxRSS / 1_024,
    scratchMb,
    spilledMb,
    processorMs: (used.userCPUTime + used.systemCPUTime) / 1_000,
    figures: days[0]?.figures ?? 0,
    hash: createHash('sha256')
      .update(JSON.stringify(files.map(({ key, sha256 }) => [key, sha256])))
      .digest('hex'),
  };
}

/** Looks again and again at how much lies in a folder, and in one within it, and tells the most. */
function watched(folder: string, spillFolder: string) {
  const most = { scratchMb: 0, spilledMb: 0 };
  const look = async () => {
    const [all, spilled] = [await megabytesIn(folder), await megabytesIn(spillFolder)];
    most.scratchMb = Math.max(most.scratchMb, all);
    most.spilledMb = Math.max(most.spilledMb, spilled);
  };
  const timer = setInterval(() => void look(), SAMPLED_EVERY_MS);
  return async () => {
    clearInterval(timer);
    await look();
    return most;
  };
}

async function megabytesIn(folder: string): Promise<number> {
  let bytes = 0;
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries)
    if (entry.isFile())
      bytes += await stat(join(entry.parentPath, entry.name)).then(
        ({ size }) => size,
        // It was removed since.
        () => 0,
      );
  return bytes / MB;
}
