import { readReferral as operation } from '../../shared/contracts/operations/referrals.ts';
import { isRefusal, type Refusal, refuse } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import type { ReferralRecord } from '../../shared/storage/referral-record.ts';
import type { ReferralsDeps } from './deps.ts';
import { supportView } from './support-view.ts';

/** All that is known of a referral. Refusals: REFERRAL_NOT_FOUND. */
export function readReferral({ ledger, programs }: Pick<ReferralsDeps, 'ledger' | 'programs'>) {
  return route(operation, async ({ path: { friendId }, now }) => {
    const state = await loadReferral(ledger, friendId);
    if (isRefusal(state)) return state;
    return answer(200, supportView(state, await programs.version(state.programVersion), now));
  });
}

/** Refusals: REFERRAL_NOT_FOUND. */
export async function loadReferral(
  ledger: Pick<ReferralsDeps['ledger'], 'readReferral'>,
  friendId: string,
): Promise<ReferralRecord | Refusal> {
  const state = await ledger.readReferral(friendId);
  return (
    state ?? refuse('REFERRAL_NOT_FOUND', `Member ${friendId} did not come with a code.`, '/path/friendId')
  );
}
