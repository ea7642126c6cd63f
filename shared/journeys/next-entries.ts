import type { LedgerStore } from '../storage/ledger-store.ts';
import { entryRead, type HeardEntry } from './heard-entry.ts';

/** Entries that are taken in one transaction; who has more behind them takes them in several. */
export const MOST_AT_ONCE = 50;
const READ_AT_ONCE = 10;

/** What follows, without a gap. */
export interface NextEntries {
  readonly entries: readonly HeardEntry[];
  /** How many of them the ledger told. */
  readonly filled: number;
}

/**
 * The entries after `sequence`, up to the last that was heard of or is known to be booked, and as many as are taken at once: those
 * that were heard, and of the others what the ledger tells. One ends the list where the statement's index, which may be behind by a moment, does
 * not have it yet.
 *
 * Costs 1.5 read units and more for each that is not heard, and nothing for the usual case, in which the next one was.
 *
 * @throws Fault when storage fails.
 */
export async function nextEntries(
  ledger: Pick<LedgerStore, 'findEntry'>,
  memberId: string,
  sequence: number,
  heard: readonly HeardEntry[],
  booked = sequence,
): Promise<NextEntries> {
  const known = new Map(heard.map((entry) => [entry.sequence, entry]));
  const last = Math.min(Math.max(booked, ...known.keys()), sequence + MOST_AT_ONCE);
  const entries: HeardEntry[] = [];
  let filled = 0;
  for (let from = sequence + 1; from <= last; from += READ_AT_ONCE) {
    const numbers = Array.from(
      { length: Math.min(READ_AT_ONCE, last - from + 1) },
      (_, index) => from + index,
    );
    const found = await Promise.all(numbers.map(one));
    const missing = found.indexOf(null);
    const present = found.slice(0, missing < 0 ? found.length : missing).filter((entry) => entry !== null);
    entries.push(...present);
    if (missing >= 0) break;
  }
  return { entries, filled };

  async function one(number: number): Promise<HeardEntry | null> {
    const entry = known.get(number);
    if (entry !== undefined && entry.event !== null) return entry;
    const stored = await ledger.findEntry(memberId, number);
    if (stored === null) return null;
    filled += 1;
    return entryRead(stored.entry);
  }
}
