import { createHash } from 'node:crypto';
import type { Evidence } from './evidence.ts';

/**
 * Of all decisions and all messages with their minutes, in an order of their own: two years with the same one have decided the
 * same at the same time, in whatever order the news of it came.
 */
export function fingerprintOf({ told, messages }: Pick<Evidence, 'told' | 'messages'>): string {
  const decisions = told.map(({ type, id, at, data }) => JSON.stringify([type, id, at, data]));
  const sent = messages.map(({ askId, index, at }) => JSON.stringify(['sent', askId, index, at]));
  const hash = createHash('sha256');
  for (const line of [...decisions, ...sent].sort()) hash.update(`${line}\n`);
  return hash.digest('hex').slice(0, 16);
}
