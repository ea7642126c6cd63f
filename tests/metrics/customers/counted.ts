import type { LakeEngine } from '../../../shared/lake/engine.ts';
import { CUSTOMER_METRICS } from '../../../shared/metrics/customer-metrics.ts';
import { duckdb } from '../../../shared/metrics/dialect.ts';
import type { Cut, Figure } from '../../../shared/metrics/figure.ts';
import { openSession } from '../../../shared/metrics/metric-session.ts';
import type { MetricSettings } from '../../../shared/metrics/metric-settings.ts';
import { customerViews } from '../../../shared/metrics/views/customer-views.ts';
import type { PlainShop } from './plain-shop.ts';
import { fillLake } from './shop-rows.ts';

/** All figures of customers that the product counts of a shop. */
export async function countedFigures(
  engine: LakeEngine,
  shop: PlainShop,
  settings: MetricSettings = {},
): Promise<readonly Figure[]> {
  await fillLake(engine, shop);
  const run = { asOf: shop.asOf, timeZone: shop.timeZone, settings };
  await openSession(engine, run, customerViews, duckdb(shop.timeZone));
  const figures: Figure[] = [];
  for (const metric of CUSTOMER_METRICS) figures.push(...(await metric.figures(engine.query, run)));
  return figures;
}

/** Tells figures apart: no two of one run have the same. */
export const keyOf = ({ metric, cut }: { readonly metric: string; readonly cut: object }): string =>
  JSON.stringify([metric, Object.entries(cut).toSorted(([a], [b]) => (a < b ? -1 : 1))]);

/** @throws Error where there is none */
export function figureIn(figures: readonly Figure[], metric: string, cut: Cut): Figure {
  const found = figures.find((figure) => keyOf(figure) === keyOf({ metric, cut }));
  if (found === undefined) throw new Error(`no figure ${keyOf({ metric, cut })}`);
  return found;
}
