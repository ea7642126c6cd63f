/**
 * A key that no other call has: 128 random bits. Made of `getRandomValues`, because browsers have `randomUUID` on pages
 * with HTTPS only.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
