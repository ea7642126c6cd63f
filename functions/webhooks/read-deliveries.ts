import {
  listDeliveries as listOperation,
  readDelivery as readOperation,
} from '../../shared/contracts/operations/webhooks.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { route } from '../../shared/lambda/route.ts';
import type { WebhooksDeps } from './deps.ts';
import { foundDelivery, foundEndpoint } from './not-found.ts';
import { deliveryView } from './views.ts';

/** A page of an endpoint's deliveries, newest first. Refusals: CURSOR_INVALID, WEBHOOK_ENDPOINT_NOT_FOUND. */
export function listDeliveries(deps: Pick<WebhooksDeps, 'endpoints' | 'deliveries'>) {
  return route(listOperation, async ({ path: { endpointId }, query: { limit, cursor, status = null } }) => {
    const after = placeOf(cursor);
    await foundEndpoint(deps, endpointId);
    const { deliveries, next } = await deps.deliveries.list(endpointId, limit, after, status);
    return answer(200, { deliveries: deliveries.map(deliveryView), nextCursor: next });
  });
}

/** One delivery. Refusals: WEBHOOK_DELIVERY_NOT_FOUND, also where its endpoint was removed. */
export function readDelivery(deps: Pick<WebhooksDeps, 'endpoints' | 'deliveries'>) {
  return route(readOperation, async ({ path: { deliveryId } }) => {
    const delivery = await foundDelivery(deps, deliveryId);
    if ((await deps.endpoints.read(delivery.endpointId)) !== null) return answer(200, deliveryView(delivery));
    throw new ProblemError('WEBHOOK_DELIVERY_NOT_FOUND', `The endpoint of ${deliveryId} was removed.`);
  });
}

/** Where the page before ended. @throws ProblemError CURSOR_INVALID when it is no place in the list */
function placeOf(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  if (/^[0-9a-z]{27}$/.test(cursor)) return cursor;
  throw new ProblemError('CURSOR_INVALID', 'The cursor cannot be read.', [
    { pointer: '/query/cursor', detail: 'is not a nextCursor of this list' },
  ]);
}
