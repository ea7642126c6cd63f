import * as z from 'zod/mini';
import { IdempotencyHeaders, ifMatch } from '../headers.ts';
import { type Operation, RARE_THROTTLE } from '../operation.ts';
import {
  DeliveryId,
  DeliveryList,
  DeliveryQuery,
  DeliveryView,
  EndpointChange,
  EndpointId,
  EndpointList,
  EndpointRequest,
  EndpointStatus,
  EndpointView,
  RegisteredEndpoint,
  RotationRequest,
} from '../webhooks.ts';

/** What people and systems set up, and look after, now and then. */
const common = { capability: 'webhooks', memberToken: false, throttle: RARE_THROTTLE } as const;

const endpointPath = z.strictObject({ endpointId: EndpointId });
const deliveryPath = z.strictObject({ deliveryId: DeliveryId });

export const createEndpoint = {
  ...common,
  id: 'createWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  summary: 'Register an endpoint',
  description:
    'Every event of its types is posted to it from now on, signed by the Standard Webhooks specification; see docs/webhooks.md. The secret is shown in the first answer alone: whoever lost that rotates it. Idempotent by `Idempotency-Key`, for ever.',
  scope: 'webhooks:write',
  request: { headers: IdempotencyHeaders, body: EndpointRequest },
  responses: {
    201: { description: 'Registered, with its secret.', body: RegisteredEndpoint },
    200: {
      description: 'It was registered before; as it is now, without its secret.',
      body: RegisteredEndpoint,
    },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'WEBHOOK_ENDPOINT_NOT_FOUND',
    'WEBHOOK_URL_REFUSED',
    'WEBHOOK_ENDPOINT_LIMIT_REACHED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listEndpoints = {
  ...common,
  id: 'listWebhookEndpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  summary: 'All endpoints',
  description: 'Without their secrets, which nothing shows again.',
  scope: 'webhooks:read',
  request: {},
  responses: { 200: { description: 'The endpoints.', body: EndpointList } },
  refusals: ['UNAVAILABLE'],
} as const satisfies Operation;

export const readEndpoint = {
  ...common,
  id: 'readWebhookEndpoint',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}',
  summary: 'An endpoint, and how it is doing',
  description: 'With what it failed since its last success, and whether it is spared for that.',
  scope: 'webhooks:read',
  request: { path: endpointPath },
  responses: { 200: { description: 'The endpoint.', body: EndpointStatus } },
  refusals: ['WEBHOOK_ENDPOINT_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const changeEndpoint = {
  ...common,
  id: 'changeWebhookEndpoint',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{endpointId}',
  summary: 'Change an endpoint, or switch it on or off',
  description:
    'Idempotent: it sets fields to values. With `If-Match`, only where nobody else changed it meanwhile. What is pending is sent to the endpoint as it is then. Events that happen while it is off are not kept for it.',
  scope: 'webhooks:write',
  request: {
    path: endpointPath,
    headers: z.object({ 'if-match': z.optional(ifMatch) }),
    body: EndpointChange,
  },
  responses: { 200: { description: 'The endpoint as it is now.', body: EndpointView } },
  refusals: [
    'WEBHOOK_ENDPOINT_NOT_FOUND',
    'PRECONDITION_FAILED',
    'WEBHOOK_URL_REFUSED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const deleteEndpoint = {
  ...common,
  id: 'deleteWebhookEndpoint',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{endpointId}',
  summary: 'Remove an endpoint',
  description:
    'With its secrets; nothing is sent to it any more, and its deliveries can no longer be read. Idempotent: afterwards there is none, whether there was one or not.',
  scope: 'webhooks:write',
  request: { path: endpointPath },
  responses: { 204: { description: 'There is no such endpoint.', body: null } },
  refusals: ['BUSY', 'UNAVAILABLE'],
} as const satisfies Operation;

export const rotateSecret = {
  ...common,
  id: 'rotateWebhookSecret',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/secrets',
  summary: 'Make a new secret',
  description:
    'Until the overlap is over, deliveries carry one signature for each secret, so that the receiver can change over at leisure. Idempotent by `Idempotency-Key`, for ever and per endpoint; the secret is shown in the first answer alone. Who lost that makes another: the old secrets stay in use until their own time.',
  scope: 'webhooks:write',
  request: { path: endpointPath, headers: IdempotencyHeaders, body: RotationRequest },
  responses: {
    201: { description: 'The endpoint with its new secret.', body: RegisteredEndpoint },
    200: {
      description: 'It was made before; the endpoint as it is now, without it.',
      body: RegisteredEndpoint,
    },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'WEBHOOK_ENDPOINT_NOT_FOUND',
    'WEBHOOK_SECRET_LIMIT_REACHED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const pingEndpoint = {
  ...common,
  id: 'pingWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/test',
  summary: 'Send a ping',
  description:
    'A message of type `webhook.ping`, whatever types the endpoint has, signed and repeated as any other. What came of it is read as any delivery is. Idempotent by `Idempotency-Key`, for ever and per endpoint.',
  scope: 'webhooks:write',
  request: { path: endpointPath, headers: IdempotencyHeaders },
  responses: {
    201: { description: 'The delivery, on its way.', body: DeliveryView },
    200: { description: 'It was asked for before; the delivery as it is now.', body: DeliveryView },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'WEBHOOK_ENDPOINT_NOT_FOUND',
    'WEBHOOK_DELIVERY_NOT_FOUND',
    'WEBHOOK_ENDPOINT_DISABLED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;

export const listDeliveries = {
  ...common,
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries',
  summary: "An endpoint's deliveries",
  description: 'Of the last 30 days, with every attempt, in the order of their events, newest first.',
  scope: 'webhooks:read',
  request: { path: endpointPath, query: DeliveryQuery },
  responses: { 200: { description: 'A page of deliveries.', body: DeliveryList } },
  refusals: ['CURSOR_INVALID', 'WEBHOOK_ENDPOINT_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const readDelivery = {
  ...common,
  id: 'readWebhookDelivery',
  method: 'GET',
  path: '/v1/webhook-deliveries/{deliveryId}',
  summary: 'A delivery',
  description: 'With every attempt, and exactly what is sent.',
  scope: 'webhooks:read',
  request: { path: deliveryPath },
  responses: { 200: { description: 'The delivery.', body: DeliveryView } },
  refusals: ['WEBHOOK_DELIVERY_NOT_FOUND', 'UNAVAILABLE'],
} as const satisfies Operation;

export const redeliver = {
  ...common,
  id: 'redeliverWebhook',
  method: 'POST',
  path: '/v1/webhook-deliveries/{deliveryId}/redeliveries',
  summary: 'Send a delivery again',
  description:
    'Whatever became of it, with all its attempts from the first one on, under the same `webhook-id` and with the same body: a receiver that has it already can tell. Idempotent by `Idempotency-Key`, for ever and per delivery.',
  scope: 'webhooks:write',
  request: { path: deliveryPath, headers: IdempotencyHeaders },
  responses: {
    201: { description: 'The delivery, on its way again.', body: DeliveryView },
    200: { description: 'It was asked for before; the delivery as it is now.', body: DeliveryView },
  },
  refusals: [
    'IDEMPOTENCY_KEY_MISSING',
    'IDEMPOTENCY_MISMATCH',
    'WEBHOOK_DELIVERY_NOT_FOUND',
    'WEBHOOK_ENDPOINT_DISABLED',
    'WEBHOOK_REDELIVERY_LIMIT_REACHED',
    'BUSY',
    'UNAVAILABLE',
  ],
} as const satisfies Operation;
