import type { Caller } from '../../shared/contracts/access.ts';
import { type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { reaches } from '../../shared/redeeming/sees-code.ts';
import type { RedemptionRecord } from '../../shared/storage/redemption-record.ts';
import type { RewardsDeps } from './deps.ts';

/** A redemption that is the caller's business. Refusals: REDEMPTION_NOT_FOUND, which tells nobody that it is another's. */
export async function loadRedemption(
  ledger: RewardsDeps['ledger'],
  redemptionId: string,
  caller: Caller | null,
): Promise<RedemptionRecord | Refusal> {
  const state = await ledger.readRedemption(redemptionId);
  if (state !== null && reaches(caller, state)) return state;
  return refuse('REDEMPTION_NOT_FOUND', `There is no redemption ${redemptionId}.`, '/path/redemptionId');
}
