import { isoTime, isoTimeOrNull } from '../contracts/time.ts';
import type { ToldPosting } from '../contracts/told-posting.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import { type Expiry, isSpanId, type Posting, type SpanId } from '../domain/ledger/posting.ts';
import type { Span } from '../domain/ledger/span.ts';

/**
 * All that an entry moved, in the order in which it is applied: what time had done, the entry's own postings, what time did with
 * the result. Added up by account, and by lot, they are the member's account.
 */
export function toldPostings(entry: Entry): readonly ToldPosting[] {
  const { due, settled, recordedAt } = entry;
  const postings = [...entry.postings, ...prolonged(entry)];
  const moved = [
    ...due.map((movement) => ({ ...movement, byTime: true })),
    { at: recordedAt, postings, byTime: false },
    ...settled.map((movement) => ({ ...movement, byTime: true })),
  ].filter((movement) => movement.postings.length > 0);
  return moved.flatMap((movement, number) =>
    movement.postings.map((posting) => ({
      movement: number,
      byTime: movement.byTime,
      at: isoTime(movement.at),
      account: posting.account,
      points: posting.points,
      ...lotOf(posting, entry),
    })),
  );
}

/** An entry that moves the end of a span, and none of its points, tells the end by a posting of none. */
function prolonged({ postings, span }: Entry): readonly Posting[] {
  if (span === undefined) return [];
  const isTold = postings.some((posting) => 'expiresAt' in posting && posting.expiresAt === span.id);
  return isTold ? [] : [{ account: 'active', points: 0, expiresAt: span.id }];
}

type Lot = Pick<ToldPosting, 'lot' | 'lotExpiresAt' | 'activatesAt' | 'redemptionId'>;

function lotOf(posting: Posting, { span, hold }: Entry): Lot {
  if (!('expiresAt' in posting))
    return { lot: null, lotExpiresAt: null, activatesAt: null, redemptionId: null };
  const { expiresAt } = posting;
  const end = isSpanId(expiresAt) ? endOfSpan(expiresAt, span) : expiresAt;
  return { lot: nameOf(expiresAt), lotExpiresAt: isoTimeOrNull(end), ...opensOf(posting, hold) };
}

/** Pending points open at their moment; held ones when their hold lapses, which the entry that opens it tells. */
function opensOf(posting: Posting, hold: Entry['hold']): Pick<Lot, 'activatesAt' | 'redemptionId'> {
  if (posting.account === 'pending') return { activatesAt: isoTime(posting.activatesAt), redemptionId: null };
  if (posting.account !== 'held') return { activatesAt: null, redemptionId: null };
  const { holdId: redemptionId } = posting;
  return { activatesAt: hold?.holdId === redemptionId ? isoTime(hold.lapsesAt) : null, redemptionId };
}

const endOfSpan = (id: SpanId, span: Span | undefined): number | null =>
  span?.id === id ? span.until : null;

const nameOf = (expiresAt: Expiry): string => (expiresAt === null ? 'never' : String(expiresAt));
