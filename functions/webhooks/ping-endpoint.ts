import { pingEndpoint as operation } from '../../shared/contracts/operations/webhooks.ts';
import { newDelivery } from '../../shared/domain/webhooks/delivery.ts';
import { PING_TYPE } from '../../shared/domain/webhooks/endpoint.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { deliveryIdOf, pingIdOf } from '../../shared/webhooks/ids.ts';
import { pingPayload } from '../../shared/webhooks/payload.ts';
import { callLane } from './call-lane.ts';
import type { WebhooksDeps } from './deps.ts';
import { enabledEndpoint, foundDelivery } from './not-found.ts';
import { repeatedRequest } from './repeated-request.ts';
import { deliveryView } from './views.ts';

/**
 * Sends a ping as any event is sent. Idempotent by Idempotency-Key, for ever: request and delivery are one transaction.
 * Refusals: IDEMPOTENCY_MISMATCH, WEBHOOK_DELIVERY_NOT_FOUND (a repetition after a month), WEBHOOK_ENDPOINT_NOT_FOUND,
 * WEBHOOK_ENDPOINT_DISABLED.
 */
export function pingEndpoint(
  deps: Pick<WebhooksDeps, 'endpoints' | 'deliveries' | 'requests' | 'commit' | 'queue' | 'log'>,
) {
  return route(operation, async ({ path: { endpointId }, headers, now }) => {
    const idempotencyKey = headers['idempotency-key'];
    const request = {
      operation: `${operation.id} ${endpointId}`,
      idempotencyKey,
      requestHash: requestHash(endpointId),
    };
    return untilCommitted(async () => {
      const before = await repeatedRequest(deps, request);
      if (before !== null) return replayed(deliveryView(await foundDelivery(deps, before.subject)));
      await enabledEndpoint(deps, endpointId);
      const messageId = pingIdOf(endpointId, idempotencyKey);
      const deliveryId = deliveryIdOf(endpointId, messageId, now);
      const body = pingPayload(messageId, endpointId, now);
      const delivery = newDelivery({ deliveryId, endpointId, messageId, type: PING_TYPE, body }, now);
      const outcome = await deps.commit([
        deps.requests.noting({ ...request, subject: deliveryId }),
        deps.deliveries.adding(delivery),
      ]);
      if (outcome !== 'committed') return null;
      await callLane(deps, endpointId);
      return answer(201, deliveryView(delivery));
    }, `sending a ping to endpoint ${endpointId}`);
  });
}
