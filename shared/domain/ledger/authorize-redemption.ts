import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { DEFAULT_REDEMPTION, type Reward } from '../program/reward.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { AppliedReward, Authorization, IssuedCoupon } from './redemption.ts';
import { refuseOutsider, refuseUncovered } from './redemption-account.ts';
import { setAside, spendActive } from './redemption-postings.ts';
import { refuseOverLimit, usesOfReward } from './reward-limit.ts';
import { settle, takeSoonestExpiring } from './settle.ts';

/** Each open hold is part of the account, which is to stay about a kilobyte; nobody pays at more tills at once. */
export const MAX_OPEN_HOLDS = 5;

export interface AuthorizeCommand {
  readonly redemptionId: string;
  readonly reward: Reward;
  /** The price, or what is paid with points: at least 1. */
  readonly points: number;
  /** Spends the points at once, without a hold: for what the member has from then on, such as a coupon. */
  readonly captured: boolean;
  readonly applied?: AppliedReward;
  readonly coupon?: IssuedCoupon;
  readonly stockShard?: number;
}

/**
 * Sets the points of a reward aside, those that end soonest (law 6), until it is captured, released, or lapses by itself;
 * or spends them at once. Idempotent by its redemption id, which storage guards. Whether the member may have the reward
 * is judged before; here is what the account alone can tell.
 *
 * Refusals, in this order: MEMBER_NOT_FOUND (a guest has no points), MEMBER_CLOSED, HOLD_LIMIT_REACHED (where points are
 * to be held), REWARD_LIMIT_REACHED, INSUFFICIENT_POINTS.
 *
 * @param program the one in force
 */
export function authorizeRedemption(
  account: Account,
  command: AuthorizeCommand,
  program: Program,
  now: EpochSeconds,
): Appended<Authorization> | Refusal {
  const { redemptionId, reward, points, captured } = command;
  const settled = settle(account, now);
  const refusal = refuseAuthorization(settled.account, command, program);
  if (refusal) return refusal;
  const { active, spans, settledAt } = settled.account;
  const lots = takeSoonestExpiring(active, points, spans);
  const lapsesAt = settledAt + (program.redemption ?? DEFAULT_REDEMPTION).holdMinutes * 60;
  const uses = captured ? usesOfReward(settled.account, reward, points, program) : [];
  return append<Authorization>(settled, program, {
    cause: causeOf(command),
    occurredAt: settledAt,
    programVersion: program.version,
    postings: captured ? spendActive(lots) : setAside(lots, redemptionId),
    ...(captured ? {} : { hold: { holdId: redemptionId, rewardId: reward.id, lapsesAt } }),
    ...(uses.length === 0 ? {} : { uses }),
  });
}

function causeOf(command: AuthorizeCommand): Authorization {
  const { redemptionId, reward, points, captured, applied, coupon, stockShard } = command;
  return {
    kind: 'authorization',
    redemptionId,
    rewardId: reward.id,
    points,
    ...(captured ? { captured: true } : {}),
    ...(applied === undefined ? {} : { applied }),
    ...(coupon === undefined ? {} : { coupon }),
    ...(stockShard === undefined ? {} : { stockShard }),
  };
}

function refuseAuthorization(
  account: Account,
  { reward, points, captured }: AuthorizeCommand,
  program: Program,
): Refusal | null {
  return (
    refuseOutsider(account) ??
    (captured ? null : refuseAnotherHold(account)) ??
    refuseOverLimit(account, reward, program) ??
    refuseUncovered(account, points)
  );
}

function refuseAnotherHold({ holds }: Account): Refusal | null {
  if (holds.length < MAX_OPEN_HOLDS) return null;
  const ids = holds.map(({ holdId }) => holdId).join(', ');
  return refuse(
    'HOLD_LIMIT_REACHED',
    `Points are held for ${holds.length} redemptions, the most at once: ${ids}.`,
  );
}
