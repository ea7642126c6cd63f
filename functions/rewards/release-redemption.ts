import { releaseRedemption as operation } from '../../shared/contracts/operations/redemptions.ts';
import { releaseRedemption as decide } from '../../shared/domain/ledger/release-redemption.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { route } from '../../shared/lambda/route.ts';
import { releaseUnit } from '../../shared/redeeming/stock-unit.ts';
import type { RewardsDeps } from './deps.ts';
import { answerChange } from './redemption-change.ts';

/**
 * Gives up what a redemption holds. Idempotent by redemption and Idempotency-Key. Refusals: REDEMPTION_NOT_FOUND, those of
 * the decision. Emits redemption.released.
 */
export function releaseRedemption(deps: Pick<RewardsDeps, 'ledger' | 'programs' | 'stocks'>) {
  return route(operation, (request) =>
    answerChange(
      deps,
      'release',
      { ...request, body: {} },
      async ({ account, state, reward, inForce, changeId }) => {
        const decision = decide(account, state, { changeId }, inForce, request.now);
        if (isRefusal(decision)) return decision;
        const companions = await releaseUnit(deps.stocks, reward, state, decision.entry.recordedAt);
        return { decision, companions };
      },
    ),
  );
}
