import { isoTime, isoTimeOrNull } from '../../shared/contracts/time.ts';
import type { DeliveryView, EndpointView } from '../../shared/contracts/webhooks.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { Delivery } from '../../shared/domain/webhooks/delivery.ts';
import type { WebhookEndpoint } from '../../shared/domain/webhooks/endpoint.ts';

export const etagOf = ({ revision }: Pick<WebhookEndpoint, 'revision'>): string => `"${revision}"`;

export function endpointView(endpoint: WebhookEndpoint, now: EpochSeconds): EndpointView {
  const { overlapUntil } = endpoint;
  return {
    endpointId: endpoint.endpointId,
    url: endpoint.url,
    types: [...endpoint.types],
    description: endpoint.description,
    enabled: endpoint.isEnabled,
    disabledBecause: endpoint.disabledBecause,
    createdAt: isoTime(endpoint.createdAt),
    updatedAt: isoTime(endpoint.updatedAt),
    secretSince: isoTime(endpoint.secretSince),
    overlapUntil: isoTimeOrNull(overlapUntil !== null && overlapUntil > now ? overlapUntil : null),
    etag: etagOf(endpoint),
  };
}

export function deliveryView(delivery: Delivery): DeliveryView {
  return {
    deliveryId: delivery.deliveryId,
    endpointId: delivery.endpointId,
    messageId: delivery.messageId,
    type: delivery.type,
    status: delivery.status,
    failedBecause: delivery.failedBecause,
    createdAt: isoTime(delivery.createdAt),
    nextAttemptAt: isoTimeOrNull(delivery.dueAt),
    attempts: delivery.attempts.map(({ at, ...attempt }) => ({ at: isoTime(at), ...attempt })),
    body: delivery.body,
  };
}
