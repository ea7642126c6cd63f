import { join } from 'node:path';
import { cleanLake } from '../lake/clean.ts';
import { compact } from '../lake/compact.ts';
import { cacheFolderOf, curate, inFolder, type Workshop } from '../lake/curate.ts';
import { type EngineLimits, type LakeEngine, openEngine } from '../lake/engine.ts';
import type { Manifest } from '../lake/manifest.ts';
import { readManifest } from '../lake/manifest-store.ts';
import { forgetOthers, openLake } from '../lake/open-lake.ts';
import { CREATE_SPEND_TABLE_SQL, insertSpendSql } from './acquisition-spend.ts';
import { type Counting, countFigures } from './count-figures.ts';
import { exportFigures } from './export-figures.ts';
import type { Figure, IsoDay } from './figure.ts';
import type { MetricRun } from './metric.ts';
import { type Published, publishFigures } from './publish-figures.ts';
import { SPEND_KEY, spendOfText } from './spend-object.ts';

export interface MetricsShop {
  readonly workshop: Omit<Workshop, 'engine'>;
  readonly counting: Counting;
  /** Of memory and disk; threads are for counting alone. */
  readonly limits?: EngineLimits;
}

/** What is told while a run is under way, for people who wait. */
export type Step =
  | { readonly step: 'curated'; readonly lines: number; readonly isLast: boolean }
  | { readonly step: 'compacted'; readonly month: string }
  | { readonly step: 'opened'; readonly files: number }
  | { readonly step: 'counted'; readonly asOf: IsoDay; readonly metric: string; readonly of: number }
  | { readonly step: 'published'; readonly asOf: IsoDay; readonly figures: number };

type Tell = (step: Step) => void;

export interface RunReport {
  readonly manifest: Manifest;
  readonly days: readonly (Published & { readonly figures: number })[];
}

/**
 * The whole way from what has arrived to published figures: curates, compacts, then counts each of `runs`, the same lake for all.
 * Each step is whole or has not happened, so that it can be killed anywhere and run again. The same lake, day and settings
 * give the same bytes.
 *
 * @param runs days to count, with their settings
 * @throws Fault when the store cannot be reached; Error that names the metric which cannot be counted
 */
export async function runMetrics(
  shop: MetricsShop,
  runs: readonly MetricRun[],
  tell: Tell = () => undefined,
): Promise<RunReport> {
  return onLake(shop, tell, async (engine, manifest) => {
    const days: RunReport['days'][number][] = [];
    for (const run of runs) days.push(await countDay(shop, engine, manifest, run, tell));
    return { manifest, days };
  });
}

/** Counts without publishing anything, for who wants to see a day before it is over. Takes in what has arrived, as a run does. */
export async function previewMetrics(
  shop: MetricsShop,
  run: MetricRun,
  tell: Tell = () => undefined,
): Promise<readonly Figure[]> {
  return onLake(shop, tell, (engine) => counted(shop, engine, run, tell));
}

async function onLake<T>(
  shop: MetricsShop,
  tell: Tell,
  work: (engine: LakeEngine, manifest: Manifest) => Promise<T>,
): Promise<T> {
  const manifest = await takeInWhatArrived(shop, tell);
  const engine = await openEngine(shop.limits);
  try {
    const cacheFolder = await cacheFolderOf(shop.workshop);
    await openLake(shop.workshop.objects, manifest, engine, cacheFolder);
    await forgetOthers(manifest, cacheFolder);
    await openSpend(engine, shop);
    tell({ step: 'opened', files: manifest.files.length });
    return await work(engine, manifest);
  } finally {
    engine.close();
  }
}

/** In one thread, so that the same events give the same files. */
async function takeInWhatArrived({ workshop, limits }: MetricsShop, tell: Tell): Promise<Manifest> {
  const engine = await openEngine({ ...limits, threads: 1 });
  try {
    const shop = { ...workshop, engine };
    await curate(shop, { progress: ({ lines, isLast }) => tell({ step: 'curated', lines, isLast }) });
    for (const { month } of await compact(shop)) tell({ step: 'compacted', month });
    await cleanLake(shop.objects, shop.now());
    return (await readManifest(shop.objects)).manifest;
  } finally {
    engine.close();
  }
}

async function openSpend(engine: LakeEngine, { workshop }: MetricsShop): Promise<void> {
  await engine.run(CREATE_SPEND_TABLE_SQL);
  const imported = await workshop.objects.get(SPEND_KEY);
  const filling = imported === null ? null : insertSpendSql(spendOfText(imported.bytes.toString()));
  if (filling !== null) await engine.run(filling);
}

function counted(
  { counting }: MetricsShop,
  engine: LakeEngine,
  run: MetricRun,
  tell: Tell,
): Promise<readonly Figure[]> {
  const { asOf } = run;
  const of = counting.metrics.length;
  return countFigures(engine, counting, run, (metric) => tell({ step: 'counted', asOf, metric, of }));
}

async function countDay(
  shop: MetricsShop,
  engine: LakeEngine,
  { generation, sequence }: Manifest,
  run: MetricRun,
  tell: Tell,
) {
  const { asOf } = run;
  const { metrics } = shop.counting;
  const { workshop } = shop;
  const figures = await counted(shop, engine, run, tell);
  const published = await inFolder(workshop.folder, async (work) => {
    const folder = join(work, asOf);
    const writer = await openEngine({ threads: 1 });
    try {
      const files = await exportFigures(writer, metrics, figures, asOf, folder);
      const publication = { run, lake: { generation, sequence }, metrics, files };
      return await publishFigures(workshop.objects, folder, publication);
    } finally {
      writer.close();
    }
  });
  tell({ step: 'published', asOf, figures: figures.length });
  return { ...published, figures: figures.length };
}
