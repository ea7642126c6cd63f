import {
  listEndpoints as listOperation,
  readEndpoint as readOperation,
} from '../../shared/contracts/operations/webhooks.ts';
import { isoTimeOrNull } from '../../shared/contracts/time.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { WebhooksDeps } from './deps.ts';
import { foundEndpoint } from './not-found.ts';
import { endpointView, etagOf } from './views.ts';

/** All endpoints, the oldest first. */
export function listEndpoints({ endpoints }: Pick<WebhooksDeps, 'endpoints'>) {
  return route(listOperation, async ({ now }) => {
    const all = [...(await endpoints.list())].sort((one, other) => one.createdAt - other.createdAt);
    return answer(200, { endpoints: all.map((endpoint) => endpointView(endpoint, now)) });
  });
}

/** One endpoint, and how it is doing. Refusals: WEBHOOK_ENDPOINT_NOT_FOUND. */
export function readEndpoint(deps: Pick<WebhooksDeps, 'endpoints' | 'lanes'>) {
  return route(readOperation, async ({ path: { endpointId }, now }) => {
    const [endpoint, { failures, pausedUntil, failingSince }] = await Promise.all([
      foundEndpoint(deps, endpointId),
      deps.lanes.read(endpointId),
    ]);
    const view = {
      ...endpointView(endpoint, now),
      failures,
      failingSince: isoTimeOrNull(failingSince),
      pausedUntil: isoTimeOrNull(pausedUntil > now ? pausedUntil : null),
    };
    return answer(200, view, { etag: etagOf(endpoint) });
  });
}
