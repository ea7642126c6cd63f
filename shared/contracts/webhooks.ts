import * as z from 'zod/mini';
import { endpointId } from './endpoint-id.ts';
import { EVENT_TYPES } from './events.ts';
import { described, named } from './named.ts';
import { PageQuery } from './page-query.ts';
import { Timestamp, text } from './primitives.ts';

const MAX_URL_LENGTH = 2_000;
const MAX_OVERLAP_HOURS = 7 * 24;

export const EndpointId = endpointId('The endpoint, as the API named it.');

export const DeliveryId = described(
  'The delivery, as the API named it.',
  z.string().check(
    z.regex(/^dlv_[0-9a-z]{20}_[0-9a-z]{27}$/, {
      error: 'must be a delivery id as the API returned it: "dlv_", 20 letters or digits, "_" and 27 more',
    }),
  ),
);

const url = described(
  'Where events are posted to: an HTTPS address on the public internet.',
  z.string().check(
    z.maxLength(MAX_URL_LENGTH),
    z.refine(isHttpAddress, {
      error: 'must be an address that begins with https://, without user, password and fragment',
    }),
  ),
);

const types = described(
  'Types of events as docs/events.md names them, or `["*"]` for all, those to come included.',
  z.array(z.enum(['*', ...EVENT_TYPES], { error: 'must be the type of an event, or "*"' })).check(
    z.minLength(1),
    z.maxLength(EVENT_TYPES.length),
    z.refine((all) => new Set(all).size === all.length, { error: 'must not name a type twice' }),
    z.refine((all) => !all.includes('*') || all.length === 1, {
      error: 'must not have anything beside "*"',
    }),
  ),
);

const description = text('What it is for, for whoever sees it in the list.', 200);

export const EndpointRequest = named(
  'WebhookEndpointRequest',
  'An endpoint to be registered.',
  z.strictObject({
    url,
    types: z._default(types, ['*']),
    description: z.optional(description),
    enabled: described('False: to be switched on later.', z._default(z.boolean(), true)),
  }),
);
export type EndpointRequest = z.infer<typeof EndpointRequest>;

export const EndpointChange = named(
  'WebhookEndpointChange',
  'What of an endpoint is to change; what is not named stays.',
  z
    .strictObject({
      url: z.optional(url),
      types: z.optional(types),
      description: z.optional(z.nullable(description)),
      enabled: described(
        'True also forgets how the endpoint has been doing, and sends what is pending.',
        z.optional(z.boolean()),
      ),
    })
    .check(
      z.refine((change) => Object.keys(change).length > 0, {
        error: 'must name at least one field to change',
      }),
    ),
);
export type EndpointChange = z.infer<typeof EndpointChange>;

const endpoint = {
  endpointId: z.string(),
  url: z.string(),
  types: z.array(z.string()),
  description: z.nullable(z.string()),
  enabled: z.boolean(),
  disabledBecause: described(
    '`gone`: it answered 410 Gone and was switched off. `failing`: it took nothing for five days and was switched off. `null`: it is enabled.',
    z.nullable(z.enum(['by_hand', 'gone', 'failing'])),
  ),
  createdAt: Timestamp,
  updatedAt: Timestamp,
  secretSince: described('When its newest secret was made.', Timestamp),
  overlapUntil: described(
    'Until when deliveries are also signed with the secrets before; `null`: with the newest alone.',
    z.nullable(Timestamp),
  ),
  etag: described('Changes with every change; for `If-Match`. Also the header `ETag`.', z.string()),
};

export const EndpointView = named(
  'WebhookEndpoint',
  'An endpoint that events are posted to.',
  z.strictObject(endpoint),
);
export type EndpointView = z.infer<typeof EndpointView>;

export const EndpointStatus = named(
  'WebhookEndpointStatus',
  'An endpoint, and how it is doing.',
  z.strictObject({
    ...endpoint,
    failures: described('Attempts that failed since the last success.', z.int()),
    failingSince: described(
      'The first of them; `null`: there are none. After five days of nothing else it is switched off.',
      z.nullable(Timestamp),
    ),
    pausedUntil: described(
      'It has failed again and again, and is spared until then; `null`: it is not.',
      z.nullable(Timestamp),
    ),
  }),
);

const secret = described(
  'What deliveries are signed with, `whsec_…`. It is shown here, once; `null` where this answer repeats the first one.',
  z.nullable(z.string()),
);

export const RegisteredEndpoint = named(
  'RegisteredWebhookEndpoint',
  'An endpoint that was registered, with its secret.',
  z.strictObject({ ...endpoint, secret }),
);

export const EndpointList = named(
  'WebhookEndpointList',
  'All endpoints; there are at most 20.',
  z.strictObject({ endpoints: z.array(EndpointView) }),
);

export const RotationRequest = named(
  'WebhookSecretRotation',
  'How long the secrets before stay in use.',
  z.strictObject({
    overlapHours: described(
      'So long deliveries are signed with the old secrets too; 0: an old one is known to somebody it should not be.',
      z._default(z.int().check(z.minimum(0), z.maximum(MAX_OVERLAP_HOURS)), 24),
    ),
  }),
);

const attempt = z.strictObject({
  at: Timestamp,
  outcome: described(
    '`answered`: with a status. `timed_out`: no status within 15 seconds. `unreachable`: no connection. `forbidden`: the name leads to an address that is not public.',
    z.enum(['answered', 'timed_out', 'unreachable', 'forbidden']),
  ),
  statusCode: z.nullable(z.int()),
  durationMs: z.int(),
  answer: described('The first 256 bytes of the answer, or what kept it from coming.', z.string()),
});

const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;

export const DeliveryQuery = z.extend(PageQuery, {
  status: described(
    'Only those of which this has become. A page may then hold fewer than were asked for, even none, with more behind it: the last one has no `nextCursor`.',
    z.optional(z.enum(DELIVERY_STATUSES)),
  ),
});

export const DeliveryView = named(
  'WebhookDelivery',
  'An event on its way to an endpoint.',
  z.strictObject({
    deliveryId: z.string(),
    endpointId: z.string(),
    messageId: described('The header `webhook-id`: the same for every attempt.', z.string()),
    type: z.string(),
    status: z.enum(DELIVERY_STATUSES),
    failedBecause: described(
      '`attempts_used`: after the last one. `too_late`: its day was over before. `endpoint_gone`: 410. `null`: it has not failed.',
      z.nullable(z.enum(['attempts_used', 'too_late', 'endpoint_gone'])),
    ),
    createdAt: Timestamp,
    nextAttemptAt: described('At the earliest; `null`: there is none.', z.nullable(Timestamp)),
    attempts: z.array(attempt),
    body: described('Exactly what is sent.', z.string()),
  }),
);
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryList = named(
  'WebhookDeliveryList',
  'Deliveries of the last 30 days, in the order of their events, newest first.',
  z.strictObject({
    deliveries: z.array(DeliveryView),
    nextCursor: described('For the next page; `null` on the last.', z.nullable(z.string())),
  }),
);

/** Of either scheme: whether plain HTTP is taken, on one's own machine, is a matter of the stage. */
function isHttpAddress(address: string): boolean {
  if (/\s/.test(address) || !URL.canParse(address)) return false;
  const { protocol, username, password, hash } = new URL(address);
  return ['https:', 'http:'].includes(protocol) && username === '' && password === '' && hash === '';
}
