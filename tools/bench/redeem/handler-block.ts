import { authorizeRedemption, captureRedemption } from '../../../shared/contracts/operations/redemptions.ts';
import { openDeployedApi } from '../harness/deployed-api.ts';
import { REWARD_PROGRAM } from '../harness/reward-program.ts';
import { enrollRedeemers, redeemCalls } from './redeem-calls.ts';
import { measureRedeeming } from './redeem-load.ts';
import { REDEMPTIONS, type RedeemResult } from './redeem-plan.ts';

/** Redeems through the handlers: event in, response out. */
export async function runBlock({ assembly }: { readonly assembly: string }): Promise<RedeemResult> {
  const api = await openDeployedApi({ assembly, program: REWARD_PROGRAM });
  try {
    const members = await enrollRedeemers(api);
    const prepared = Array.from({ length: REDEMPTIONS }, (_, redemption) => {
      const { authorize, capture } = redeemCalls(members, redemption);
      return {
        authorize: api.prepare(authorizeRedemption, authorize),
        capture: api.prepare(captureRedemption, capture),
      };
    });
    return await measureRedeeming(api.engine, {
      authorize: async (redemption) => prepared[redemption]?.authorize(),
      capture: async (redemption) => prepared[redemption]?.capture(),
    });
  } finally {
    await api.close();
  }
}
