import type { EpochSeconds } from '../calendar.ts';
import { type Account, openAccount } from '../ledger/account.ts';
import type { KnownBesides } from '../ledger/judgment-inputs.ts';
import type { MemberFacts } from '../program/member-facts.ts';
import { NO_PROGRESS } from '../tiers/progress.ts';

/** What somebody imagines of a member: what is left out is nothing, or not known. */
export interface Imagined {
  readonly tier?: string | undefined;
  readonly attributes?: MemberFacts['attributes'] | undefined;
  readonly birthday?: MemberFacts['birthday'] | undefined;
  readonly orders?: number | undefined;
  readonly pointsEarned?: number | undefined;
  readonly activePoints?: number | undefined;
  readonly daysSinceEnrollment?: number | undefined;
  readonly daysSinceLastOrder?: number | undefined;
  readonly spent?: MemberFacts['spent'] | undefined;
}

const DAY_SECONDS = 86_400;

/**
 * An account such as an imagined member would have, and what then counts instead of the account's own. Whoever decides
 * on it decides as for a real one: the numbers of the order and the balance that caps look at are in the account.
 *
 * @param at as of when the days are told
 */
export function imaginedMember(
  imagined: Imagined,
  at: EpochSeconds,
): { readonly account: Account; readonly besides: KnownBesides } {
  const { tier, attributes = {}, birthday, spent = {} } = imagined;
  const { orders = 0, pointsEarned = 0, activePoints = 0 } = imagined;
  const { daysSinceEnrollment = 0, daysSinceLastOrder } = imagined;
  const account: Account = {
    ...openAccount('imagined'),
    status: 'active',
    enrolledAt: at - daysSinceEnrollment * DAY_SECONDS,
    lastOrderAt: daysSinceLastOrder === undefined ? null : at - daysSinceLastOrder * DAY_SECONDS,
    active: activePoints === 0 ? [] : [{ expiresAt: null, points: activePoints }],
    qualifying: { ...NO_PROGRESS, orders, points: pointsEarned, amounts: spent },
  };
  const facts: Partial<MemberFacts> = {
    ...(tier === undefined ? {} : { tier }),
    attributes,
    ...(birthday === undefined ? {} : { birthday }),
    // Days of the program's calendar, which an hour of daylight saving must not change.
    behavior: {
      orders,
      points_earned: pointsEarned,
      active_points: activePoints,
      days_since_enrollment: daysSinceEnrollment,
      ...(daysSinceLastOrder === undefined ? {} : { days_since_last_order: daysSinceLastOrder }),
    },
    spent,
  };
  return { account, besides: { facts } };
}
