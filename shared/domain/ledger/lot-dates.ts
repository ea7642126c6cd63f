import { type EpochSeconds, endOfMonthAfterMonths, midnightAfterDays } from '../calendar.ts';
import type { ExpiryPolicy, PendingPolicy, ProgramDocument } from '../program/program.ts';
import type { EarnedLot } from './entry.ts';
import type { Expiry } from './posting.ts';

/** The lot an order's points belong to, by the day it was placed and not by the day we heard of it. */
export function lotOf(placedAt: EpochSeconds, program: ProgramDocument): EarnedLot {
  const activatesAt = activationOf(placedAt, program.pending, program.timeZone);
  return { activatesAt, expiresAt: expiryOf(activatesAt, program.expiry, program.timeZone) };
}

function activationOf(placedAt: EpochSeconds, pending: PendingPolicy, timeZone: string): EpochSeconds {
  switch (pending.kind) {
    case 'none':
      return placedAt;
    case 'days':
      return midnightAfterDays(placedAt, pending.days, timeZone);
    case 'delivery':
      return midnightAfterDays(placedAt, pending.atMostDays, timeZone);
  }
}

/** When points end that become active at `activatesAt`. */
export function expiryOf(activatesAt: EpochSeconds, expiry: ExpiryPolicy, timeZone: string): Expiry {
  switch (expiry.kind) {
    case 'rolling':
      return endOfMonthAfterMonths(activatesAt, expiry.months, timeZone);
    default:
      return null;
  }
}
