import type { LakeEngine } from '../../shared/lake/engine.ts';
import type { Objects } from '../../shared/lake/objects.ts';
import { exportFigures } from '../../shared/metrics/export-figures.ts';
import type { Figure, IsoDay } from '../../shared/metrics/figure.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import { publishFigures } from '../../shared/metrics/publish-figures.ts';

export const METRIC: Metric = {
  name: 'nps',
  definitionVersion: 1,
  says: 'A test.',
  figures: async () => [],
};

export const figureOf = (asOf: IsoDay, value: number, survey = 'post'): Figure => ({
  metric: METRIC.name,
  definitionVersion: METRIC.definitionVersion,
  from: '2026-01-01',
  to: '2026-02-01',
  asOf,
  cut: { survey },
  numerator: value,
  denominator: 1,
  value,
  unit: 'score',
  reason: null,
  interval: null,
});

/** One whole counting of a day, of one metric. @param folder for its files */
export async function publishDay(
  { engine, folder }: { readonly engine: LakeEngine; readonly folder: string },
  objects: Objects,
  figures: readonly Figure[],
  asOf: IsoDay,
  sequence = 1,
) {
  const files = await exportFigures(engine, [METRIC], figures, asOf, folder);
  return publishFigures(objects, folder, {
    run: { asOf, timeZone: 'UTC', settings: {} },
    lake: { generation: 1, sequence },
    metrics: [METRIC],
    files,
  });
}
