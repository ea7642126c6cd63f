import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Account } from '../domain/ledger/account.ts';
import type { StoredEntry } from './entry-codec.ts';
import type { Key } from './keys.ts';
import type { ParkedRefunds } from './parked-refunds.ts';

/** One entry with the key that guards it. `replaces`: the parked refunds that the entry of an order takes the place of. */
export interface EntryWrite extends StoredEntry {
  readonly key: Key;
  readonly replaces?: ParkedRefunds;
}

/** A write to another table that belongs to the same decision, such as a profile or a budget. */
export type Companion = TransactWriteItem;

/** Everything that one command writes: in one transaction, or not at all (law 3). */
export interface LedgerWrite {
  readonly entries: readonly EntryWrite[];
  /** Each account as it was when the command was decided, and as it becomes. */
  readonly accounts: readonly { readonly before: Account; readonly after: Account }[];
  readonly companions?: readonly Companion[];
}
