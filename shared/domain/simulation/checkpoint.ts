import type { EpochSeconds } from '../calendar.ts';
import type { MemberEntries } from './history-of-entries.ts';
import type { ProgramPair } from './simulate-members.ts';
import { livedFurther, noPart, type SimulationPart } from './simulation-part.ts';

/** Some accounts of a part of the ledger, with all that is known of each. */
export interface HistoryPage {
  readonly accounts: readonly MemberEntries[];
  /** Items that were looked at to find them. */
  readonly items: number;
  /** Where the next page begins; null: the part is done. */
  readonly cursor: string | null;
}

/** A part of the ledger, and how far it was lived: all that a slice needs to go on. */
export interface PartCheckpoint {
  readonly part: number;
  /** Counts slices. Whoever keeps the next one asks that this is the last, so that each page counts once. */
  readonly revision: number;
  /** Where the next page begins; null: at the beginning, or nowhere any more. */
  readonly cursor: string | null;
  readonly isDone: boolean;
  readonly itemsRead: number;
  readonly at: EpochSeconds;
  readonly lived: SimulationPart;
}

/** Before the first slice. */
export const firstCheckpoint = (part: number, at: EpochSeconds): PartCheckpoint => ({
  part,
  revision: 1,
  cursor: null,
  isDone: false,
  itemsRead: 0,
  at,
  lived: noPart(),
});

/** After one page more. A slice is some pages, and one revision. */
export function afterPage(
  before: PartCheckpoint,
  { accounts, items, cursor }: HistoryPage,
  programs: ProgramPair,
  until: EpochSeconds,
): PartCheckpoint {
  return {
    ...before,
    cursor,
    isDone: cursor === null,
    itemsRead: before.itemsRead + items,
    lived: livedFurther(before.lived, accounts, programs, until),
  };
}
