import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Reward } from '../program/reward.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account, Hold } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Capture, IssuedCoupon } from './redemption.ts';
import { refuseOutsider, refuseUncovered, settledOf } from './redemption-account.ts';
import { spendActive, spendHeld } from './redemption-postings.ts';
import { isCaptured, type RedemptionState, uncaptured } from './redemption-state.ts';
import { refuseOverLimit, usesOfReward } from './reward-limit.ts';
import { takeSoonestExpiring } from './settle.ts';

export interface CaptureCommand {
  readonly changeId: string;
  /** At least 1 where it is given; all that is left to capture where it is not. */
  readonly points?: number;
  readonly orderId?: string;
  readonly coupon?: IssuedCoupon;
  /** Of the unit that a late capture took anew. */
  readonly stockShard?: number;
}

/**
 * Spends what a redemption holds, or a part of it; what a part leaves stays held until it is captured, released or lapses.
 * Where the hold has lapsed the capture is late: it takes the points anew, those that end soonest, if they are still there.
 * A redemption goes onto one order, and all that it gives there it gives at once. Idempotent by its change id, which the
 * caller looks for in the redemption's entries.
 *
 * Refusals, in this order: REDEMPTION_CANCELED, REDEMPTION_RELEASED, REDEMPTION_OF_ORDER (a rest beside an order),
 * REDEMPTION_CAPTURED (all of it, or a part that an order now asks for the rest of), MEMBER_NOT_FOUND, MEMBER_CLOSED,
 * REDEMPTION_INDIVISIBLE, HOLD_EXCEEDED, and of a late one REWARD_LIMIT_REACHED and INSUFFICIENT_POINTS.
 *
 * @param account the redemption's member's
 * @param reward of the version that the redemption names
 * @param program the one in force
 */
export function captureRedemption(
  account: Account,
  state: RedemptionState,
  command: CaptureCommand,
  reward: Reward,
  program: Program,
  now: EpochSeconds,
): Appended<Capture> | Refusal {
  const settled = settledOf(account, state.memberId, now);
  const { points = uncaptured(state) } = command;
  const hold = settled.account.holds.find(({ holdId }) => holdId === state.redemptionId);
  const refusal =
    refuseMove(state, command) ??
    refuseOutsider(settled.account) ??
    refusePart(state, points, reward) ??
    (hold === undefined ? refuseUnheld(settled.account, state, points, reward, program) : null);
  if (refusal) return refusal;
  const uses = isCaptured(state) ? [] : usesOfReward(settled.account, reward, points, program);
  return append<Capture>(settled, program, {
    cause: causeOf(state, command, points, hold === undefined),
    occurredAt: settled.account.settledAt,
    programVersion: state.programVersion,
    postings: take(settled.account, hold, points),
    ...(uses.length === 0 ? {} : { uses }),
  });
}

function refuseMove(state: RedemptionState, { orderId }: CaptureCommand): Refusal | null {
  const { redemptionId, isCanceled, isReleased, captured } = state;
  if (isCanceled) return refuse('REDEMPTION_CANCELED', `Redemption ${redemptionId} was canceled.`);
  if (isReleased) return refuse('REDEMPTION_RELEASED', `Redemption ${redemptionId} was released.`);
  if (!isCaptured(state)) return null;
  const rest = uncaptured(state);
  if (state.orderId !== null && rest > 0)
    return refuse('REDEMPTION_OF_ORDER', `Redemption ${redemptionId} is on order ${state.orderId}.`);
  if (rest > 0 && orderId === undefined) return null;
  const detail =
    rest === 0
      ? `All ${captured} points of redemption ${redemptionId} are captured.`
      : `Redemption ${redemptionId} was captured in part, without an order; it cannot be put on one any more.`;
  return refuse('REDEMPTION_CAPTURED', detail);
}

function refusePart(state: RedemptionState, points: number, reward: Reward): Refusal | null {
  const rest = uncaptured(state);
  const { redemptionId, authorized } = state;
  if (points !== authorized && reward.benefit.kind !== 'pay_with_points') {
    const detail = `Redemption ${redemptionId} is captured with all its ${authorized} points, not with ${points}.`;
    return refuse('REDEMPTION_INDIVISIBLE', detail, '/points');
  }
  if (points > rest) {
    const detail = `Redemption ${redemptionId} has ${rest} points left to capture; ${points} were asked for.`;
    return refuse('HOLD_EXCEEDED', detail, '/points');
  }
  return null;
}

/** Without a hold nothing is promised any more, unless a part was captured and counted before. */
function refuseUnheld(
  account: Account,
  state: RedemptionState,
  points: number,
  reward: Reward,
  program: Program,
): Refusal | null {
  return (
    (isCaptured(state) ? null : refuseOverLimit(account, reward, program)) ?? refuseUncovered(account, points)
  );
}

function take({ active, spans }: Account, hold: Hold | undefined, points: number) {
  return hold === undefined
    ? spendActive(takeSoonestExpiring(active, points, spans))
    : spendHeld(takeSoonestExpiring(hold.lots, points, spans), hold.holdId);
}

function causeOf(
  { redemptionId, rewardId }: RedemptionState,
  { changeId, orderId, coupon, stockShard }: CaptureCommand,
  points: number,
  late: boolean,
): Capture {
  return {
    kind: 'capture',
    redemptionId,
    rewardId,
    changeId,
    points,
    ...(orderId === undefined ? {} : { orderId }),
    ...(late ? { late: true } : {}),
    ...(coupon === undefined ? {} : { coupon }),
    ...(stockShard === undefined ? {} : { stockShard }),
  };
}
