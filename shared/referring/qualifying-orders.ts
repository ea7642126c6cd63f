import type { Account } from '../domain/ledger/account.ts';
import type { OrderState } from '../domain/ledger/order-state.ts';
import { lastHeardAt, qualifyingOrder } from '../domain/ledger/qualifying-order.ts';
import { CLOCK_TOLERANCE_SECONDS } from '../domain/ledger/record-order.ts';
import { type ReferralState, windowEndsAt } from '../domain/ledger/referral-state.ts';
import type { Program } from '../domain/program/program.ts';
import type { EntryBooks } from '../storage/entry-codec.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';

type Ledger = Pick<LedgerStore, 'readOrder' | 'readEntries'>;

/** Far more than most friends have when they qualify: one page. */
const ENTRIES_AT_ONCE = 100;

/**
 * Of the friend's orders those that a referral is decided by: the one it qualified by or, before, the first that does, if
 * there is one. Whether an order qualifies never changes, so the first in the friend's entries is the same whenever we look.
 *
 * The statement is an index that may be behind, but entries of a member are numbered without gaps, and the account, which
 * was read consistently, has the number of the last one. So it is known whether one is missing, and an order is never
 * overlooked, whichever of them we heard of. Costs a read unit for each order until the first that qualifies, and ends where none
 * counts any more.
 *
 * @param friend as it is committed with the decision: an order that comes meanwhile makes it stale
 * @returns `null` when the index is behind: look again
 * @throws Fault when storage fails
 */
export async function decisiveOrders(
  ledger: Ledger,
  state: ReferralState,
  friend: Account,
  program: Program,
): Promise<readonly OrderState[] | null> {
  if (state.qualification !== null) return [await readOrder(ledger, state.qualification.cause.orderId)];
  const last = lastHeardAt(state, program);
  for await (const entry of statementSince(ledger, friend, state.entries[0]?.sequence ?? 0)) {
    if (entry === null) return null;
    if (entry.recordedAt >= last) return [];
    const order = await candidateOf(ledger, state, entry, program);
    if (order !== null) return [order];
  }
  return [];
}

/** The friend's entries after one of them, without gaps, up to the last that the account has; `null` where one is missing. */
async function* statementSince(
  ledger: Ledger,
  friend: Account,
  begin: number,
): AsyncGenerator<EntryBooks | null> {
  for (let known = begin; known < friend.sequence; ) {
    const page = await ledger.readEntries(friend.memberId, 'oldest', ENTRIES_AT_ONCE, known);
    for (const entry of page.entries.filter(({ sequence }) => sequence <= friend.sequence)) {
      if (entry.sequence !== known + 1) yield null;
      known = entry.sequence;
      yield entry;
    }
    if (!page.hasMore && known < friend.sequence) yield null;
  }
}

/** The order of an entry, where it qualifies; `null` for any other entry. */
async function candidateOf(
  ledger: Ledger,
  state: ReferralState,
  { kind, orderId, occurredAt }: EntryBooks,
  program: Program,
): Promise<OrderState | null> {
  if ((kind !== 'accrual' && kind !== 'claim') || orderId === null) return null;
  // An order is entered as of when it was placed. Those out of the window are many where a friend never qualified.
  const isOut =
    occurredAt >= windowEndsAt(state, program) || occurredAt < state.signedUpAt - CLOCK_TOLERANCE_SECONDS;
  if (kind === 'accrual' && isOut && orderId !== state.orderId) return null;
  return qualifyingOrder(state, [await readOrder(ledger, orderId)], program);
}

async function readOrder(ledger: Ledger, orderId: string): Promise<OrderState> {
  const record = await ledger.readOrder(orderId);
  if (record === null || record.state === null) throw new Error(`order ${orderId} is not in the ledger`);
  return record.state;
}
