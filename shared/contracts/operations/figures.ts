import * as z from 'zod/mini';
import { FigureIndex, FigureIndexQuery, FigurePage, FigurePageQuery, MetricName } from '../figures.ts';
import { type Operation, READ_THROTTLE } from '../operation.ts';

const capability = 'figures';

export const listFigures = {
  id: 'listFigures',
  method: 'GET',
  path: '/v1/figures',
  capability,
  summary: 'List the metrics that were counted for a day',
  description:
    'Retention, churn, lifetime values, liability and the others, as the nightly run wrote them; each with its definition in words. Reads only.',
  scope: 'figures:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { query: FigureIndexQuery },
  responses: { 200: { description: 'The metrics.', body: FigureIndex } },
  refusals: ['FIGURES_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readFigures = {
  id: 'readFigures',
  method: 'GET',
  path: '/v1/figures/{metric}',
  capability,
  summary: 'Read the figures of a metric',
  description:
    'By window and cut, the whole before its parts. A page names its day in its cursor, so that the pages of one reading are of one run. Reads only.',
  scope: 'figures:read',
  memberToken: false,
  throttle: READ_THROTTLE,
  request: { path: z.strictObject({ metric: MetricName }), query: FigurePageQuery },
  responses: { 200: { description: 'A page of figures.', body: FigurePage } },
  refusals: ['CURSOR_INVALID', 'REQUEST_INVALID', 'FIGURES_NOT_FOUND', 'METRIC_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;
