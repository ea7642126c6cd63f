import type { EpochSeconds } from '../calendar.ts';
import type { Account, ActiveLot, Hold } from './account.ts';
import { applyPostings, isRemembered } from './apply-postings.ts';
import type { DueMovement, Expiry, Posting } from './posting.ts';

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

/** Moves the account's clock, and forgets expired lots that are too old to matter. */
export function at(account: Account, now: EpochSeconds): Account {
  const settledAt = Math.max(account.settledAt, now);
  const expired = account.expired.filter(
    (lot) => lot.expiresAt !== null && isRemembered(lot.expiresAt, settledAt),
  );
  return {
    ...account,
    settledAt,
    expired: expired.length === account.expired.length ? account.expired : expired,
  };
}

/** The first moment up to `now` at which something is due, or null. */
function nextMoment(account: Account, now: EpochSeconds): EpochSeconds | null {
  if (account.deficit > 0 && account.active.length > 0) return account.settledAt;
  const moments: Expiry[] = [
    account.pending[0]?.activatesAt ?? null,
    account.active[0]?.expiresAt ?? null,
    account.holds[0]?.lapsesAt ?? null,
  ];
  const reached = moments.filter((moment): moment is EpochSeconds => moment !== null && moment <= now);
  return reached.length === 0 ? null : Math.min(...reached);
}

function postingsAt(account: Account, moment: EpochSeconds): readonly Posting[] {
  const arrivals = [...lapses(account.holds, moment), ...activations(account, moment)];
  const arrived = applyPostings(account, arrivals);
  const absorbed = absorb(arrived.active, arrived.deficit);
  return [...arrivals, ...absorbed, ...expiries(applyPostings(arrived, absorbed).active, moment)];
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

function absorb(active: readonly ActiveLot[], deficit: number): readonly Posting[] {
  const taken = takeSoonestExpiring(active, deficit);
  return taken.flatMap(({ expiresAt, points }): readonly Posting[] => [
    { account: 'active', points: -points, expiresAt },
    { account: 'deficit', points },
  ]);
}

function expiries(active: readonly ActiveLot[], moment: EpochSeconds): readonly Posting[] {
  return active
    .filter((lot) => lot.expiresAt !== null && lot.expiresAt <= moment)
    .flatMap(({ expiresAt, points }): readonly Posting[] => [
      { account: 'active', points: -points, expiresAt },
      { account: 'expired', points, expiresAt },
    ]);
}

/** Law 6: up to `points` from the lots, what ends soonest first. `lots` must be sorted by expiry. */
export function takeSoonestExpiring(lots: readonly ActiveLot[], points: number): readonly ActiveLot[] {
  const taken: ActiveLot[] = [];
  let missing = points;
  for (const lot of lots) {
    if (missing <= 0) break;
    const part = Math.min(lot.points, missing);
    taken.push({ expiresAt: lot.expiresAt, points: part });
    missing -= part;
  }
  return taken;
}
