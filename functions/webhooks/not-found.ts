import type { WebhookEndpoint } from '../../shared/domain/webhooks/endpoint.ts';
import { ProblemError } from '../../shared/lambda/problem-error.ts';
import type { WebhooksDeps } from './deps.ts';

/** @throws ProblemError WEBHOOK_ENDPOINT_NOT_FOUND */
export async function foundEndpoint(
  { endpoints }: Pick<WebhooksDeps, 'endpoints'>,
  endpointId: string,
): Promise<WebhookEndpoint> {
  const endpoint = await endpoints.read(endpointId);
  if (endpoint !== null) return endpoint;
  throw new ProblemError('WEBHOOK_ENDPOINT_NOT_FOUND', `There is no endpoint ${endpointId}.`);
}

/** @throws ProblemError WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_ENDPOINT_DISABLED */
export async function enabledEndpoint(
  deps: Pick<WebhooksDeps, 'endpoints'>,
  endpointId: string,
): Promise<WebhookEndpoint> {
  const endpoint = await foundEndpoint(deps, endpointId);
  if (endpoint.isEnabled) return endpoint;
  const why = WHY_OFF[endpoint.disabledBecause ?? 'by_hand'];
  throw new ProblemError('WEBHOOK_ENDPOINT_DISABLED', `The endpoint ${endpointId} is switched off${why}.`);
}

const WHY_OFF = {
  by_hand: '',
  gone: ': it answered 410 Gone',
  failing: ': it took nothing for days',
} as const;

/** @throws ProblemError WEBHOOK_DELIVERY_NOT_FOUND */
export async function foundDelivery({ deliveries }: Pick<WebhooksDeps, 'deliveries'>, deliveryId: string) {
  const delivery = await deliveries.read(deliveryId);
  if (delivery !== null) return delivery;
  throw new ProblemError('WEBHOOK_DELIVERY_NOT_FOUND', `There is no delivery ${deliveryId} any more.`);
}
