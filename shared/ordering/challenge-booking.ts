import type { EpochSeconds } from '../domain/calendar.ts';
import { awardedOf } from '../domain/challenges/mark.ts';
import { awardsAfter, MAX_ROUNDS_AT_ONCE } from '../domain/ledger/award-challenge.ts';
import type { ChallengeAward, ChallengeReversal, UndoneRound } from '../domain/ledger/challenge.ts';
import type { Accrual, Claim, Entry, Refund } from '../domain/ledger/entry.ts';
import { isStillMet, reverseChallenge, touchedBy } from '../domain/ledger/reverse-challenge.ts';
import type { Program } from '../domain/program/program.ts';
import { challengeKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import { accountIn, type Books, withEntry, withEntryReplaced } from './books.ts';

/** An order, or claim, with what challenges gave by it. */
export interface BookedAwards<C extends Accrual | Claim> {
  readonly books: Books;
  /** As it is booked: it names the awards, so that a retry finds them whatever became of them since. */
  readonly completed: Entry<C>;
  readonly awards: readonly Entry<ChallengeAward>[];
}

/**
 * Books what challenges give by an order, in the transaction of the order or its claim: so who asks next sees it. Nothing is
 * read for it, and an order that completes nothing writes nothing more.
 *
 * @param books after the order, and after the refunds that had waited for it
 * @param completed as it is in the books
 */
export function bookAwards<C extends Accrual | Claim>(
  books: Books,
  completed: Entry<C>,
  requestHash: string,
  program: Program,
  now: EpochSeconds,
): BookedAwards<C> {
  const awards = awardsAfter(accountIn(books, completed.memberId), completed, program, now);
  if (awards.length === 0) return { books, completed, awards: [] };
  const entries = awards.map(({ entry }) => entry);
  const achieved = entries.map(({ cause: { challengeId, round }, sequence }) => ({
    challengeId,
    round,
    sequence,
  }));
  const naming: Entry<C> = { ...completed, cause: { ...completed.cause, achieved } };
  const booked = awards.reduce(
    (before, award) => withEntry(before, challengeKey(award.entry), award, requestHash),
    withEntryReplaced(books, completed, naming),
  );
  return { books: booked, completed: naming, awards: entries };
}

interface ReversalDeps {
  readonly ledger: Pick<LedgerStore, 'readChallengeAward'>;
  readonly programs: Pick<ProgramSource, 'version'>;
}

/**
 * Books what challenges take back with a refund, in its transaction: from the last that stands, until one is still met. What
 * they gave is read, mostly one entry, and only where the refund took back something that counted for a challenge which stands.
 *
 * @param books after the refund
 * @param refund as it is in the books
 * @returns with the refund, which names what it undid; null where the account was read before another refund, which took back the same
 */
export async function bookReversals(
  { ledger, programs }: ReversalDeps,
  books: Books,
  refund: Entry<Refund>,
  requestHash: string,
  inForce: Program,
  now: EpochSeconds,
): Promise<{ readonly books: Books; readonly refund: Entry<Refund> } | null> {
  const { memberId } = refund;
  let booked = books;
  const undone: Entry<ChallengeReversal>[] = [];
  for (const challengeId of touchedBy(refund, accountIn(books, memberId).marks)) {
    const standing = awardedOf(accountIn(books, memberId).marks, challengeId);
    for (let round = standing; round > 0 && undone.length < MAX_ROUNDS_AT_ONCE; round -= 1) {
      const award = await ledger.readChallengeAward(memberId, challengeId, round);
      if (award === null) return null;
      const program = await programs.version(award.programVersion);
      const account = accountIn(booked, memberId);
      if (isStillMet(award, account.marks, program)) break;
      const reversal = reverseChallenge(account, award, refund, program, now, inForce);
      booked = withEntry(booked, challengeKey(reversal.entry), reversal, requestHash);
      undone.push(reversal.entry);
    }
  }
  const last = undone.at(-1);
  if (last === undefined) return { books: booked, refund };
  const told = { rounds: undone.map(({ cause }) => undoneRound(cause)), balance: last.balance };
  const naming: Entry<Refund> = { ...refund, cause: { ...refund.cause, undone: told } };
  return { books: withEntryReplaced(booked, refund, naming), refund: naming };
}

function undoneRound({ challengeId, round, reversed, forgiven, promised }: ChallengeReversal): UndoneRound {
  const rewardId = promised?.rewardId;
  return { challengeId, round, reversed, forgiven, ...(rewardId === undefined ? {} : { rewardId }) };
}
