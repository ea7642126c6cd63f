import { redeliver as operation } from '../../shared/contracts/operations/webhooks.ts';
import { redelivered } from '../../shared/domain/webhooks/delivery.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { route } from '../../shared/lambda/route.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { auditOfEndpoint } from './audit-of-endpoint.ts';
import { callLane } from './call-lane.ts';
import type { WebhooksDeps } from './deps.ts';
import { enabledEndpoint, foundDelivery } from './not-found.ts';
import { repeatedRequest } from './repeated-request.ts';
import { deliveryView } from './views.ts';

/** All attempts of a delivery are kept in one item. */
const MAX_ROUNDS = 20;

/**
 * Sends a delivery again. Idempotent by Idempotency-Key, for ever: request and delivery change in one transaction.
 * Refusals: IDEMPOTENCY_MISMATCH, WEBHOOK_DELIVERY_NOT_FOUND, WEBHOOK_ENDPOINT_DISABLED,
 * WEBHOOK_REDELIVERY_LIMIT_REACHED.
 */
export function redeliver(
  deps: Pick<
    WebhooksDeps,
    'endpoints' | 'deliveries' | 'requests' | 'commit' | 'queue' | 'log' | 'noteAudit'
  >,
) {
  return route(operation, async ({ path: { deliveryId }, headers, caller, now }) => {
    const request = {
      operation: `${operation.id} ${deliveryId}`,
      idempotencyKey: headers['idempotency-key'],
      requestHash: requestHash(deliveryId),
    };
    return untilCommitted(async () => {
      const [before, delivery] = await Promise.all([
        repeatedRequest(deps, request),
        foundDelivery(deps, deliveryId),
      ]);
      if (before !== null) return replayed(deliveryView(delivery));
      await enabledEndpointOf(deps, delivery.endpointId, deliveryId);
      if (delivery.round >= MAX_ROUNDS) {
        const detail = `The delivery ${deliveryId} was sent again ${MAX_ROUNDS - 1} times, as often as may be.`;
        throw new ProblemError('WEBHOOK_REDELIVERY_LIMIT_REACHED', detail);
      }
      const again = redelivered(delivery, now);
      const outcome = await deps.commit([
        deps.requests.noting({ ...request, subject: deliveryId }),
        deps.deliveries.redelivering(again),
        auditOfEndpoint(deps, {
          action: 'delivery_sent_again',
          endpointId: delivery.endpointId,
          caller,
          now,
          details: { deliveryId },
        }),
      ]);
      if (outcome !== 'committed') return null;
      await callLane(deps, delivery.endpointId);
      return answer(201, deliveryView(again));
    }, `sending ${deliveryId} again`);
  });
}

/** @throws ProblemError WEBHOOK_DELIVERY_NOT_FOUND where the endpoint was removed, WEBHOOK_ENDPOINT_DISABLED */
async function enabledEndpointOf(
  deps: Pick<WebhooksDeps, 'endpoints'>,
  endpointId: string,
  deliveryId: string,
): Promise<void> {
  try {
    await enabledEndpoint(deps, endpointId);
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'WEBHOOK_ENDPOINT_NOT_FOUND') throw error;
    throw new ProblemError('WEBHOOK_DELIVERY_NOT_FOUND', `The endpoint of ${deliveryId} was removed.`);
  }
}
