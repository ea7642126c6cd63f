import type { OrderRequest } from '../contracts/orders.ts';
import type { ReferralOutcome } from '../contracts/referring.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { type Accrual, type Entry, isCause } from '../domain/ledger/entry.ts';
import type { ReferralOpening } from '../domain/ledger/referral.ts';
import { isMiss, type ReferralMissReason } from '../domain/ledger/referral-miss.ts';
import type { Program } from '../domain/program/program.ts';
import { missed, signedUp } from '../referring/referral-outcome.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { Companion } from '../storage/ledger-write.ts';
import { accountIn, type Books, withEntry } from './books.ts';
import type { OrderTerms } from './order-decision.ts';
import type { OrderingDeps } from './ordering-deps.ts';

/** What the code of an order came to. */
export interface OrderReferral {
  readonly books: Books;
  readonly companions: readonly Companion[];
  readonly missed: ReferralMissReason | undefined;
  readonly outcome: ReferralOutcome | null;
}

/** Opens the referral that an order's code asks for, before the order, which then is the one of a friend. */
export async function referOrder(
  { referring }: Pick<OrderingDeps, 'referring'>,
  books: Books,
  { referral: offer }: Pick<OrderRequest, 'referral'>,
  {
    order: { orderId, placedAt },
    memberId,
    requestHash,
  }: Pick<OrderTerms, 'order' | 'memberId' | 'requestHash'>,
  program: Program,
  now: EpochSeconds,
): Promise<OrderReferral> {
  if (offer === undefined) return { books, companions: [], missed: undefined, outcome: null };
  const arrival = { order: { orderId, placedAt } };
  const opening = await referring.open(accountIn(books, memberId), offer, arrival, program, now);
  if (isMiss(opening))
    return { books, companions: [], missed: opening.missed, outcome: missed(opening.missed) };
  const { key, appended, companions } = opening;
  const opened = withEntry(books, key, appended, requestHash);
  return { books: opened, companions, missed: undefined, outcome: signedUp(appended.entry.cause.code) };
}

/**
 * What became of the code that a recorded order came with, as it was answered then.
 *
 * @param isAsked whether the order came with one
 */
export async function firstReferral(
  { ledger }: { readonly ledger: Pick<LedgerStore, 'readReferral'> },
  { memberId, cause }: Entry<Accrual>,
  isAsked: boolean,
): Promise<ReferralOutcome | null> {
  if (!isAsked) return null;
  if (cause.referralMissed !== undefined) return missed(cause.referralMissed);
  const { orderId } = cause.order;
  const referral = await ledger.readReferral(memberId);
  const opening = referral?.entries.find(
    (entry): entry is Entry<ReferralOpening> => isCause(entry, 'referral') && entry.cause.orderId === orderId,
  );
  if (opening === undefined) throw new Error(`order ${orderId} came with a code that became of nothing`);
  return signedUp(opening.cause.code);
}
