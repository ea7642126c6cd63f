import { type Account, openAccount } from './account.ts';
import { evolve } from './append.ts';
import type { Entry } from './entry.ts';
import { type DueMovement, POSTING_ACCOUNTS, type PostingAccount, sumOf } from './posting.ts';

/** All of an entry that moves points; its cause proves nothing. */
export type EntryMovements = Omit<Entry, 'cause'>;

/** One place where the stored account differs from what its entries say. */
export interface Drift {
  readonly path: string;
  readonly stored: unknown;
  readonly replayed: unknown;
}

export interface Proof {
  readonly entries: number;
  readonly drift: readonly Drift[];
  /** The program's side of this member's entries, in points: issued, redeemed, expired and adjusted are what the books owe or wrote off. */
  readonly books: Readonly<Record<PostingAccount, number>>;
}

/**
 * Law 10: folds a member's entries, oldest first, and compares the result with the stored account, to the lot. Also
 * drift: a gap in the numbering, and an entry whose postings do not sum to zero.
 */
export function proveAccount(stored: Account, entries: readonly EntryMovements[]): Proof {
  const gaps = entries.flatMap((entry, index) =>
    entry.sequence === index + 1
      ? []
      : [{ path: `/entries/${index}/sequence`, stored: entry.sequence, replayed: index + 1 }],
  );
  const books = booksOf(entries);
  if (gaps.length > 0) return { entries: entries.length, drift: gaps, books };
  const unbalanced = entries.flatMap((entry) => {
    const sum = sumOf(postingsOf(entry));
    return sum === 0 ? [] : [{ path: `/entries/${entry.sequence}/postings`, stored: sum, replayed: 0 }];
  });
  const replayed = entries.reduce(evolve, openAccount(stored.memberId));
  return { entries: entries.length, drift: [...unbalanced, ...differences(stored, replayed)], books };
}

/** All postings of an entry, those of time included. */
export function postingsOf(entry: Pick<Entry, 'due' | 'postings' | 'settled'>) {
  const dueOf = (movements: readonly DueMovement[]) => movements.flatMap((movement) => movement.postings);
  return [...dueOf(entry.due), ...entry.postings, ...dueOf(entry.settled)];
}

function booksOf(entries: readonly EntryMovements[]): Proof['books'] {
  const postings = entries.flatMap(postingsOf);
  return Object.fromEntries(
    POSTING_ACCOUNTS.map((account) => [account, sumOf(postings, account)]),
  ) as Proof['books'];
}

function differences(stored: Account, replayed: Account): readonly Drift[] {
  const paths = Object.keys(replayed) as (keyof Account)[];
  return paths.flatMap((path) =>
    canonical(stored[path]) === canonical(replayed[path])
      ? []
      : [{ path: `/${path}`, stored: stored[path], replayed: replayed[path] }],
  );
}

/** JSON with sorted keys: two accounts are the same when their data is, whatever order it was built in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
