import type { EpochSeconds } from '../domain/calendar.ts';
import type { Account } from '../domain/ledger/account.ts';
import type { Appended } from '../domain/ledger/append.ts';
import type { Cause } from '../domain/ledger/entry.ts';
import { afterRedemptionChange, type RedemptionState } from '../domain/ledger/redemption-state.ts';
import type { Program } from '../domain/program/program.ts';
import type { Reward } from '../domain/program/reward.ts';
import { isRefusal, type Refusal, refuse } from '../domain/refusal.ts';
import { redemptionChangeKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import { nextRedemptionChange, type RedemptionRecord } from '../storage/redemption-record.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { areStanding } from './are-standing.ts';
import { findChange, type Recorded } from './recorded-change.ts';
import { rewardOf } from './reward-of.ts';

/** A change that is asked for. */
export interface ChangeRequest {
  /** The same again is the same change: `changeIdOf` the caller's Idempotency-Key, or an id of our own. */
  readonly changeId: string;
  readonly requestHash: string;
  /** Reads the redemption, or refuses; anew for each attempt. */
  load(): Promise<RedemptionRecord | Refusal>;
  /** On whose account the entry stands. */
  bookedOn(state: RedemptionState): string;
  /** For the log, should all attempts fail. */
  readonly doing: string;
}

/** What a change is decided by. */
export interface ChangeFacts {
  readonly changeId: string;
  readonly account: Account;
  readonly state: RedemptionState;
  readonly reward: Reward;
  /** The version that the redemption names. */
  readonly program: Program;
  readonly inForce: Program;
}

export interface DecidedChange {
  readonly decision: Appended<Cause>;
  readonly companions?: readonly Companion[];
}

export interface Changed extends Recorded {
  readonly program: Program;
  readonly reward: Reward;
  readonly isReplay: boolean;
}

/** A key of the caller's can never be that of an order or a refund, or an id of our own, which stand in the same place. */
export const changeIdOf = (idempotencyKey: string): string => `key:${idempotencyKey}`;

/**
 * Decides and commits the next change of a redemption, or finds that it was made before. All its entries are read before,
 * and the change takes its next number, so two that were decided on the same state cannot both commit. A refusal has no
 * such guard: where the redemption has moved on meanwhile, the account may have been read with what it gave already, and
 * the refusal may be meant for the very repetition that succeeded. So it is decided again.
 *
 * Refusals: those of `load`, MEMBER_NOT_FOUND, those of `decide`.
 */
export async function changeRedemption(
  { ledger, programs }: { readonly ledger: LedgerStore; readonly programs: ProgramSource },
  request: ChangeRequest,
  now: EpochSeconds,
  decide: (facts: ChangeFacts) => Promise<DecidedChange | Refusal>,
): Promise<Changed | Refusal> {
  const { changeId } = request;
  return untilCommitted<Changed | Refusal>(async () => {
    const state = await request.load();
    if (isRefusal(state)) return state;
    const program = await programs.version(state.programVersion);
    const reward = rewardOf(program, state.rewardId);
    const recorded = findChange(state, changeId, request.requestHash);
    if (recorded) return { ...recorded, program, reward, isReplay: true };
    const memberId = request.bookedOn(state);
    const account = await ledger.readAccount(memberId);
    if (account === null) return refuse('MEMBER_NOT_FOUND', `There is no member ${memberId}.`, '/memberId');
    const inForce = await programs.inForce(now);
    const decided = await decide({ changeId, account, state, reward, program, inForce });
    if (isRefusal(decided)) return (await areStanding(ledger, [state])) ? decided : null;
    const { decision, companions = [] } = decided;
    const { entry } = decision;
    const outcome = await ledger.commit({
      entries: [
        {
          key: redemptionChangeKey(state.redemptionId, nextRedemptionChange(state)),
          entry,
          requestHash: request.requestHash,
        },
      ],
      accounts: [{ before: account, after: decision.account }],
      companions,
    });
    if (outcome.kind !== 'committed') return null;
    return { entry, state: afterRedemptionChange(state, entry), program, reward, isReplay: false };
  }, request.doing);
}
