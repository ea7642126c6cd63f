import type { Counting } from './count-figures.ts';
import { CUSTOMER_METRICS } from './customer-metrics.ts';
import { POINTS_METRICS } from './points-metrics.ts';
import { customerViews } from './views/customer-views.ts';
import { pointViews } from './views/point-views.ts';

/** All there is to count. */
export const COUNTING: Counting = {
  views: (dialect) => [...customerViews(dialect), ...pointViews(dialect)],
  metrics: [...CUSTOMER_METRICS, ...POINTS_METRICS],
};
