import type { IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';

export interface ToolRequest {
  readonly call: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What a tool answers; 2xx for what its documents allow, and nothing else. */
export interface ToolAnswer {
  readonly status: number;
  readonly body?: object;
}

const time = z.iso.datetime({ offset: true });

/**
 * Create Event of Klaviyo, revision 2026-04-15: https://developers.klaviyo.com/en/reference/create_event. Strict, so that a field
 * which is misspelled, or is of another type, is refused as Klaviyo would refuse it.
 */
const KlaviyoEvent = z.strictObject({
  data: z.strictObject({
    type: z.literal('event'),
    attributes: z.strictObject({
      properties: z.record(z.string(), z.json()).refine((all) => Object.keys(all).length <= 400),
      time: time.optional(),
      value: z.number().optional(),
      value_currency: z.string().length(3).optional(),
      unique_id: z.string().min(1).optional(),
      metric: z.strictObject({
        data: z.strictObject({
          type: z.literal('metric'),
          attributes: z.strictObject({ name: z.string().min(1).max(128) }),
        }),
      }),
      profile: z.strictObject({
        data: z.strictObject({
          type: z.literal('profile'),
          attributes: z
            .strictObject({ email: z.email().optional(), external_id: z.string().min(1).optional() })
            .refine((known) => Object.keys(known).length > 0),
        }),
      }),
    }),
  }),
});

export function klaviyoApi({ call, headers, body }: ToolRequest): ToolAnswer {
  if (!/^Klaviyo-API-Key \S+$/.test(headers.authorization ?? '')) return { status: 401 };
  if (call !== 'POST /api/events') return { status: 404 };
  if (headers['content-type'] !== 'application/vnd.api+json') return { status: 415 };
  if (!/^\d{4}-\d\d-\d\d(?:\.\w+)?$/.test(`${headers['revision']}`)) return { status: 400 };
  const { error } = KlaviyoEvent.safeParse(body);
  return error === undefined ? { status: 202 } : { status: 400, body: { errors: error.issues } };
}

/** Properties of contacts and of custom events are texts. */
const properties = z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.string());

/** "Send event data" of HubSpot: https://developers.hubspot.com/docs/api-reference/latest/events/send-event-data */
const HubSpotEvent = z
  .strictObject({
    eventName: z.string().regex(/^pe\d+_[a-z][a-z0-9_]*$/),
    properties,
    email: z.email().optional(),
    objectId: z.string().optional(),
    utk: z.string().optional(),
    uuid: z.string().min(1).optional(),
    occurredAt: time.optional(),
  })
  .refine(({ email, objectId, utk }) => [email, objectId, utk].some((one) => one !== undefined));

const ContactChange = z.strictObject({ properties });

/** Contacts by their addresses: https://developers.hubspot.com/docs/api-reference/latest/crm/objects/contacts */
export function hubSpotApi(contacts: ReadonlySet<string>) {
  return ({ call, headers, body }: ToolRequest): ToolAnswer => {
    if (!/^Bearer \S+$/.test(headers.authorization ?? '')) return { status: 401 };
    if (headers['content-type'] !== 'application/json') return { status: 415 };
    if (call === 'POST /events/2026-03/send')
      return { status: HubSpotEvent.safeParse(body).success ? 204 : 400 };
    return { status: changed(call, body) };
  };

  function changed(call: string, body: unknown): number {
    const [, email] = /^PATCH \/crm\/v3\/objects\/contacts\/([^/?]+)\?idProperty=email$/.exec(call) ?? [];
    if (email === undefined || !contacts.has(decodeURIComponent(email))) return 404;
    return ContactChange.safeParse(body).success ? 200 : 400;
  }
}
