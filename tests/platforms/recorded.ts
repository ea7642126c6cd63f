import { readFileSync } from 'node:fs';
import { parseExactJson } from '../../shared/platforms/exact-json.ts';
import type { Intent, Platform } from '../../shared/platforms/intent.ts';
import { translateShopify } from '../../shared/platforms/shopify/translate.ts';
import { translateWooCommerce } from '../../shared/platforms/woocommerce/translate.ts';

const TRANSLATE = { shopify: translateShopify, woocommerce: translateWooCommerce };

/** A recorded payload as the bytes that would be sent. */
export function recordedBody(platform: Platform, name: string): Buffer {
  return readFileSync(new URL(`payloads/${platform}/${name}.json`, import.meta.url));
}

/** Files begin with their topic: `orders-paid-guest.json` holds a delivery of `orders/paid`. */
export function topicOf(platform: Platform, name: string): string {
  const [resource, event] = name.split('-');
  return platform === 'shopify' ? `${resource}/${event}` : `${resource}.${event}`;
}

/** What a recorded delivery asks for, or a payload made from it. */
export function translated(
  platform: Platform,
  name: string,
  change: (payload: Record<string, unknown>) => void = () => undefined,
): readonly Intent[] {
  const payload = parseExactJson(recordedBody(platform, name).toString('utf8')) as Record<string, unknown>;
  change(payload);
  return TRANSLATE[platform](topicOf(platform, name), payload);
}
