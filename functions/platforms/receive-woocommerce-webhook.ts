import { receiveWooCommerceWebhook as operation } from '../../shared/contracts/operations/platforms.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { isPing, translateWooCommerce } from '../../shared/platforms/woocommerce/translate.ts';
import { nothing } from './carry-out.ts';
import type { PlatformsDeps } from './deps.ts';
import { takeDelivery } from './take-delivery.ts';

/**
 * A webhook of WooCommerce. The ping of a new webhook comes unsigned and is answered, or WooCommerce would not switch the
 * webhook on; it changes nothing.
 */
export function receiveWooCommerceWebhook(deps: PlatformsDeps) {
  const take = takeDelivery(deps, 'woocommerce', translateWooCommerce);
  return route(operation, async ({ headers, rawBody, now }) => {
    const body = rawBody();
    if (isPing(body.toString('utf8')))
      return answer(200, { topic: null, deeds: [nothing('a ping: the webhook reaches us')] });
    const delivery = {
      topic: headers['x-wc-webhook-topic'],
      signature: headers['x-wc-webhook-signature'],
      body,
    };
    return answer(200, await take(delivery, now));
  });
}
