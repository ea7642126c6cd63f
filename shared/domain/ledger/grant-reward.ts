import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Reward } from '../program/reward.ts';
import { type Refusal, refuse } from '../refusal.ts';
import { isGrantable } from '../rewards/grantable.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Authorization, GrantCause, IssuedCoupon } from './redemption.ts';
import { refuseOutsider } from './redemption-account.ts';
import { settle } from './settle.ts';

export interface GrantCommand {
  readonly redemptionId: string;
  /** Of the version in which it was promised. */
  readonly reward: Reward;
  readonly cause: GrantCause;
  readonly coupon?: IssuedCoupon;
  readonly stockShard?: number;
}

/**
 * Gives a member a reward for nothing: a redemption of 0 points that is captured at once, so that no point moves. It was
 * promised, so nothing is asked of tier, audience, dates and limits, and it counts towards no limit. Idempotent by its
 * redemption id, which storage guards.
 *
 * Refusals, in this order: MEMBER_NOT_FOUND (a guest), MEMBER_CLOSED, REWARD_NOT_AVAILABLE (it is not `isGrantable`).
 *
 * @param program the version in which the reward was promised
 */
export function grantReward(
  account: Account,
  { redemptionId, reward, cause, coupon, stockShard }: GrantCommand,
  program: Program,
  now: EpochSeconds,
  inForce: Program = program,
): Appended<Authorization> | Refusal {
  const settled = settle(account, now);
  const refusal = refuseOutsider(settled.account) ?? refuseUngrantable(reward);
  if (refusal) return refusal;
  return append<Authorization>(settled, inForce, {
    cause: {
      kind: 'authorization',
      redemptionId,
      rewardId: reward.id,
      points: 0,
      captured: true,
      granted: cause,
      ...(coupon === undefined ? {} : { coupon }),
      ...(stockShard === undefined ? {} : { stockShard }),
    },
    occurredAt: settled.account.settledAt,
    programVersion: program.version,
    postings: [],
  });
}

function refuseUngrantable(reward: Reward): Refusal | null {
  if (isGrantable(reward)) return null;
  const detail = `The reward ${reward.id} of kind ${reward.benefit.kind} cannot be given for nothing: it needs a cart.`;
  return refuse('REWARD_NOT_AVAILABLE', detail, '/rewardId');
}
