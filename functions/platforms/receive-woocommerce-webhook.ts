import { receiveWooCommerceWebhook as operation } from '../../shared/contracts/operations/platforms.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { ignore } from '../../shared/platforms/intent.ts';
import { isPing, translateWooCommerce } from '../../shared/platforms/woocommerce/translate.ts';
import { admitDelivery } from './admit-delivery.ts';
import { carryOut } from './carry-out.ts';
import type { PlatformsDeps } from './deps.ts';
import { tellingMisunderstood } from './telling-misunderstood.ts';

/**
 * A webhook of WooCommerce: signature → intents → orders and refunds. Idempotent by their ids; see `carryOut`. The ping of
 * a new webhook comes unsigned and is answered, or WooCommerce would not switch the webhook on; it changes nothing.
 */
export function receiveWooCommerceWebhook(deps: PlatformsDeps) {
  const perform = carryOut(deps);
  return route(operation, async ({ headers, rawBody, now }) => {
    const body = rawBody();
    if (isPing(body.toString('utf8'))) {
      const deeds = await perform([ignore('a ping: the webhook reaches us')], now);
      return answer(200, { topic: null, deeds: [...deeds] });
    }
    const payload = await admitDelivery(deps, 'woocommerce', body, headers['x-wc-webhook-signature']);
    const topic = headers['x-wc-webhook-topic'] ?? '';
    const intents = tellingMisunderstood(deps, topic, () => translateWooCommerce(topic, payload));
    const deeds = await perform(intents, now);
    return answer(200, { topic, deeds: [...deeds] });
  });
}
