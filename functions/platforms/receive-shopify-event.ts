import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { parseExactJson } from '../../shared/platforms/exact-json.ts';
import { readPayload } from '../../shared/platforms/payload.ts';
import { ShopifyEvent } from '../../shared/platforms/shopify/event.ts';
import { translateShopify } from '../../shared/platforms/shopify/translate.ts';
import { carryOut } from './carry-out.ts';
import type { PlatformsDeps } from './deps.ts';
import { tellingMisunderstood } from './telling-misunderstood.ts';

/**
 * What Shopify puts onto its partner event bus: the same topics and payloads as its webhooks. The bus takes events of its
 * source from Shopify alone, so there is no signature to check.
 *
 * @param detail of the event
 * @throws ProblemError PAYLOAD_NOT_UNDERSTOOD, or a fault: the invocation fails, is tried again, and is then set aside
 */
export function receiveShopifyEvent(deps: Omit<PlatformsDeps, 'secrets'>) {
  const perform = carryOut(deps);
  return async (detail: unknown, now: EpochSeconds): Promise<void> => {
    // Numbers as text, as the translators read them; ids of Shopify's real objects are below 2^53.
    const exact = parseExactJson(JSON.stringify(detail ?? null));
    const { metadata, payload } = tellingMisunderstood(deps, 'event', null, () =>
      readPayload(ShopifyEvent, exact, "Shopify's event"),
    );
    const topic = metadata['X-Shopify-Topic'];
    const intents = tellingMisunderstood(deps, topic, payload, () => translateShopify(topic, payload));
    await perform(intents, now);
  };
}
