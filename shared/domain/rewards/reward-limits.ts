import type { Account } from '../ledger/account.ts';
import { type LimitLeft, limitsLeft } from '../ledger/reward-limit.ts';
import type { Program } from '../program/program.ts';
import type { Reward } from '../program/reward.ts';
import type { Missing } from './missing.ts';

/**
 * The limit that the member has reached, of several the one that lasts longest. A hold of the member's own that lapses or
 * is released may free it earlier.
 *
 * @param account settled
 */
export function missingLimit(
  reward: Reward,
  account: Account,
  program: Pick<Program, 'timeZone'>,
): readonly Missing[] {
  const [longest] = limitsLeft(account, reward, program)
    .filter(({ left }) => left === 0)
    .sort(longestFirst);
  if (longest === undefined) return [];
  const { per, times, until } = longest;
  return [{ kind: 'limit', per, times, again: until, detail: limitWords(longest) }];
}

function longestFirst({ until: a }: LimitLeft, { until: b }: LimitLeft): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return b - a;
}

function limitWords({ per, times, used, held, until }: LimitLeft): string {
  const often = `${times} ${times === 1 ? 'time' : 'times'} ${per === 'ever' ? 'in all' : `a ${per}`}`;
  const counted = `${used} used${held === 0 ? '' : `, ${held} held`}`;
  const again = until === null ? '' : `; again from ${new Date(until * 1000).toISOString()}`;
  return `A member can have the reward ${often}: ${counted}${again}.`;
}
