/**
 * Loyalty events as events of Klaviyo, so that flows and segments can use them: points earned, a tier reached, a reward
 * redeemed. Run it with Node 24 where Perennial reaches it by HTTPS:
 *
 *   WEBHOOK_SECRET=whsec_… PERENNIAL_URL=https://… PERENNIAL_KEY=prn_… KLAVIYO_KEY=pk_… PORT=8080 node klaviyo.ts
 *
 * Klaviyo's API: https://developers.klaviyo.com/en/reference/create_event. The private key needs the scopes events:write
 * and profiles:write.
 */
import { type LoyaltyEvent, type LoyaltyMember, memberFinder, variable, webhookServer } from './receiver.ts';

const REVISION = '2026-04-15';

/** Names of metrics in Klaviyo. What is not here is not told; add what your flows need. */
const METRICS: Readonly<Record<string, string>> = {
  'order.recorded': 'Loyalty Points Earned',
  'order.refunded': 'Loyalty Points Taken Back',
  'points.adjusted': 'Loyalty Points Adjusted',
  'tier.changed': 'Loyalty Tier Changed',
  'redemption.captured': 'Loyalty Reward Redeemed',
  'referral.rewarded': 'Loyalty Referral Rewarded',
};

export interface KlaviyoOptions {
  readonly secret: string;
  readonly perennial: { readonly url: string; readonly key: string };
  readonly klaviyo: { readonly url: string; readonly key: string };
}

export function klaviyoReceiver({ secret, perennial, klaviyo }: KlaviyoOptions) {
  const findMember = memberFinder(perennial);
  return webhookServer(secret, async (event) => {
    const metric = METRICS[event.type];
    if (metric === undefined) return;
    const member = await findMember(event.memberId);
    if (member === null) return;
    const response = await fetch(`${klaviyo.url}/api/events`, {
      method: 'POST',
      headers: {
        authorization: `Klaviyo-API-Key ${klaviyo.key}`,
        revision: REVISION,
        accept: 'application/vnd.api+json',
        'content-type': 'application/vnd.api+json',
      },
      body: JSON.stringify(klaviyoEvent(event, metric, member)),
    });
    if (!response.ok) throw new Error(`Klaviyo answered ${response.status}: ${await response.text()}`);
  });
}

/** Of an event that is told twice Klaviyo keeps one, by its `unique_id`. */
export function klaviyoEvent(event: LoyaltyEvent, metric: string, { customerId, email }: LoyaltyMember) {
  return {
    data: {
      type: 'event',
      attributes: {
        unique_id: event.id,
        time: event.timestamp,
        metric: { data: { type: 'metric', attributes: { name: metric } } },
        profile: {
          data: {
            type: 'profile',
            attributes: { external_id: customerId, ...(email === null ? {} : { email }) },
          },
        },
        properties: {
          ...event.data,
          points_active: event.balance.active,
          points_pending: event.balance.pending,
        },
      },
    },
  };
}

if (import.meta.main) {
  klaviyoReceiver({
    secret: variable('WEBHOOK_SECRET'),
    perennial: { url: variable('PERENNIAL_URL'), key: variable('PERENNIAL_KEY') },
    klaviyo: { url: 'https://a.klaviyo.com', key: variable('KLAVIYO_KEY') },
  }).listen(Number(variable('PORT')));
}
