import { fulfillRedemption as operation } from '../../shared/contracts/operations/redemptions.ts';
import { fulfillRedemption as decide } from '../../shared/domain/ledger/fulfill-redemption.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { actorOf, callerIdOf } from '../../shared/lambda/acting.ts';
import { route } from '../../shared/lambda/route.ts';
import { settleFulfillment } from '../../shared/redeeming/fulfillment-work.ts';
import type { RewardsDeps } from './deps.ts';
import { answerChange } from './redemption-change.ts';

/**
 * Records that people have handed a reward over. Idempotent by redemption and Idempotency-Key. Refusals:
 * REDEMPTION_NOT_FOUND, those of the decision. Emits redemption.fulfilled.
 */
export function fulfillRedemption(
  deps: Pick<RewardsDeps, 'ledger' | 'programs' | 'fulfillments' | 'noteAudit'>,
) {
  return route(operation, (request) => {
    const { body, caller, now } = request;
    const { reference } = body;
    const actor = actorOf(caller, body.actor);
    const how = { actor, ...(reference === undefined ? {} : { reference }) };
    return answerChange(
      deps,
      'fulfillment',
      { ...request, body: how },
      async ({ account, state, reward, inForce, changeId }) => {
        const command = { changeId, ...how, keyId: callerIdOf(caller) };
        const decision = decide(account, state, command, reward, inForce, now);
        if (isRefusal(decision)) return decision;
        const line = {
          at: now,
          action: 'redemption_fulfilled',
          actor,
          callerId: command.keyId,
          subject: `member:${state.memberId}`,
          reason: null,
          details: { redemptionId: state.redemptionId, reference: reference ?? null },
        } as const;
        return {
          decision,
          companions: [...settleFulfillment(deps.fulfillments, reward, state), deps.noteAudit(line)],
        };
      },
    );
  });
}
