import type { EpochSeconds } from '../domain/calendar.ts';
import { challengeSteps } from '../domain/challenges/challenge-steps.ts';
import type { Mark } from '../domain/challenges/mark.ts';
import { awardChallenge } from '../domain/ledger/award-challenge.ts';
import type { Accrual, Claim, Entry, Refund } from '../domain/ledger/entry.ts';
import { reverseChallenge } from '../domain/ledger/reverse-challenge.ts';
import type { Program } from '../domain/program/program.ts';
import { challengeKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import { accountIn, type Books, withEntry } from './books.ts';

/**
 * Books what challenges give by an order, in the transaction of the order or its claim: so who asks next sees it. Nothing is
 * read for it, and an order that completes nothing writes nothing more.
 *
 * @param books after the order, and after the refunds that had waited for it
 * @param before the marks of its member before it
 */
export function bookAwards(
  books: Books,
  before: readonly Mark[],
  completed: Entry<Accrual> | Entry<Claim>,
  requestHash: string,
  program: Program,
  now: EpochSeconds,
): Books {
  const { memberId } = completed;
  const { given } = challengeSteps(before, accountIn(books, memberId).marks, program);
  return given.reduce((booked, step) => {
    const award = awardChallenge(accountIn(booked, memberId), step, completed, program, now);
    return withEntry(booked, challengeKey(award.entry), award, requestHash);
  }, books);
}

interface RefundTerms {
  /** The version that the order names. */
  readonly program: Program;
  readonly inForce: Program;
  readonly now: EpochSeconds;
}

/**
 * Books what challenges take back with a refund, in its transaction. What they gave is read, once for each; a refund that
 * undoes nothing reads nothing.
 *
 * @param books after the refund
 * @param before the marks of its member before it
 * @returns null where the account was read before another refund, which took back the same
 */
export async function bookReversals(
  ledger: Pick<LedgerStore, 'readChallengeAward'>,
  books: Books,
  before: readonly Mark[],
  refund: Entry<Refund>,
  requestHash: string,
  { program, inForce, now }: RefundTerms,
): Promise<Books | null> {
  const { memberId } = refund;
  const { takenBack } = challengeSteps(before, accountIn(books, memberId).marks, program);
  const awards = await Promise.all(
    takenBack.map(({ challenge, round }) => ledger.readChallengeAward(memberId, challenge.id, round)),
  );
  let booked = books;
  for (const award of awards) {
    // Another refund took it back between the readings of the account and of this: all is read again.
    if (award === null) return null;
    const account = accountIn(booked, memberId);
    const reversal = reverseChallenge(account, award, refund, program, now, inForce);
    booked = withEntry(booked, challengeKey(reversal.entry), reversal, requestHash);
  }
  return booked;
}
