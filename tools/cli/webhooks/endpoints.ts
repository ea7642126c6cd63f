import { setTimeout as sleep } from 'node:timers/promises';
import type * as z from 'zod';
import type {
  DeliveryView,
  EndpointList,
  EndpointStatus,
  RegisteredEndpoint,
} from '../../../shared/contracts/webhooks.ts';
import type { ApiClient } from '../program/api-client.ts';

export type Delivery = z.infer<typeof DeliveryView>;
export type Registered = z.infer<typeof RegisteredEndpoint>;

/** A ping that is not done by then is looked up later. */
const WAITED_MS = 20_000;
const LOOKED_EVERY_MS = 250;

/** All endpoints as rows of a table, with how each is doing. */
export async function endpointRows(api: ApiClient) {
  const { endpoints } = await api.call<z.infer<typeof EndpointList>>('GET', '/v1/webhook-endpoints');
  const all = await Promise.all(
    endpoints.map(({ endpointId }) =>
      api.call<z.infer<typeof EndpointStatus>>('GET', `/v1/webhook-endpoints/${endpointId}`),
    ),
  );
  return all.map((endpoint) => ({
    endpoint: endpoint.endpointId,
    url: endpoint.url,
    types: endpoint.types.join(' '),
    state: stateOf(endpoint),
    description: endpoint.description ?? '',
  }));
}

function stateOf({
  enabled,
  disabledBecause,
  failures,
  pausedUntil,
}: z.infer<typeof EndpointStatus>): string {
  if (!enabled) return `off (${disabledBecause?.replaceAll('_', ' ') ?? 'by hand'})`;
  if (failures === 0) return 'on';
  return `on, ${failures} ${failures === 1 ? 'failure' : 'failures'}${pausedUntil === null ? '' : `, spared until ${pausedUntil}`}`;
}

/** The secret apart, so that it can be copied, and what to do where the answer of the first attempt was lost. */
export function registeredText(done: string, { endpointId, secret }: Registered): string {
  return secret === null
    ? `${done}\n\nIts secret was in an answer that did not arrive; make another with "webhooks rotate ${endpointId}".`
    : `${done}\n\n  ${secret}\n\nKeep it now: it is not shown again.`;
}

/** What came of a delivery's first attempt, or that nobody has answered yet. */
export async function deliveryText(
  api: ApiClient,
  sent: Delivery,
): Promise<{ readonly text: string; readonly isDelivered: boolean }> {
  let delivery = sent;
  for (
    let waitedMs = 0;
    delivery.attempts.length === 0 && waitedMs < WAITED_MS;
    waitedMs += LOOKED_EVERY_MS
  ) {
    await sleep(LOOKED_EVERY_MS);
    delivery = await api.call<Delivery>('GET', `/v1/webhook-deliveries/${sent.deliveryId}`);
  }
  const attempt = delivery.attempts.at(-1);
  const text =
    attempt === undefined
      ? `Delivery ${sent.deliveryId} was not tried yet; see "webhooks deliveries ${sent.endpointId}".`
      : `${delivery.status}: ${attemptText(attempt)}`;
  return { text, isDelivered: delivery.status === 'delivered' };
}

/** An attempt in one line. What the receiver wrote is shown without what would move the cursor. */
export function attemptText({
  outcome,
  statusCode,
  durationMs,
  answer,
}: Delivery['attempts'][number]): string {
  const what = statusCode === null ? outcome.replaceAll('_', ' ') : `${statusCode}`;
  const words = answer.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return `${what} after ${durationMs} ms${words === '' ? '' : `: ${words.slice(0, 80)}`}`;
}
