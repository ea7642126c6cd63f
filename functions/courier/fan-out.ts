import { parseTime } from '../../shared/contracts/time.ts';
import { newDelivery } from '../../shared/domain/webhooks/delivery.ts';
import { type WebhookEndpoint, wants } from '../../shared/domain/webhooks/endpoint.ts';
import { deliveryIdOf } from '../../shared/webhooks/ids.ts';
import { addresseeOf, type BusEvent, payloadOf } from '../../shared/webhooks/payload.ts';
import { callLane } from './call-lane.ts';
import type { CourierDeps } from './deps.ts';

/** Events of one batch on their way to all who want them. */
export interface FanOut {
  tell(event: BusEvent): Promise<void>;
  /** Has what was written sent. */
  finish(): Promise<void>;
}

/**
 * One delivery for each endpoint that wants an event. Idempotent by event and endpoint: an event that comes twice, as the
 * bus may bring it, finds its deliveries there. Endpoints are read once a batch, which is after its events happened.
 */
export function fanOut(
  deps: Pick<CourierDeps, 'endpoints' | 'deliveries' | 'queue' | 'now' | 'log'>,
): FanOut {
  let reading: Promise<readonly WebhookEndpoint[]> | null = null;
  const called = new Set<string>();
  const endpoints = () => {
    reading ??= deps.endpoints.list();
    return reading;
  };

  return {
    async tell(event) {
      const addressee = addresseeOf(event);
      const wanted = (await endpoints()).filter((endpoint) =>
        wants(endpoint, event['detail-type'], addressee),
      );
      if (wanted.length === 0) return;
      const body = payloadOf(event);
      await Promise.all(
        wanted.map(async ({ endpointId }) => {
          await deps.deliveries.add(deliveryOf(event, endpointId, body));
          // Also where it was there already: who wrote it may have crashed before calling.
          called.add(endpointId);
        }),
      );
    },

    async finish() {
      await Promise.all([...called].map((endpointId) => callLane(deps, endpointId)));
    },
  };

  function deliveryOf({ 'detail-type': type, detail }: BusEvent, endpointId: string, body: string) {
    const deliveryId = deliveryIdOf(endpointId, detail.id, parseTime(detail.recordedAt));
    return newDelivery({ deliveryId, endpointId, messageId: detail.id, type, body }, deps.now());
  }
}
