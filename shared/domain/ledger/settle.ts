import type { EpochSeconds } from '../calendar.ts';
import type { Account, ActiveLot, Hold } from './account.ts';
import { applyPostings, isRemembered } from './apply-postings.ts';
import type { DueMovement, Posting } from './posting.ts';
import { endOf, FORGOTTEN, type Span, soonestFirst } from './span.ts';

export interface Settled {
  readonly account: Account;
  /** What time did since the account was last written, oldest first. */
  readonly due: readonly DueMovement[];
}

/**
 * The account as it truly is at `now` (law 5): pending points whose date has come are active, holds that lapsed are
 * back in their lots, a deficit has taken what became active, and what ended is gone. Moments are gone through in
 * order, because points that became active before they ended had to absorb a deficit first. Settling in one step or
 * in many gives the same account. The clock of an account never goes back: an earlier `now` counts as the account's own.
 */
export function settle(account: Account, now: EpochSeconds): Settled {
  const until = Math.max(now, account.settledAt);
  const due: DueMovement[] = [];
  let current = account;
  for (let moment = nextMoment(current, until); moment !== null; moment = nextMoment(current, until)) {
    const postings = postingsAt(current, moment);
    current = applyPostings(at(current, moment), postings);
    due.push({ at: moment, postings });
  }
  return { account: at(current, until), due };
}

/** Moves the account's clock, and forgets expired lots and spans that are too old to matter. */
export function at(account: Account, now: EpochSeconds): Account {
  const settledAt = Math.max(account.settledAt, now);
  const { spans, expired } = account;
  return {
    ...account,
    settledAt,
    expired: kept(expired, ({ expiresAt }) => isRemembered(endOf(expiresAt, spans), settledAt)),
    // The last one stays: it numbers the next.
    spans: kept(spans, (span) => span === spans.at(-1) || isRemembered(span.until, settledAt)),
  };
}

/** The list itself where all of it is kept, which it almost always is. */
function kept<T>(list: readonly T[], isKept: (item: T) => boolean): readonly T[] {
  return list.every(isKept) ? list : list.filter(isKept);
}

/** The first moment up to `now` at which something is due, or null. */
function nextMoment(account: Account, now: EpochSeconds): EpochSeconds | null {
  if (account.deficit > 0 && account.active.length > 0) return account.settledAt;
  const first = Math.min(
    account.pending[0]?.activatesAt ?? Number.POSITIVE_INFINITY,
    account.holds[0]?.lapsesAt ?? Number.POSITIVE_INFINITY,
    firstEnd(account),
  );
  return first <= now ? first : null;
}

function firstEnd({ active, spans, settledAt }: Account): number {
  const first = soonestFirst(active, spans)[0];
  if (first === undefined) return Number.POSITIVE_INFINITY;
  const end = endOf(first.expiresAt, spans);
  // Released from a hold so old that its span is forgotten: it is gone as of now.
  return end === FORGOTTEN ? settledAt : end;
}

function postingsAt(account: Account, moment: EpochSeconds): readonly Posting[] {
  const arrivals = [...lapses(account.holds, moment), ...activations(account, moment)];
  const arrived = applyPostings(account, arrivals);
  const absorbed = absorb(arrived);
  return [...arrivals, ...absorbed, ...expiries(applyPostings(arrived, absorbed), moment)];
}

function lapses(holds: readonly Hold[], moment: EpochSeconds): readonly Posting[] {
  return holds.filter((hold) => hold.lapsesAt <= moment).flatMap(releaseOf);
}

/** Everything a hold still has goes back to its lots, each with its own expiry. */
export function releaseOf(hold: Hold): readonly Posting[] {
  return hold.lots.flatMap(({ expiresAt, points }): readonly Posting[] => [
    { account: 'held', points: -points, expiresAt, holdId: hold.holdId },
    { account: 'active', points, expiresAt },
  ]);
}

function activations(account: Account, moment: EpochSeconds): readonly Posting[] {
  return account.pending
    .filter((lot) => lot.activatesAt <= moment)
    .flatMap(({ activatesAt, expiresAt, points }): readonly Posting[] => [
      { account: 'pending', points: -points, activatesAt, expiresAt },
      { account: 'active', points, expiresAt },
    ]);
}

function absorb({ active, deficit, spans }: Account): readonly Posting[] {
  const taken = takeSoonestExpiring(active, deficit, spans);
  return taken.flatMap(({ expiresAt, points }): readonly Posting[] => [
    { account: 'active', points: -points, expiresAt },
    { account: 'deficit', points },
  ]);
}

function expiries({ active, spans }: Account, moment: EpochSeconds): readonly Posting[] {
  return active
    .filter((lot) => endOf(lot.expiresAt, spans) <= moment)
    .flatMap(({ expiresAt, points }): readonly Posting[] => [
      { account: 'active', points: -points, expiresAt },
      { account: 'expired', points, expiresAt },
    ]);
}

/** Law 6: up to `points` from the lots, what ends soonest first. `lots` must be sorted by `byExpiry`. */
export function takeSoonestExpiring(
  lots: readonly ActiveLot[],
  points: number,
  spans: readonly Span[],
): readonly ActiveLot[] {
  const taken: ActiveLot[] = [];
  let missing = points;
  for (const lot of soonestFirst(lots, spans)) {
    if (missing <= 0) break;
    const part = Math.min(lot.points, missing);
    taken.push({ expiresAt: lot.expiresAt, points: part });
    missing -= part;
  }
  return taken;
}
