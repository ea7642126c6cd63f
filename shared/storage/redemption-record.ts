import { isCause } from '../domain/ledger/entry.ts';
import {
  afterRedemptionChange,
  openedRedemption,
  type RedemptionState,
} from '../domain/ledger/redemption-state.ts';
import { decodeEntry, type StoredEntry } from './entry-codec.ts';
import type { Item } from './keys.ts';

/** A redemption's state with the stored entries it was folded from, which tell a repeated request from another one. */
export interface RedemptionRecord extends RedemptionState {
  /** The authorization first. */
  readonly stored: readonly StoredEntry[];
}

/** `CHANGE#…` sorts before `REDEMPTION`, so the authorization is the last item. */
export function redemptionRecord(items: readonly Item[]): RedemptionRecord {
  const stored = items.map(decodeEntry);
  const [opening, ...changes] = [...stored.slice(-1), ...stored.slice(0, -1)];
  if (opening === undefined || !isCause(opening.entry, 'authorization'))
    throw new Error(`${items[0]?.['pk']?.S} has changes but no authorization`);
  const opened = openedRedemption(opening.entry);
  const state = changes.reduce((current, { entry }) => afterRedemptionChange(current, entry), opened);
  return { ...state, stored: [opening, ...changes] };
}

/** The number that the next change of a redemption takes. */
export function nextRedemptionChange({ entries }: RedemptionState): number {
  return entries.length;
}
