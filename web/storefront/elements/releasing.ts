import { isProblem } from '../../../client/errors.ts';
import type { Redemption } from '../../../client/generated/types.ts';
import type { MemberStore } from '../store/member-store.ts';
import { intentKeys } from '../store/page-intent-keys.ts';
import { noteRedemption } from '../store/shared.ts';

/**
 * Gives a redemption up. One that is released already, or lapsed and gone, is what was wanted.
 *
 * @returns the redemption as it stands then
 * @throws as the client does, such as for one that an order has used
 */
export async function release(store: MemberStore, redemptionId: string): Promise<Redemption> {
  const name = `${store.memberId} release ${redemptionId}`;
  const idempotencyKey = await intentKeys.take(name);
  try {
    const redemption = await store.calls.releaseRedemption({ redemptionId, body: {}, idempotencyKey });
    await intentKeys.answered(name, idempotencyKey);
    noteRedemption(store, redemption);
    return redemption;
  } catch (error) {
    if (!isProblem(error, 'REDEMPTION_RELEASED', 'REDEMPTION_CANCELED')) throw error;
    return await store.calls.readRedemption({ redemptionId });
  } finally {
    store.changed();
  }
}
