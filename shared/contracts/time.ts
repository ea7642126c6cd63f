import type { EpochSeconds } from '../domain/calendar.ts';

/** How moments leave the API: ISO 8601 in UTC, to the second. */
export function isoTime(moment: EpochSeconds): string {
  return new Date(moment * 1000).toISOString().replace('.000Z', 'Z');
}

export function isoTimeOrNull(moment: EpochSeconds | null): string | null {
  return moment === null ? null : isoTime(moment);
}

/** A validated ISO 8601 timestamp as whole seconds; a fraction is dropped. */
export function parseTime(timestamp: string): EpochSeconds {
  return Math.floor(Date.parse(timestamp) / 1000);
}
