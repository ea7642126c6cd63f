import { createHash } from 'node:crypto';
import type { Evidence } from './evidence.ts';

/**
 * Of all decisions, all messages and all entries of the ledger with their minutes, in an order of their own: two years with the same
 * one have decided, sent and booked the same at the same time, in whatever order the news of it came.
 */
export function fingerprintOf(year: Pick<Evidence, 'told' | 'messages' | 'entries'>): string {
  const hash = createHash('sha256');
  for (const line of linesOf(year)) hash.update(`${line}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** What it is made of, for who wants to see where two years differ. */
export function linesOf({
  told,
  messages,
  entries,
}: Pick<Evidence, 'told' | 'messages' | 'entries'>): readonly string[] {
  const decisions = told.map(({ type, id, at, data }) => JSON.stringify([type, id, at, data]));
  const sent = messages.map(({ askId, index, at }) => JSON.stringify(['sent', askId, index, at]));
  // Of two that are booked in one minute either may be the first.
  const booked = entries.map(({ memberId, kind, at, name, points }) =>
    JSON.stringify(['booked', memberId, kind, at, name, points]),
  );
  return [...decisions, ...sent, ...booked].sort();
}
