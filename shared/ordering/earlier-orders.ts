import { type EpochSeconds, SECONDS_PER_DAY } from '../domain/calendar.ts';
import { isCause } from '../domain/ledger/entry.ts';
import { isRefusal } from '../domain/refusal.ts';
import type { EntryBooks } from '../storage/entry-codec.ts';
import { Fault } from '../storage/fault.ts';
import { type ClaimDeps, orderClaimer } from './order-claimer.ts';

/** Where a customer was recorded before, there are mostly a handful of orders: one page. */
const ENTRIES_AT_ONCE = 100;

export type EarlierOrdersClaimer = ReturnType<typeof earlierOrdersClaimer>;

/**
 * Credits the orders that a customer placed before becoming a member, under their own id, and as a guest under the reference that
 * they joined with, where the program says so (`claims.onJoining`): each by a
 * claim of its own, oldest first, and with all that a claim gives. Whatever cannot be claimed, or was before, is left as it is;
 * so repeating it, after a crash or by a repeated event, comes to the same end. Emits what the claims emit.
 *
 * The statement is an index that may be behind, but entries are numbered without gaps, and the account says how many there are.
 *
 * @returns how many orders were credited now
 * @throws Fault UNAVAILABLE while the index is behind: look again.
 */
export function earlierOrdersClaimer(deps: ClaimDeps) {
  const { ledger, programs } = deps;
  const claim = orderClaimer(deps);

  return async (memberId: string, now: EpochSeconds): Promise<number> => {
    const { claims } = await programs.inForce(now);
    if (claims.onJoining !== true) return 0;
    let claimed = 0;
    for (const orderId of await ordersBefore(memberId, now - claims.withinDays * SECONDS_PER_DAY)) {
      const answer = await claim(orderId, memberId, now);
      if (!isRefusal(answer) && answer.status === 201) claimed += 1;
    }
    return claimed;
  };

  /** What was recorded of a guest since then, and may be of the member; oldest first. */
  async function ordersBefore(memberId: string, since: EpochSeconds): Promise<readonly string[]> {
    const enrollment = (await ledger.readLastStatus(memberId))?.entry;
    if (enrollment === undefined || !isCause(enrollment, 'enrollment')) return [];
    const { guestId } = enrollment.cause;
    const entries = [
      ...(await statementOf(memberId)),
      ...(guestId === undefined ? [] : await statementOf(guestId)),
    ];
    return (
      entries
        // What earned when it was recorded is no guest's.
        .filter(
          ({ kind, postings, occurredAt }) =>
            kind === 'accrual' && postings.length === 0 && occurredAt >= since,
        )
        .sort((one, other) => one.occurredAt - other.occurredAt)
        .flatMap(({ orderId }) => (orderId === null ? [] : [orderId]))
    );
  }

  /** All entries of an account, up to the last one that it has. */
  async function statementOf(memberId: string): Promise<readonly EntryBooks[]> {
    const last = (await ledger.readAccount(memberId))?.sequence ?? 0;
    const all: EntryBooks[] = [];
    let hasMore = true;
    while (hasMore && all.length < last) {
      const page = await ledger.readEntries(memberId, 'oldest', ENTRIES_AT_ONCE, all.length);
      all.push(...page.entries);
      hasMore = page.hasMore;
    }
    if (all.length < last || all.some(({ sequence }, index) => sequence !== index + 1))
      throw new Fault(
        'UNAVAILABLE',
        `the statement of ${memberId} is behind: ${all.length} of ${last} entries`,
      );
    return all;
  }
}
