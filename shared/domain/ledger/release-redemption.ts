import type { EpochSeconds } from '../calendar.ts';
import type { Program } from '../program/program.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Account } from './account.ts';
import { type Appended, append } from './append.ts';
import type { Release } from './redemption.ts';
import { settledOf } from './redemption-account.ts';
import { total } from './redemption-postings.ts';
import { isCaptured, type RedemptionState, uncaptured } from './redemption-state.ts';
import { releaseOf } from './settle.ts';

/**
 * Gives back what a redemption still holds, each point to its lot; nothing where the hold has lapsed or the membership
 * ended. In either case nothing can be captured afterwards. What was captured in part stays captured. Idempotent by its
 * change id, which the caller looks for in the redemption's entries.
 *
 * Refusals, in this order: REDEMPTION_CANCELED, REDEMPTION_RELEASED, REDEMPTION_CAPTURED (all of it).
 *
 * @param account the redemption's member's
 * @param program the one in force
 */
export function releaseRedemption(
  account: Account,
  state: RedemptionState,
  { changeId }: { readonly changeId: string },
  program: Program,
  now: EpochSeconds,
): Appended<Release> | Refusal {
  const settled = settledOf(account, state.memberId, now);
  const refusal = refuseRelease(state);
  if (refusal) return refusal;
  const hold = settled.account.holds.find(({ holdId }) => holdId === state.redemptionId);
  return append<Release>(settled, program, {
    cause: {
      kind: 'release',
      redemptionId: state.redemptionId,
      changeId,
      points: hold === undefined ? 0 : total(hold.lots),
    },
    occurredAt: settled.account.settledAt,
    programVersion: state.programVersion,
    postings: hold === undefined ? [] : releaseOf(hold),
  });
}

function refuseRelease(state: RedemptionState): Refusal | null {
  const { redemptionId, isCanceled, isReleased, captured } = state;
  if (isCanceled) return refuse('REDEMPTION_CANCELED', `Redemption ${redemptionId} was canceled.`);
  if (isReleased) return refuse('REDEMPTION_RELEASED', `Redemption ${redemptionId} was released before.`);
  if (isCaptured(state) && uncaptured(state) === 0)
    return refuse(
      'REDEMPTION_CAPTURED',
      `All ${captured} points of redemption ${redemptionId} are captured.`,
    );
  return null;
}
