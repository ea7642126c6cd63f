import { join } from 'node:path';
import { cleanLake } from '../lake/clean.ts';
import { compact } from '../lake/compact.ts';
import { cacheFolderOf, curate, inFolder, type Workshop } from '../lake/curate.ts';
import { type EngineLimits, type LakeEngine, openEngine } from '../lake/engine.ts';
import type { Manifest } from '../lake/manifest.ts';
import { readManifest } from '../lake/manifest-store.ts';
import { forgetOthers, openLake } from '../lake/open-lake.ts';
import { CREATE_SPEND_TABLE_SQL, insertSpendSql } from './acquisition-spend.ts';
import { readSpend } from './acquisition-spend-store.ts';
import { type Counting, countFigures } from './count-figures.ts';
import { exportFigures } from './export-figures.ts';
import type { IsoDay } from './figure.ts';
import type { MetricRun } from './metric.ts';
import { type Published, publishFigures } from './publish-figures.ts';

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
  tell: (step: Step) => void = () => undefined,
): Promise<RunReport> {
  const manifest = await takeInWhatArrived(shop, tell);
  const engine = await openEngine(shop.limits);
  try {
    const { objects } = shop.workshop;
    const cacheFolder = await cacheFolderOf(shop.workshop);
    await openLake(objects, manifest, engine, cacheFolder);
    await forgetOthers(manifest, cacheFolder);
    await openSpend(engine, shop);
    tell({ step: 'opened', files: manifest.files.length });
    const days: (Published & { figures: number })[] = [];
    for (const run of runs) days.push(await countDay(shop, engine, manifest, run, tell));
    return { manifest, days };
  } finally {
    engine.close();
  }
}

/** In one thread, so that the same events give the same files. */
async function takeInWhatArrived(
  { workshop, limits }: MetricsShop,
  tell: (step: Step) => void,
): Promise<Manifest> {
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
  const filling = insertSpendSql(await readSpend(workshop.objects));
  if (filling !== null) await engine.run(filling);
}

async function countDay(
  { workshop, counting }: MetricsShop,
  engine: LakeEngine,
  { generation, sequence }: Manifest,
  run: MetricRun,
  tell: (step: Step) => void,
) {
  const { asOf } = run;
  const { metrics } = counting;
  const figures = await countFigures(engine, counting, run, (metric) =>
    tell({ step: 'counted', asOf, metric, of: metrics.length }),
  );
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
