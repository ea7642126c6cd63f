import { receiveShopifyWebhook as operation } from '../../shared/contracts/operations/platforms.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { translateShopify } from '../../shared/platforms/shopify/translate.ts';
import { admitDelivery } from './admit-delivery.ts';
import { carryOut } from './carry-out.ts';
import type { PlatformsDeps } from './deps.ts';
import { tellingMisunderstood } from './telling-misunderstood.ts';

/** A webhook of Shopify: signature → intents → orders and refunds. Idempotent by their ids; see `carryOut`. */
export function receiveShopifyWebhook(deps: PlatformsDeps) {
  const perform = carryOut(deps);
  return route(operation, async ({ headers, rawBody, now }) => {
    const payload = await admitDelivery(deps, 'shopify', rawBody(), headers['x-shopify-hmac-sha256']);
    const topic = headers['x-shopify-topic'] ?? '';
    const intents = tellingMisunderstood(deps, topic, () => translateShopify(topic, payload));
    const deeds = await perform(intents, now);
    return answer(200, { topic, deeds: [...deeds] });
  });
}
