import type { Counting, CountingPart } from './count-figures.ts';
import { CUSTOMER_METRICS } from './customer-metrics.ts';
import { POINTS_METRICS } from './points-metrics.ts';
import { customerViews } from './views/customer-views.ts';
import { pointViews } from './views/point-views.ts';

const PARTS: readonly CountingPart[] = [
  { views: customerViews, metrics: CUSTOMER_METRICS },
  { views: pointViews, metrics: POINTS_METRICS },
];

/** All there is to count. */
export const COUNTING: Counting = { parts: PARTS, metrics: PARTS.flatMap(({ metrics }) => metrics) };
