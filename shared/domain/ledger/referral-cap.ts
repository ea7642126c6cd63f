import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { referralTerms } from './referral-terms.ts';
import { REFERRAL_CAP, type Use, useAt } from './uses.ts';

type Counters = Pick<Account, 'uses'>;

/** How many successes of an advocate count now; those that were reversed do not. */
export function successesOf({ uses }: Counters): number {
  return uses.find(({ cap, per }) => cap === REFERRAL_CAP && per === 'ever')?.times ?? 0;
}

/**
 * Whether one success more, worth `points`, would be more than the program gives to one advocate.
 *
 * @param at when the friend's order was placed: caps count by it
 */
export function isOverCap({ uses }: Counters, points: number, program: Program, at: EpochSeconds): boolean {
  return (referralTerms(program).caps ?? []).some((cap) => {
    const used = useAt(uses, REFERRAL_CAP, cap.per, at, program.timeZone);
    return (
      used.times + 1 > (cap.times ?? Number.POSITIVE_INFINITY) ||
      used.points + points > (cap.points ?? Number.POSITIVE_INFINITY)
    );
  });
}

/** What a success counts: in each span that the program caps, and for ever, which steps go by. */
export function usesOfReferral(
  { uses }: Counters,
  points: number,
  program: Program,
  at: EpochSeconds,
): readonly Use[] {
  const spans = new Set([...(referralTerms(program).caps ?? []).map(({ per }) => per), 'ever' as const]);
  return [...spans].map((per) => {
    const { since } = useAt(uses, REFERRAL_CAP, per, at, program.timeZone);
    return { cap: REFERRAL_CAP, per, since, times: 1, points };
  });
}
