import { cancelRedemption as operation } from '../../shared/contracts/operations/redemptions.ts';
import type { AuditLine } from '../../shared/domain/audit-line.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { RedemptionState } from '../../shared/domain/ledger/redemption-state.ts';
import { cancelRedemption as decide } from '../../shared/domain/ledger/return-redemption.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { callerOf } from '../../shared/lambda/acting.ts';
import { route } from '../../shared/lambda/route.ts';
import { settleFulfillment } from '../../shared/redeeming/fulfillment-work.ts';
import { returnUnit } from '../../shared/redeeming/stock-unit.ts';
import type { RewardsDeps } from './deps.ts';
import { answerChange } from './redemption-change.ts';

type Deps = Pick<RewardsDeps, 'ledger' | 'programs' | 'stocks' | 'fulfillments' | 'noteAudit'>;

/**
 * Puts everything back as it was before a captured redemption. Idempotent by redemption and Idempotency-Key. Refusals:
 * REDEMPTION_NOT_FOUND, those of the decision. Emits redemption.returned, and writes a line of audit where it was one of the shop's
 * people: what servers cancel follows from orders that were taken back.
 */
export function cancelRedemption(deps: Deps) {
  return route(operation, (request) => {
    const { body, caller, now } = request;
    const { reason } = body;
    const why = reason === undefined ? {} : { reason };
    return answerChange(
      deps,
      'cancellation',
      { ...request, body: why },
      async ({ account, state, reward, inForce, changeId }) => {
        const decision = decide(account, state, { changeId, ...why }, inForce, now);
        if (isRefusal(decision)) return decision;
        return {
          decision,
          companions: [
            ...returnUnit(deps.stocks, reward, state),
            ...settleFulfillment(deps.fulfillments, reward, state),
            ...(caller?.kind === 'person'
              ? [deps.noteAudit(lineOf(callerOf(caller), state, reason ?? null, now))]
              : []),
          ],
        };
      },
    );
  });
}

const lineOf = (
  by: Pick<AuditLine, 'actor' | 'callerId'>,
  { memberId, redemptionId }: Pick<RedemptionState, 'memberId' | 'redemptionId'>,
  reason: string | null,
  now: EpochSeconds,
): AuditLine => ({
  at: now,
  action: 'redemption_canceled',
  ...by,
  subject: `member:${memberId}`,
  reason,
  details: { redemptionId },
});
