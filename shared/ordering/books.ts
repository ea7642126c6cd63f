import type { Account } from '../domain/ledger/account.ts';
import type { Appended } from '../domain/ledger/append.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import type { RedemptionCause } from '../domain/ledger/redemption.ts';
import { afterRedemptionChange, type RedemptionState } from '../domain/ledger/redemption-state.ts';
import { type Key, redemptionChangeKey } from '../storage/keys.ts';
import type { EntryWrite, LedgerWrite } from '../storage/ledger-write.ts';

/**
 * What one command has decided so far, of entries that are committed together: accounts and redemptions as the next one
 * finds them, and what is to be written.
 */
export interface Books {
  readonly accounts: ReadonlyMap<string, LedgerWrite['accounts'][number]>;
  readonly redemptions: ReadonlyMap<string, RedemptionState>;
  readonly writes: readonly EntryWrite[];
}

/** @param accounts every one that the command may write on */
export function openBooks(accounts: readonly Account[], redemptions: readonly RedemptionState[] = []): Books {
  return {
    accounts: new Map(accounts.map((account) => [account.memberId, { before: account, after: account }])),
    redemptions: new Map(redemptions.map((state) => [state.redemptionId, state])),
    writes: [],
  };
}

/** @throws Error when the books were opened without it */
export function accountIn({ accounts }: Books, memberId: string): Account {
  const found = accounts.get(memberId);
  if (found === undefined) throw new Error(`the account ${memberId} was not read`);
  return found.after;
}

/** @throws Error when the books were opened without it */
export function redemptionIn({ redemptions }: Books, redemptionId: string): RedemptionState {
  const found = redemptions.get(redemptionId);
  if (found === undefined) throw new Error(`redemption ${redemptionId} was not read`);
  return found;
}

/** With an entry and what it makes of its account. */
export function withEntry(
  books: Books,
  key: Key,
  { account, entry }: Appended,
  requestHash: string,
  replaces: Pick<EntryWrite, 'replaces'> = {},
): Books {
  const before = books.accounts.get(account.memberId)?.before;
  if (before === undefined) throw new Error(`the account ${account.memberId} was not read`);
  return {
    ...books,
    accounts: new Map([...books.accounts, [account.memberId, { before, after: account }]]),
    writes: [...books.writes, { key, entry, requestHash, ...replaces }],
  };
}

/** With an entry told more fully; what it makes of its account is the same. @throws Error when it is not in the books */
export function withEntryReplaced(books: Books, entry: Entry, fuller: Entry): Books {
  if (!books.writes.some((write) => write.entry === entry))
    throw new Error(`entry ${entry.sequence} of ${entry.memberId} is not in the books`);
  return {
    ...books,
    writes: books.writes.map((write) => (write.entry === entry ? { ...write, entry: fuller } : write)),
  };
}

/** With a redemption's next change: it takes the redemption's next number. */
export function withRedemptionChange(
  books: Books,
  change: Appended<RedemptionCause>,
  requestHash: string,
): Books {
  const state = redemptionIn(books, change.entry.cause.redemptionId);
  const key = redemptionChangeKey(state.redemptionId, state.entries.length);
  const after = afterRedemptionChange(state, change.entry);
  return {
    ...withEntry(books, key, change, requestHash),
    redemptions: new Map([...books.redemptions, [state.redemptionId, after]]),
  };
}

/** The accounts that something was written on. */
export function changedAccounts({ accounts }: Books): LedgerWrite['accounts'] {
  return [...accounts.values()].filter(({ before, after }) => before !== after);
}
