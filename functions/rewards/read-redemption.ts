import type { Caller } from '../../shared/contracts/access.ts';
import { readRedemption as operation } from '../../shared/contracts/operations/redemptions.ts';
import type { Redemption } from '../../shared/contracts/redemptions.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import type { RedemptionState } from '../../shared/domain/ledger/redemption-state.ts';
import { isRefusal } from '../../shared/domain/refusal.ts';
import { answer } from '../../shared/lambda/answer.ts';
import { route } from '../../shared/lambda/route.ts';
import { applicationView } from '../../shared/redeeming/application-view.ts';
import { redemptionView } from '../../shared/redeeming/redemption-view.ts';
import { rewardOf } from '../../shared/redeeming/reward-of.ts';
import { seesCode } from '../../shared/redeeming/sees-code.ts';
import type { RewardsDeps } from './deps.ts';
import { loadRedemption } from './load-redemption.ts';

type Deps = Pick<RewardsDeps, 'ledger' | 'programs'>;

/** A redemption as it stands: one consistent read, nothing written. Refusals: REDEMPTION_NOT_FOUND. */
export function readRedemption({ ledger, programs }: Deps) {
  return route(operation, async ({ path: { redemptionId }, caller, now }) => {
    const state = await loadRedemption(ledger, redemptionId, caller);
    if (isRefusal(state)) return state;
    return answer(200, await standingView(programs, state, caller, now));
  });
}

/** The view of a redemption as this caller may see it. */
export async function standingView(
  programs: RewardsDeps['programs'],
  state: RedemptionState,
  caller: Caller | null,
  now: EpochSeconds,
): Promise<Redemption> {
  const program = await programs.version(state.programVersion);
  const reward = rewardOf(program, state.rewardId);
  const apply = applicationView({ reward, program, state });
  return redemptionView(state, { now, apply, isCodeShown: seesCode(caller, state) });
}
