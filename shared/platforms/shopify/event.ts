import * as z from 'zod/mini';

/**
 * `detail` of an event on Shopify's partner event bus; its metadata are the headers of a webhook:
 * https://shopify.dev/docs/apps/build/webhooks/subscribe/get-started?deliveryMethod=eventBridge
 */
export const ShopifyEvent = z.object({
  metadata: z.object({ 'X-Shopify-Topic': z.string() }),
  payload: z.unknown(),
});
