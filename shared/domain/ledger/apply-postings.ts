import type { EpochSeconds } from '../calendar.ts';
import {
  type Account,
  type ActiveLot,
  EXPIRED_LOT_MEMORY_SECONDS,
  type Hold,
  type PendingLot,
} from './account.ts';
import { byExpiry, type Posting } from './posting.ts';
import { endOf } from './span.ts';

/** What a hold needs beyond its points; given with the entry that opens it. */
export interface HoldTerms {
  readonly holdId: string;
  readonly rewardId: string;
  readonly lapsesAt: EpochSeconds;
}

/**
 * The account after `postings`. The only place where lots change, used alike by decisions, by time and by the proof,
 * so the three cannot disagree.
 *
 * @throws Error when a lot would fall below zero: a decision that posts points which are not there is a bug.
 */
export function applyPostings(account: Account, postings: readonly Posting[], hold?: HoldTerms): Account {
  return postings.reduce((current, posting) => applyPosting(current, posting, hold), account);
}

function applyPosting(account: Account, posting: Posting, hold?: HoldTerms): Account {
  switch (posting.account) {
    case 'pending':
      return { ...account, pending: changePending(account.pending, posting) };
    case 'active':
      return { ...account, active: changeLot(account.active, posting.expiresAt, posting.points) };
    case 'held':
      return { ...account, holds: changeHold(account.holds, posting, hold) };
    case 'deficit':
      return { ...account, deficit: notBelowZero(account.deficit - posting.points, 'deficit') };
    case 'expired':
      return { ...account, expired: changeExpired(account, posting.expiresAt, posting.points) };
    default:
      return account;
  }
}

function notBelowZero(points: number, where: string): number {
  if (points < 0) throw new Error(`posting would leave ${points} points in ${where}`);
  return points;
}

function changeLot(
  lots: readonly ActiveLot[],
  expiresAt: ActiveLot['expiresAt'],
  points: number,
): readonly ActiveLot[] {
  const before = lots.find((lot) => lot.expiresAt === expiresAt)?.points ?? 0;
  const after = notBelowZero(before + points, `the lot that expires at ${expiresAt}`);
  const others = lots.filter((lot) => lot.expiresAt !== expiresAt);
  return after === 0 ? others : [...others, { expiresAt, points: after }].sort(byExpiry);
}

function changePending(lots: readonly PendingLot[], change: PendingLot): readonly PendingLot[] {
  const isSame = (lot: PendingLot) =>
    lot.activatesAt === change.activatesAt && lot.expiresAt === change.expiresAt;
  const before = lots.find(isSame)?.points ?? 0;
  const points = notBelowZero(before + change.points, `the pending lot of ${change.activatesAt}`);
  const others = lots.filter((lot) => !isSame(lot));
  if (points === 0) return others;
  const { activatesAt, expiresAt } = change;
  return [...others, { activatesAt, expiresAt, points }].sort(
    (a, b) => a.activatesAt - b.activatesAt || byExpiry(a, b),
  );
}

function changeHold(
  holds: readonly Hold[],
  change: Posting & { account: 'held' },
  terms?: HoldTerms,
): readonly Hold[] {
  const { holdId, expiresAt, points } = change;
  const hold = holds.find((candidate) => candidate.holdId === holdId);
  const open = hold ?? (terms?.holdId === holdId ? terms : undefined);
  if (open === undefined) throw new Error(`posting to hold ${holdId}, which is not open`);
  const lots = changeLot(hold?.lots ?? [], expiresAt, points);
  const others = holds.filter((candidate) => candidate !== hold);
  if (lots.length === 0) return others;
  return [...others, { holdId, rewardId: open.rewardId, lapsesAt: open.lapsesAt, lots }].sort(
    (a, b) => a.lapsesAt - b.lapsesAt || (a.holdId < b.holdId ? -1 : 1),
  );
}

/** Whether a lot that ended at `end` is still remembered at `now`. One without an end, forfeited, always is. */
export function isRemembered(end: number, now: EpochSeconds): boolean {
  return end > now - EXPIRED_LOT_MEMORY_SECONDS;
}

function changeExpired(
  account: Account,
  expiresAt: ActiveLot['expiresAt'],
  points: number,
): readonly ActiveLot[] {
  if (!isRemembered(endOf(expiresAt, account.spans), account.settledAt)) return account.expired;
  return changeLot(account.expired, expiresAt, points);
}
