import { listFigures as operation } from '../../shared/contracts/operations/figures.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { FigureSource } from './figure-source.ts';

/** The metrics of a day; of the newest there are none before the first night. Refusals: FIGURES_NOT_FOUND, of a day that was named. */
export function listFigures(source: FigureSource) {
  return route(operation, async ({ query }) => {
    const manifest = await source.manifest(query.asOf);
    if (isRefusal(manifest))
      return query.asOf === undefined ? answer(200, { asOf: null, timeZone: null, metrics: [] }) : manifest;
    const { asOf, timeZone, metrics } = manifest;
    return answer(200, { asOf, timeZone, metrics });
  });
}
