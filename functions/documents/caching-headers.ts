import { createHash } from 'node:crypto';

/** How long browsers and caches keep a document that changes with a deployment only, and how they tell it changed. */
export function cachingHeaders(text: string): Record<string, string> {
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { 'cache-control': 'public, max-age=300', etag: `"${digest}"` };
}
