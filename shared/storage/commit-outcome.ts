import { type CancellationReason, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { decodeEntry, type StoredEntry } from './entry-codec.ts';
import { Fault } from './fault.ts';
import type { LedgerWrite } from './ledger-write.ts';
import { decodeParkedRefunds, type ParkedRefunds } from './parked-refunds.ts';

/**
 * What became of a commit. Each item of the transaction speaks for itself, so that nobody indexes into cancellation
 * reasons. In order of precedence:
 * - `duplicate`: an entry with this key exists already: the request was carried out before, or another one took its place;
 * - `parked`: refunds are waiting for this order that the writer had not seen;
 * - `companion`: a write to another table found something else there;
 * - `stale`: an account changed since it was read;
 * - `contended`: another transaction held an item, or a throttle struck; nothing is known to have changed.
 */
export type CommitOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'duplicate'; readonly existing: StoredEntry }
  | { readonly kind: 'parked'; readonly parked: ParkedRefunds }
  | { readonly kind: 'companion' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'contended' };

const CONTENDED = new Set([
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
]);

/** Null when the error is not about the items of the transaction. */
export function outcomeOfCancellation(error: unknown, write: LedgerWrite): CommitOutcome | null {
  if (!(error instanceof TransactionCanceledException)) return null;
  const reasons = error.CancellationReasons ?? [];
  const entryReasons = reasons.slice(0, write.entries.length);
  const accountReasons = reasons.slice(write.entries.length, write.entries.length + write.accounts.length);
  const companionReasons = reasons.slice(write.entries.length + write.accounts.length);
  const taken = entryReasons.find(failed);
  if (taken) return entryOutcome(taken);
  if (companionReasons.some(failed)) return { kind: 'companion' };
  if (accountReasons.some(failed)) return { kind: 'stale' };
  if (reasons.some(({ Code }) => Code !== undefined && CONTENDED.has(Code))) return { kind: 'contended' };
  throw new Fault(
    'UNAVAILABLE',
    `a transaction was canceled: ${reasons.map(({ Code, Message }) => `${Code} ${Message ?? ''}`).join('; ')}`,
    error,
  );
}

function failed({ Code }: CancellationReason): boolean {
  return Code === 'ConditionalCheckFailed';
}

/** What stands in the entry's place. Without it the guard was a version that moved on: read again. */
function entryOutcome({ Item: item }: CancellationReason): CommitOutcome {
  if (item === undefined) return { kind: 'stale' };
  const parked = decodeParkedRefunds(item);
  return parked === null ? { kind: 'duplicate', existing: decodeEntry(item) } : { kind: 'parked', parked };
}
