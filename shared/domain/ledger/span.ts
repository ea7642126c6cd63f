import type { EpochSeconds } from '../calendar.ts';
import { byExpiry, type Expiry, isSpanId, type SpanId } from './posting.ts';

/**
 * A time in which a member was never inactive for longer than the program allows. All points that slide with the member's
 * activity are one lot of their span, whatever their number: an activity moves one date and no points, so its cost does
 * not grow with what the member has. A span that has ended is never prolonged: the next activity begins another one.
 */
export interface Span {
  readonly id: SpanId;
  /** Of the first activity known in it. */
  readonly since: EpochSeconds;
  /** Points of the span are good before this moment and gone from it on. */
  readonly until: EpochSeconds;
}

/** A span that is not known any more ended longer ago than anything that could still matter. */
export const FORGOTTEN: EpochSeconds = 0;

/** When a lot ends, as things stand; infinite for one that never does. */
export function endOf(expiresAt: Expiry, spans: readonly Span[]): number {
  if (expiresAt === null) return Number.POSITIVE_INFINITY;
  return isSpanId(expiresAt) ? (spans.find(({ id }) => id === expiresAt)?.until ?? FORGOTTEN) : expiresAt;
}

/** Law 6: what ends soonest comes first; of two that end together, the one whose end cannot move. */
export function soonestFirst<L extends { readonly expiresAt: Expiry }>(
  lots: readonly L[],
  spans: readonly Span[],
): readonly L[] {
  if (spans.length === 0) return lots;
  // Two lots without an end differ by Infinity − Infinity, which is no number and no difference.
  return [...lots].sort((a, b) => endOf(a.expiresAt, spans) - endOf(b.expiresAt, spans) || byExpiry(a, b));
}

/** The spans with `span` in the place of the one that it continues, or behind the others. */
export function withSpan(spans: readonly Span[], span: Span): readonly Span[] {
  return [...spans.filter(({ id }) => id !== span.id), span];
}

/** What an activity says of itself: when it was, and when points end that nothing later prolongs. */
export type ActivityTimes = Pick<Span, 'since' | 'until'>;

/**
 * The span that an activity belongs to, as it stands after it, or null where it belongs to none that lasts: it was over
 * before the running one began, or is over now. What has ended stays ended, so an activity we hear of late prolongs what
 * is left and revives nothing. Ends never move back, but with the end of a membership.
 */
export function spanAfter(
  spans: readonly Span[],
  { since, until }: ActivityTimes,
  now: EpochSeconds,
): Span | null {
  const running = spans.at(-1);
  if (running !== undefined && running.until > now) {
    return until <= running.since
      ? null
      : {
          id: running.id,
          since: Math.min(running.since, since),
          until: Math.max(running.until, until),
        };
  }
  return until <= now ? null : { id: nextId(running), since, until };
}

function nextId(last: Span | undefined): SpanId {
  return `~${last === undefined ? 1 : Number(last.id.slice(1)) + 1}`;
}
