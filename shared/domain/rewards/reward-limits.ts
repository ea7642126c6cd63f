import { type EpochSeconds, firstDayOf, januaryOf, monthOfDay, startOfDay } from '../calendar.ts';
import type { Account } from '../ledger/account.ts';
import { sinceOf, useAt } from '../ledger/uses.ts';
import type { CapPeriod } from '../program/earning-rule.ts';
import type { Reward, RewardLimit } from '../program/reward.ts';
import type { Missing } from './missing.ts';

const DAYS_PER_WEEK = 7;
const MONTHS_PER_YEAR = 12;

/** What the uses of a reward are counted under in the account; no earning rule can be called so. */
export const rewardCap = (rewardId: string): string => `reward:${rewardId}`;

/** How many times a member had a reward in the span of `at`, with what is authorized and still open. */
export function timesUsed(
  account: Pick<Account, 'uses' | 'holds'>,
  rewardId: string,
  per: CapPeriod,
  at: EpochSeconds,
  timeZone: string,
): number {
  const open = account.holds.filter((hold) => hold.rewardId === rewardId).length;
  return useAt(account.uses, rewardCap(rewardId), per, at, timeZone).times + open;
}

/**
 * The limit that the member has reached, of several the one that lasts longest. A hold of the member's own that lapses or
 * is released may free it earlier.
 *
 * @param account settled
 */
export function missingLimit(
  { id, limits = [] }: Reward,
  account: Pick<Account, 'uses' | 'holds'>,
  now: EpochSeconds,
  timeZone: string,
): readonly Missing[] {
  const reached = limits
    .filter(({ per, times }) => timesUsed(account, id, per, now, timeZone) >= times)
    .map((limit) => ({ limit, again: nextSpan(limit.per, now, timeZone) }))
    .sort((a, b) => (b.again ?? Number.POSITIVE_INFINITY) - (a.again ?? Number.POSITIVE_INFINITY) || 0);
  const [longest] = reached;
  if (longest === undefined) return [];
  const { limit, again } = longest;
  return [{ kind: 'limit', ...limit, again, detail: limitWords(limit, again) }];
}

function limitWords({ per, times }: RewardLimit, again: EpochSeconds | null): string {
  const often = `${times} ${times === 1 ? 'time' : 'times'}`;
  return again === null
    ? `A member can have the reward ${often} in all, and this one has had it or holds it.`
    : `A member can have the reward ${often} a ${per}; again from ${new Date(again * 1000).toISOString()}.`;
}

/** The moment at which the next span of the program's calendar begins; `null` where there is no next one. */
export function nextSpan(per: CapPeriod, at: EpochSeconds, timeZone: string): EpochSeconds | null {
  const since = sinceOf(per, at, timeZone);
  switch (per) {
    case 'day':
      return startOfDay(since + 1, timeZone);
    case 'week':
      return startOfDay(since + DAYS_PER_WEEK, timeZone);
    case 'month':
      return startOfDay(firstDayOf(monthOfDay(since) + 1), timeZone);
    case 'year':
      return startOfDay(firstDayOf(januaryOf(monthOfDay(since)) + MONTHS_PER_YEAR), timeZone);
    case 'ever':
      return null;
  }
}
