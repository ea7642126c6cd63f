import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether a delivery was signed with one of these secrets, as Shopify (`X-Shopify-Hmac-Sha256`) and WooCommerce
 * (`X-WC-Webhook-Signature`) sign: HMAC-SHA256 of the body, in Base64. Compared in constant time, and with all secrets
 * whichever fits, so that the time it takes says nothing.
 *
 * @param body the bytes as they came: parsed and written again they would be others
 * @param secrets those in use; two while one replaces the other
 */
export function isSigned(
  body: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): boolean {
  const presented = Buffer.from(signature ?? '', 'base64');
  return secrets
    .map((secret) => createHmac('sha256', secret).update(body).digest())
    .map((expected) => presented.length === expected.length && timingSafeEqual(presented, expected))
    .includes(true);
}
