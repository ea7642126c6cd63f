import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Reward, RewardLimit } from '../program/reward.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { endOfSpan, REWARD_CAPS, type Use, useAt } from './uses.ts';

/** What the uses of a reward are counted under, in the account's counters of caps. */
export const rewardCap = (rewardId: string): string => `${REWARD_CAPS}${rewardId}`;

/** What a limit still leaves to one member. */
export interface LimitLeft extends RewardLimit {
  /** Captured in the span of the calendar. */
  readonly used: number;
  /** Redemptions whose points are held for it. */
  readonly held: number;
  readonly left: number;
  /** When the span ends; `null`: never. */
  readonly until: EpochSeconds | null;
}

type Counters = Pick<Account, 'uses' | 'holds' | 'settledAt'>;
type Calendar = Pick<Program, 'timeZone'>;

/**
 * What each limit of a reward leaves at the account's moment. Uses count in the span in which they are captured, and each
 * open hold is a use to come: so captures never exceed a limit, however late they are. One that was captured in part
 * counts twice until its rest is captured, released or lapses.
 *
 * @param account settled
 */
export function limitsLeft(account: Counters, reward: Reward, { timeZone }: Calendar): readonly LimitLeft[] {
  const held = account.holds.filter(({ rewardId }) => rewardId === reward.id).length;
  return (reward.limits ?? []).map(({ per, times }) => {
    const { times: used } = useAt(account.uses, rewardCap(reward.id), per, account.settledAt, timeZone);
    const left = Math.max(0, times - used - held);
    return { per, times, used, held, left, until: endOfSpan(per, account.settledAt, timeZone) };
  });
}

/**
 * Refusals: REWARD_LIMIT_REACHED.
 *
 * @param account settled
 */
export function refuseOverLimit(account: Counters, reward: Reward, calendar: Calendar): Refusal | null {
  const reached = limitsLeft(account, reward, calendar).find(({ left }) => left === 0);
  if (reached === undefined) return null;
  const { per, times, used, held, until } = reached;
  const span = per === 'ever' ? 'ever' : `a ${per}`;
  const again = until === null ? '' : ` It can be had again from ${iso(until)}.`;
  const open = held === 0 ? '' : ` and ${held} held`;
  return refuse(
    'REWARD_LIMIT_REACHED',
    `A member may have ${reward.id} ${times} times ${span}; ${used} are used${open}.${again}`,
    '/rewardId',
  );
}

const iso = (moment: EpochSeconds): string => new Date(moment * 1000).toISOString().replace('.000Z', 'Z');

/**
 * What a capture counts: one use in each span that the reward limits. Empty where it has no limits.
 *
 * @param account settled
 */
export function usesOfReward(
  account: Counters,
  reward: Reward,
  points: number,
  { timeZone }: Calendar,
): readonly Use[] {
  const cap = rewardCap(reward.id);
  const spans = new Set((reward.limits ?? []).map(({ per }) => per));
  return [...spans].map((per) => {
    const { since } = useAt(account.uses, cap, per, account.settledAt, timeZone);
    return { cap, per, since, times: 1, points };
  });
}

/** All that was counted, with the sign turned; zero stays zero, which storage writes without a sign. */
export function usesGivenBack(uses: readonly Use[]): readonly Use[] {
  return uses.map((use) => ({ ...use, times: 0 - use.times, points: 0 - use.points }));
}
