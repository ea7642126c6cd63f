import { isoTime, isoTimeOrNull } from '../contracts/time.ts';
import type { ToldPosting } from '../contracts/told-posting.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import { type Expiry, isSpanId, type Posting } from '../domain/ledger/posting.ts';

/**
 * All that an entry moved, in the order in which it is applied: what time had done, the entry's own postings, what time did with
 * the result. Added up by account, and by lot, they are the member's account.
 */
export function toldPostings({ due, postings, settled, recordedAt }: Entry): readonly ToldPosting[] {
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
      ...lotOf(posting),
    })),
  );
}

/** The hold of held points names a redemption, and adds nothing to where they lie. */
function lotOf(posting: Posting): Pick<ToldPosting, 'lot' | 'lotExpiresAt' | 'activatesAt'> {
  if (!('expiresAt' in posting)) return { lot: null, lotExpiresAt: null, activatesAt: null };
  const { expiresAt } = posting;
  const activatesAt = posting.account === 'pending' ? isoTime(posting.activatesAt) : null;
  return {
    lot: nameOf(expiresAt),
    lotExpiresAt: isSpanId(expiresAt) ? null : isoTimeOrNull(expiresAt),
    activatesAt,
  };
}

const nameOf = (expiresAt: Expiry): string => (expiresAt === null ? 'never' : String(expiresAt));
