import { cancelRedemption as operation } from '../../shared/contracts/operations/redemptions.ts';
import { cancelRedemption as decide } from '../../shared/domain/ledger/return-redemption.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { route } from '../../shared/lambda/route.ts';
import { settleFulfillment } from '../../shared/redeeming/fulfillment-work.ts';
import { returnUnit } from '../../shared/redeeming/stock-unit.ts';
import type { RewardsDeps } from './deps.ts';
import { answerChange } from './redemption-change.ts';

type Deps = Pick<RewardsDeps, 'ledger' | 'programs' | 'stocks' | 'fulfillments'>;

/**
 * Puts everything back as it was before a captured redemption. Idempotent by redemption and Idempotency-Key. Refusals:
 * REDEMPTION_NOT_FOUND, those of the decision. Emits redemption.returned.
 */
export function cancelRedemption(deps: Deps) {
  return route(operation, (request) => {
    const { reason } = request.body;
    const why = reason === undefined ? {} : { reason };
    return answerChange(
      deps,
      'cancellation',
      { ...request, body: why },
      async ({ account, state, reward, inForce, changeId }) => {
        const decision = decide(account, state, { changeId, ...why }, inForce, request.now);
        if (isRefusal(decision)) return decision;
        return {
          decision,
          companions: [
            ...returnUnit(deps.stocks, reward, state),
            ...settleFulfillment(deps.fulfillments, reward, state),
          ],
        };
      },
    );
  });
}
