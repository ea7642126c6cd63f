import type { Entry } from '../domain/ledger/entry.ts';
import { type DueMovement, type Posting, sumOf } from '../domain/ledger/posting.ts';
import { isoTime } from './time.ts';

type Books = Pick<Entry, 'due' | 'postings' | 'settled'>;

export type MovementKind = 'activated' | 'expired' | 'lapsed' | 'absorbed';

/** What an entry gave or took: its own postings on the member's accounts, a hold only moving points between them. */
export function pointsOf({ postings }: Pick<Books, 'postings'>): number {
  return (['pending', 'active', 'held', 'deficit'] as const).reduce(
    (sum, account) => sum + sumOf(postings, account),
    0,
  );
}

/** What time did, told by the moment at which it did, for statements and events. */
export function movementsOf({ due, settled }: Books): { kind: MovementKind; at: string; points: number }[] {
  return [...due, ...settled].flatMap(({ at, postings }: DueMovement) =>
    MOVEMENTS.map(([kind, count]) => ({ kind, at: isoTime(at), points: count(postings) })).filter(
      ({ points }) => points > 0,
    ),
  );
}

const MOVEMENTS: readonly (readonly [MovementKind, (postings: readonly Posting[]) => number])[] = [
  ['activated', (postings) => -sumOf(postings, 'pending')],
  ['lapsed', (postings) => -sumOf(postings, 'held')],
  ['absorbed', (postings) => sumOf(postings, 'deficit')],
  ['expired', (postings) => sumOf(postings, 'expired')],
];
