import type { Program } from '../program/program.ts';
import type { Account } from './account.ts';
import { referralTerms } from './referral-terms.ts';
import { REFERRAL_CAP, type Use, useAt } from './uses.ts';

type Counters = Pick<Account, 'uses' | 'settledAt'>;

/** How many successes of an advocate count now; those that were reversed do not. */
export function successesOf({ uses }: Pick<Account, 'uses'>): number {
  return uses.find(({ cap, per }) => cap === REFERRAL_CAP && per === 'ever')?.times ?? 0;
}

/**
 * Whether one success more, worth `points`, would be more than the program gives to one advocate. Caps count by the moment
 * at which it is booked: the account's clock never goes back, so no span is counted again that is over, however late we hear
 * of an order or a person decides.
 *
 * @param account settled
 */
export function isOverCap({ uses, settledAt }: Counters, points: number, program: Program): boolean {
  return (referralTerms(program).caps ?? []).some((cap) => {
    const used = useAt(uses, REFERRAL_CAP, cap.per, settledAt, program.timeZone);
    return (
      used.times + 1 > (cap.times ?? Number.POSITIVE_INFINITY) ||
      used.points + points > (cap.points ?? Number.POSITIVE_INFINITY)
    );
  });
}

/**
 * What a success counts: in each span that the program caps, and for ever, which steps go by.
 *
 * @param account settled
 */
export function usesOfReferral(
  { uses, settledAt }: Counters,
  points: number,
  program: Program,
): readonly Use[] {
  const spans = new Set([...(referralTerms(program).caps ?? []).map(({ per }) => per), 'ever' as const]);
  return [...spans].map((per) => {
    const { since } = useAt(uses, REFERRAL_CAP, per, settledAt, program.timeZone);
    return { cap: REFERRAL_CAP, per, since, times: 1, points };
  });
}
