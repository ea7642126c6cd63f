import { useRef } from 'react';
import { newIdempotencyKey } from '../../../client/idempotency-key.ts';

/**
 * A key for a request that somebody may send again by hand, since no answer came: the same content has the same key as long as the
 * dialog is open, so that it takes effect once; other content is another request.
 */
export function useRequestKey(content: string): string {
  const keys = useRef(new Map<string, string>());
  const key = keys.current.get(content) ?? newIdempotencyKey();
  keys.current.set(content, key);
  return key;
}
