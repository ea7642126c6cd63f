import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { OutboxItem } from '../../shared/domain/delivery/outbox-item.ts';
import type { NotDone, Outcome } from '../../shared/domain/delivery/outcome.ts';
import type { Withheld } from '../../shared/redeeming/grant-reward.ts';
import { grantIdOf } from '../../shared/redeeming/redemption-id.ts';
import type { DeliveryDeps } from './deps.ts';
import { HeldUp } from './held-up.ts';

/** What a shop can fill up is tried again, and at last waits among the dead letters for that. */
const NEVER: Readonly<Partial<Record<Withheld, NotDone>>> = {
  MEMBER_NOT_FOUND: 'MEMBER_LEFT',
  MEMBER_CLOSED: 'MEMBER_LEFT',
  REWARD_NOT_FOUND: 'REWARD_NOT_FOUND',
  REWARD_NOT_AVAILABLE: 'REWARD_NOT_AVAILABLE',
};

/** Gives a reward for nothing, of the version that decided it. Idempotent for ever by the redemption's id. */
export function giveReward({
  grant,
  programs,
  metrics,
}: Pick<DeliveryDeps, 'grant' | 'programs' | 'metrics'>) {
  /** @throws Fault when it has to be tried again: storage failed, or the reward has run out. */
  return async (item: OutboxItem, rewardId: string, now: EpochSeconds): Promise<Outcome> => {
    const { memberId, triggerId, askId, index: action, programVersion } = item;
    const cause = { by: 'trigger', triggerId, askId, action } as const;
    const redemptionId = grantIdOf(memberId, cause);
    const program = await programs.version(programVersion);
    const outcome = await grant({ memberId, rewardId, redemptionId, cause }, program, now);
    if (typeof outcome === 'string') return { kind: 'done' };
    const reason = NEVER[outcome.withheld];
    if (reason !== undefined) return { kind: 'dropped', reason };
    metrics.addMetric('RewardsWithheld', 'Count', 1);
    const message = `the reward ${rewardId} of ask ${askId} cannot be given: ${outcome.withheld}`;
    throw new HeldUp('REWARD_RAN_OUT', 'BUSY', message);
  };
}
