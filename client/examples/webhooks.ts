import type { Client } from '../index.ts';

/** Tells another system what happens to members. Keep the secret: it is shown once. */
export async function tellCrm(perennial: Client, url: string) {
  const { endpointId, secret } = await perennial.createWebhookEndpoint({
    body: { url, types: ['tier.changed', 'points.settled'], description: 'CRM' },
  });
  const { deliveryId } = await perennial.pingWebhookEndpoint({ endpointId });
  return { endpointId, secret, deliveryId };
}
