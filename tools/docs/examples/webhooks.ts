import { deliveryView, endpointView } from '../../../functions/webhooks/views.ts';
import { isoTimeOrNull, parseTime } from '../../../shared/contracts/time.ts';
import { type Attempt, newDelivery, redelivered } from '../../../shared/domain/webhooks/delivery.ts';
import { PING_TYPE, type WebhookEndpoint } from '../../../shared/domain/webhooks/endpoint.ts';
import { afterAttempt } from '../../../shared/domain/webhooks/retry.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { deliveryIdOf, endpointIdOf, pingIdOf } from '../../../shared/webhooks/ids.ts';
import { type BusEvent, payloadOf, pingPayload } from '../../../shared/webhooks/payload.ts';
import { MOMENTS } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import type { Story } from './story.ts';

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);
const KEY = 'crm-2026-09-20';
const PING_KEY = 'ping-1';
const ENDPOINT_ID = endpointIdOf(KEY);

const REQUEST = {
  url: 'https://hooks.example.com/perennial',
  types: ['order.recorded', 'order.refunded', 'tier.changed'],
  description: 'CRM',
};

const endpoint: WebhookEndpoint = {
  ...REQUEST,
  endpointId: ENDPOINT_ID,
  isEnabled: true,
  disabledBecause: null,
  createdAt: at('draft'),
  updatedAt: at('draft'),
  secretSince: at('draft'),
  overlapUntil: null,
  revision: 1,
};
const changed: WebhookEndpoint = { ...endpoint, types: ['*'], updatedAt: at('save'), revision: 2 };
const rotatedAt = at('publication');
const rotated: WebhookEndpoint = {
  ...changed,
  secretSince: rotatedAt,
  overlapUntil: rotatedAt + 24 * 3_600,
  updatedAt: rotatedAt,
  revision: 3,
};

/** An order's event that found the receiver down, and was sent again by hand. */
export function webhookExamples(story: Story) {
  const path = { endpointId: ENDPOINT_ID };
  const registered = { ...endpointView(endpoint, at('draft')), secret: null };
  const renewed = { ...endpointView(rotated, rotatedAt), secret: null };
  const pending = failedOnce(story);
  const again = deliveryView(redelivered(pending, at('delivery')));
  const ping = deliveryView(pingDelivery());
  const deliveryPath = { deliveryId: pending.deliveryId };
  return {
    createWebhookEndpoint: {
      headers: { 'idempotency-key': KEY },
      body: REQUEST,
      answers: {
        201: { ...registered, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=' },
        200: registered,
      },
    },
    listWebhookEndpoints: { answers: { 200: { endpoints: [endpointView(endpoint, at('draft'))] } } },
    readWebhookEndpoint: {
      path,
      answers: {
        200: {
          ...endpointView(changed, at('order')),
          failures: 1,
          failingSince: isoTimeOrNull(at('order')),
          pausedUntil: isoTimeOrNull(null),
        },
      },
    },
    changeWebhookEndpoint: {
      path,
      headers: { 'if-match': '"1"' },
      body: { types: ['*'] },
      answers: { 200: endpointView(changed, at('save')) },
    },
    deleteWebhookEndpoint: { path, answers: {} },
    rotateWebhookSecret: {
      path,
      headers: { 'idempotency-key': 'rotation-2026-09-22' },
      body: { overlapHours: 24 },
      answers: {
        201: { ...renewed, secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDC2FVsBQIhro=' },
        200: renewed,
      },
    },
    pingWebhookEndpoint: {
      path,
      headers: { 'idempotency-key': PING_KEY },
      answers: { 201: ping, 200: ping },
    },
    listWebhookDeliveries: {
      path,
      query: { limit: '25' },
      answers: { 200: { deliveries: [deliveryView(pending)], nextCursor: null } },
    },
    readWebhookDelivery: { path: deliveryPath, answers: { 200: deliveryView(pending) } },
    redeliverWebhook: {
      path: deliveryPath,
      headers: { 'idempotency-key': 'ticket-8812-2' },
      answers: { 201: again, 200: again },
    },
  } satisfies Record<string, OperationExample>;
}

function failedOnce({ order }: Story) {
  const [told] = eventsOfEntry(order.entry);
  if (told === undefined) throw new Error('the order of the story must tell an event');
  const { type, detail } = told;
  const event: BusEvent = { 'detail-type': type, detail };
  const now = at('order');
  const deliveryId = deliveryIdOf(ENDPOINT_ID, detail.id, parseTime(detail.recordedAt));
  const ids = { deliveryId, endpointId: ENDPOINT_ID, messageId: detail.id };
  const delivery = newDelivery({ ...ids, type, body: payloadOf(event) }, now);
  const attempt: Attempt = {
    at: now,
    outcome: 'answered',
    statusCode: 503,
    durationMs: 84,
    answer: 'Service Unavailable',
  };
  const circumstances = { waitsSeconds: [5, 300], retryAfterSeconds: null, chance: 1 };
  return { ...delivery, ...afterAttempt(delivery, attempt, circumstances, now), attempts: [attempt] };
}

function pingDelivery() {
  const messageId = pingIdOf(ENDPOINT_ID, PING_KEY);
  const now = at('save');
  const deliveryId = deliveryIdOf(ENDPOINT_ID, messageId, now);
  const body = pingPayload(messageId, ENDPOINT_ID, now);
  return newDelivery({ deliveryId, endpointId: ENDPOINT_ID, messageId, type: PING_TYPE, body }, now);
}
