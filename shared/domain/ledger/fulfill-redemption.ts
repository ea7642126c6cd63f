import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import type { Reward } from '../program/reward.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Fulfillment } from './redemption.ts';
import { settledOf } from './redemption-account.ts';
import { isCaptured, type RedemptionState } from './redemption-state.ts';

/**
 * Records that people have done what a reward promises; no points move. Idempotent by its change id, which the caller
 * looks for in the redemption's entries.
 *
 * Refusals, in this order: REDEMPTION_NOT_BY_HAND, REDEMPTION_CANCELED, REDEMPTION_RELEASED and REDEMPTION_NOT_CAPTURED
 * (nothing was captured), REDEMPTION_FULFILLED.
 *
 * @param account the redemption's member's
 * @param reward of the version that the redemption names
 * @param program the one in force
 */
export function fulfillRedemption(
  account: Account,
  state: RedemptionState,
  command: Pick<Fulfillment, 'changeId' | 'reference' | 'actor' | 'keyId'>,
  reward: Reward,
  program: Program,
  now: EpochSeconds,
): Appended<Fulfillment> | Refusal {
  const settled = settledOf(account, state.memberId, now);
  const refusal = refuseFulfillment(state, reward);
  if (refusal) return refusal;
  const { changeId, reference, actor, keyId } = command;
  return append<Fulfillment>(settled, program, {
    cause: {
      kind: 'fulfillment',
      redemptionId: state.redemptionId,
      changeId,
      ...(reference === undefined ? {} : { reference }),
      actor,
      keyId,
    },
    occurredAt: settled.account.settledAt,
    programVersion: state.programVersion,
    postings: [],
  });
}

function refuseFulfillment(state: RedemptionState, { id, benefit }: Reward): Refusal | null {
  const { redemptionId, isCanceled, isReleased, fulfilledAt } = state;
  if (benefit.kind !== 'by_hand')
    return refuse('REDEMPTION_NOT_BY_HAND', `Reward ${id} is of kind ${benefit.kind}.`);
  if (isCanceled) return refuse('REDEMPTION_CANCELED', `Redemption ${redemptionId} was canceled.`);
  if (!isCaptured(state)) {
    return isReleased
      ? refuse('REDEMPTION_RELEASED', `Redemption ${redemptionId} was released.`)
      : refuse('REDEMPTION_NOT_CAPTURED', `Nothing of redemption ${redemptionId} is captured.`);
  }
  if (fulfilledAt !== null)
    return refuse('REDEMPTION_FULFILLED', `The reward of redemption ${redemptionId} was handed over before.`);
  return null;
}
