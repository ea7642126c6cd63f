/**
 * Loyalty in HubSpot: the contact's points and tier as properties, and a custom event for each thing that happened. Run it
 * with Node 24 where Perennial reaches it by HTTPS:
 *
 *   WEBHOOK_SECRET=whsec_… PERENNIAL_URL=https://… PERENNIAL_KEY=prn_… HUBSPOT_TOKEN=pat-… HUBSPOT_ID=12345678 PORT=8080 node hubspot.ts
 *
 * HubSpot's API: https://developers.hubspot.com/docs/api-reference, "Update a contact" and "Send event data". The token needs
 * the scopes crm.objects.contacts.write and analytics.behavioral_events.send. Make beforehand: the contact properties
 * loyalty_points (number) and loyalty_tier (text), and the custom events loyalty_points_earned, loyalty_tier_changed and
 * loyalty_reward_redeemed with the properties named below. The key of Perennial has members:read and accounts:read.
 */
import { type LoyaltyEvent, memberFinder, variable, webhookServer } from './receiver.ts';

/** Names of custom events in HubSpot, and which parts of `data` they take. */
const CUSTOM_EVENTS: Readonly<Record<string, { readonly name: string; readonly takes: readonly string[] }>> =
  {
    'order.recorded': { name: 'loyalty_points_earned', takes: ['points', 'orderId'] },
    'tier.changed': { name: 'loyalty_tier_changed', takes: ['from', 'to'] },
    'redemption.captured': { name: 'loyalty_reward_redeemed', takes: ['rewardId', 'points'] },
  };

export interface HubSpotOptions {
  readonly secret: string;
  readonly perennial: { readonly url: string; readonly key: string };
  readonly hubSpot: { readonly url: string; readonly token: string; readonly hubId: string };
}

export function hubSpotReceiver({ secret, perennial, hubSpot }: HubSpotOptions) {
  const findMember = memberFinder(perennial);
  return webhookServer(secret, async (event) => {
    const email = (await findMember(event.memberId))?.email ?? null;
    if (email === null) return;
    const properties = await standing(perennial, event.memberId);
    const path = `/crm/v3/objects/contacts/${encodeURIComponent(email)}?idProperty=email`;
    // A contact that is not in the CRM is none of ours to make.
    if (!(await send(hubSpot, 'PATCH', path, { properties }))) return;
    const custom = customEvent(event, email, hubSpot.hubId);
    if (custom !== null) await send(hubSpot, 'POST', '/events/2026-03/send', custom);
  });
}

/**
 * Of an event that is told twice HubSpot keeps one, by its `uuid`, for a year. Its properties are texts, numbers too. Null where
 * the event is none of those above.
 */
export function customEvent(event: LoyaltyEvent, email: string, hubId: string) {
  const custom = CUSTOM_EVENTS[event.type];
  if (custom === undefined) return null;
  const taken = custom.takes.map((name) => [name.toLowerCase(), `${event.data[name] ?? ''}`] as const);
  return {
    eventName: `pe${hubId}_${custom.name}`,
    uuid: event.id,
    email,
    occurredAt: event.timestamp,
    properties: Object.fromEntries(taken),
  };
}

/** As things stand now, and not as the event says: webhooks may overtake each other, and this is right in any order. */
async function standing(perennial: HubSpotOptions['perennial'], memberId: string) {
  const response = await fetch(`${perennial.url}/v1/members/${memberId}/account`, {
    headers: { authorization: `Bearer ${perennial.key}` },
  });
  if (!response.ok) throw new Error(`Perennial answered ${response.status} about ${memberId}`);
  const { balance, tier } = (await response.json()) as {
    readonly balance: { readonly active: number };
    readonly tier: { readonly name: string } | null;
  };
  return { loyalty_points: `${balance.active}`, loyalty_tier: tier?.name ?? '' };
}

/**
 * False: there is no such thing, or it was told before.
 *
 * @throws Error for any other answer than success; the event then comes again
 */
async function send(
  { url, token }: HubSpotOptions['hubSpot'],
  method: string,
  path: string,
  body: object,
): Promise<boolean> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.ok) return true;
  if (response.status === (method === 'PATCH' ? 404 : 409)) return false;
  throw new Error(`HubSpot answered ${response.status}: ${await response.text()}`);
}

if (import.meta.main) {
  hubSpotReceiver({
    secret: variable('WEBHOOK_SECRET'),
    perennial: { url: variable('PERENNIAL_URL'), key: variable('PERENNIAL_KEY') },
    hubSpot: {
      url: 'https://api.hubapi.com',
      token: variable('HUBSPOT_TOKEN'),
      hubId: variable('HUBSPOT_ID'),
    },
  }).listen(Number(variable('PORT')));
}
