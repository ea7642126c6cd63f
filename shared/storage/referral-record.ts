import { isCause } from '../domain/ledger/entry.ts';
import { afterReferralChange, openedReferral, type ReferralState } from '../domain/ledger/referral-state.ts';
import { decodeEntry, type StoredEntry } from './entry-codec.ts';
import type { Item } from './keys.ts';

/** A referral's state with the stored entries it was folded from, which tell a repeated request from another one. */
export interface ReferralRecord extends ReferralState {
  /** The opening first. */
  readonly stored: readonly StoredEntry[];
}

/** `CHANGE#…` sorts before `REFERRAL`, so the opening is the last item. */
export function referralRecord(items: readonly Item[]): ReferralRecord {
  const stored = items.map(decodeEntry);
  const [opening, ...changes] = [...stored.slice(-1), ...stored.slice(0, -1)];
  if (opening === undefined || !isCause(opening.entry, 'referral'))
    throw new Error(`${items[0]?.['pk']?.S} has changes but no opening`);
  const opened = openedReferral(opening.entry);
  const state = changes.reduce((current, { entry }) => afterReferralChange(current, entry), opened);
  return { ...state, stored: [opening, ...changes] };
}
