import { captureRedemption as operation } from '../../shared/contracts/operations/redemptions.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import {
  type CaptureCommand,
  captureRedemption as decide,
} from '../../shared/domain/ledger/capture-redemption.ts';
import { isCaptured } from '../../shared/domain/ledger/redemption-state.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ChangeFacts } from '../../shared/redeeming/change-redemption.ts';
import { awaitFulfillment } from '../../shared/redeeming/fulfillment-work.ts';
import { issueCoupon } from '../../shared/redeeming/issue-coupon.ts';
import { captureUnit } from '../../shared/redeeming/stock-unit.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import type { RewardsDeps } from './deps.ts';
import { answerChange } from './redemption-change.ts';

/**
 * Spends the points of a redemption, all or a part. Idempotent by redemption and Idempotency-Key. Refusals:
 * REDEMPTION_NOT_FOUND, those of the decision, REWARD_OUT_OF_STOCK, POOL_EMPTY. Emits redemption.captured.
 */
export function captureRedemption(deps: RewardsDeps) {
  return route(operation, (request) => {
    const { body, now } = request;
    return answerChange(deps, 'capture', { ...request, platform: body.platform }, async (facts) => {
      const { account, state, reward, inForce, changeId } = facts;
      const command: CaptureCommand = {
        changeId,
        ...(body.points === undefined ? {} : { points: body.points }),
      };
      // Decided before anything is taken: what is refused anyway must not look at stock and pools.
      const alone = decide(account, state, command, reward, inForce, now);
      if (isRefusal(alone)) return alone;
      const taken = await take(deps, facts, alone.entry.recordedAt);
      if (isRefusal(taken)) return taken;
      const { companions, ...carried } = taken;
      const decision = decide(account, state, { ...command, ...carried }, reward, inForce, now);
      if (isRefusal(decision)) return decision;
      const work = isCaptured(state)
        ? []
        : awaitFulfillment(deps.fulfillments, reward, state.redemptionId, decision.entry);
      return { decision, companions: [...companions, ...work] };
    });
  });
}

/** The unit of the stock, and the code of a reward that has one. */
async function take(deps: RewardsDeps, { reward, state }: ChangeFacts, at: EpochSeconds) {
  const unit = await captureUnit(deps.stocks, reward, state, at);
  if (isRefusal(unit)) return unit;
  const companions: Companion[] = [...unit.companions];
  const shard = unit.shard === undefined ? {} : { stockShard: unit.shard };
  if (reward.coupon === undefined || state.coupon !== null) return { ...shard, companions };
  const issued = await issueCoupon(deps, reward.coupon, state.redemptionId, at);
  if (isRefusal(issued)) return issued;
  return { ...shard, coupon: issued.coupon, companions: [...companions, ...issued.companions] };
}
