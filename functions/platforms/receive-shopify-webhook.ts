import { receiveShopifyWebhook as operation } from '../../shared/contracts/operations/platforms.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { translateShopify } from '../../shared/platforms/shopify/translate.ts';
import type { PlatformsDeps } from './deps.ts';
import { takeDelivery } from './take-delivery.ts';

/** A webhook of Shopify. */
export function receiveShopifyWebhook(deps: PlatformsDeps) {
  const take = takeDelivery(deps, 'shopify', translateShopify);
  return route(operation, async ({ headers, rawBody, now }) => {
    const delivery = {
      topic: headers['x-shopify-topic'],
      signature: headers['x-shopify-hmac-sha256'],
      body: rawBody(),
    };
    return answer(200, await take(delivery, now));
  });
}
