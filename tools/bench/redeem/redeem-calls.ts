import { enrollMember } from '../../../shared/contracts/operations/members.ts';
import { redemptionIdOf } from '../../../shared/redeeming/redemption-id.ts';
import type { ApiCall } from '../harness/api-event.ts';
import type { DeployedApi } from '../harness/deployed-api.ts';
import { grantPoints } from '../harness/granted-points.ts';
import { sampleOrder } from '../harness/sample-order.ts';
import { memberOfRedemption, REDEEM_PLAN } from './redeem-plan.ts';

/** Ten percent off a cart of three lines, by its number. */
export function redeemCalls(members: readonly string[], redemption: number): RedeemCalls {
  const memberId = members[memberOfRedemption(redemption)] ?? '';
  const { currency, lines } = sampleOrder(redemption, {}, 3);
  const key = `checkout-${100_000 + redemption}`;
  return {
    authorize: {
      path: { memberId },
      headers: { 'idempotency-key': key },
      body: { rewardId: 'tenth', cart: { currency, lines } },
    },
    capture: {
      path: { redemptionId: redemptionIdOf(memberId, key) },
      headers: { 'idempotency-key': `${key}-paid` },
      body: {},
    },
  };
}

export interface RedeemCalls {
  readonly authorize: ApiCall;
  readonly capture: ApiCall;
}

/** Members with points to spend. */
export async function enrollRedeemers(api: DeployedApi): Promise<readonly string[]> {
  const members: string[] = [];
  for (let index = 0; index < REDEEM_PLAN.members; index += 1) {
    const { body } = await api.call(enrollMember, { body: { customerId: `customer-${10_000 + index}` } });
    await grantPoints(api, body.memberId, REDEEM_PLAN.granted);
    members.push(body.memberId);
  }
  return members;
}
