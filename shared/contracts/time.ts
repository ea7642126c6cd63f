import type { EpochSeconds } from '../domain/calendar.ts';
import type { Expiry } from '../domain/ledger/posting.ts';
import { endOf, type Span } from '../domain/ledger/span.ts';

/** How moments leave the API: ISO 8601 in UTC, to the second. */
export function isoTime(moment: EpochSeconds): string {
  return new Date(moment * 1000).toISOString().replace('.000Z', 'Z');
}

export function isoTimeOrNull(moment: EpochSeconds | null): string | null {
  return moment === null ? null : isoTime(moment);
}

/**
 * When a lot ends, as the API writes it: for points that slide with activity, as things stand.
 *
 * @param spans those of the account, or the one that an entry carries.
 */
export function isoExpiry(expiresAt: Expiry, spans: readonly Span[]): string | null {
  const end = endOf(expiresAt, spans);
  return Number.isFinite(end) ? isoTime(end) : null;
}

/** The span that an entry tells of, as a list of at most one. */
export const spansOf = ({ span }: { readonly span?: Span }): readonly Span[] => (span ? [span] : []);

/** A validated ISO 8601 timestamp as whole seconds; a fraction is dropped. */
export function parseTime(timestamp: string): EpochSeconds {
  return Math.floor(Date.parse(timestamp) / 1000);
}
