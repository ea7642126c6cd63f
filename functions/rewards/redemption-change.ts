import type { Caller } from '../../shared/contracts/access.ts';
import type { RedemptionResult } from '../../shared/contracts/redemptions.ts';
import type { Platform } from '../../shared/contracts/rewards.ts';
import type { EpochSeconds } from '../../shared/domain/calendar.ts';
import { isRefusal, type Refusal } from '../../shared/domain/refusal.ts';
import { answer, replayed } from '../../shared/lambda/answer.ts';
import { requestHash } from '../../shared/lambda/request-hash.ts';
import { applicationView } from '../../shared/redeeming/application-view.ts';
import {
  type ChangeFacts,
  changeIdOf,
  changeRedemption,
  type DecidedChange,
} from '../../shared/redeeming/change-redemption.ts';
import { redemptionResult } from '../../shared/redeeming/redemption-view.ts';
import { seesCode } from '../../shared/redeeming/sees-code.ts';
import type { RewardsDeps } from './deps.ts';
import { loadRedemption } from './load-redemption.ts';

/** A request that changes one redemption. */
interface RedemptionChangeRequest {
  readonly path: { readonly redemptionId: string };
  readonly headers: { readonly 'idempotency-key': string };
  readonly body: object;
  readonly caller: Caller | null;
  readonly now: EpochSeconds;
  readonly platform?: Platform | undefined;
}

interface ChangeAnswer {
  readonly status: 200 | 201;
  readonly body: RedemptionResult;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Carries a change of a redemption out and answers it, now or as it was answered first.
 *
 * @param move its word, which is part of what tells one request from another under the same key
 */
export async function answerChange(
  deps: Pick<RewardsDeps, 'ledger' | 'programs'>,
  move: string,
  { path: { redemptionId }, headers, body, platform, caller, now }: RedemptionChangeRequest,
  decide: (facts: ChangeFacts) => Promise<DecidedChange | Refusal>,
): Promise<ChangeAnswer | Refusal> {
  const request = {
    changeId: changeIdOf(headers['idempotency-key']),
    requestHash: requestHash(move, body),
    load: () => loadRedemption(deps.ledger, redemptionId, caller),
    bookedOn: ({ memberId }: { memberId: string }) => memberId,
    doing: `${move} of ${redemptionId}`,
  };
  const changed = await changeRedemption(deps, request, now, decide);
  if (isRefusal(changed)) return changed;
  const { entry, state, program, reward, isReplay } = changed;
  const apply = applicationView({ reward, program, state, platform });
  const view = redemptionResult(state, entry, { apply, isCodeShown: seesCode(caller, state) });
  return isReplay ? replayed(view) : answer(201, view);
}
