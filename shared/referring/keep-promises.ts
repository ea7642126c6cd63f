import type { EpochSeconds } from '../domain/calendar.ts';
import type { GrantCause } from '../domain/ledger/redemption.ts';
import { type ReferralPromise, referralPromises } from '../domain/ledger/referral-promise.ts';
import {
  nextReferralChange,
  type ReferralSide,
  type ReferralState,
  reversalOf,
} from '../domain/ledger/referral-state.ts';
import type { Program } from '../domain/program/program.ts';
import type { CancelGrantOutcome, Grant, GrantOutcome, Withheld } from '../redeeming/grant-reward.ts';
import { grantIdOf } from '../redeeming/redemption-id.ts';
import { type Key, referralChangeKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { Companion } from '../storage/ledger-write.ts';

export interface PromiseDeps {
  readonly ledger: Pick<LedgerStore, 'readReferral'>;
  /** Of `rewardGranter`. */
  readonly grant: (grant: Grant, program: Program, now: EpochSeconds) => Promise<GrantOutcome>;
  /** Of `grantCanceler`. */
  readonly cancelGrant: (
    redemptionId: string,
    reason: string,
    now: EpochSeconds,
  ) => Promise<CancelGrantOutcome>;
  /** Of the ledger's table. */
  readonly vacancy: (key: Key) => Companion;
}

/** What became of promises; those that wait for their time, and those that were looked after before, do not count. */
export interface KeptPromises {
  readonly granted: number;
  readonly canceled: number;
  /** What was given, and used before it could be taken back. */
  readonly used: number;
  /** Why each that is due could not be given; another time it may be. */
  readonly withheld: readonly Withheld[];
}

/** What will never be given: who would get it has left. */
const FOR_GOOD: ReadonlySet<Withheld> = new Set(['MEMBER_CLOSED', 'MEMBER_NOT_FOUND', 'PROMISE_TAKEN_BACK']);

const causeOf = (friendId: string): GrantCause => ({ by: 'referral', friendId });

/** What a redemption is called that a side may get: made of the referral and the side, so that it is given once. */
export function promisedIds({
  friendId,
  advocateId,
}: Pick<ReferralState, 'friendId' | 'advocateId'>): Readonly<Record<ReferralSide, string>> {
  return {
    friend: grantIdOf(friendId, causeOf(friendId)),
    advocate: grantIdOf(advocateId, causeOf(friendId)),
  };
}

/**
 * Gives what a referral promised of the catalogue, where it is due, and takes back what was given, where the promise was
 * broken. Idempotent by the redemptions' ids. What is given is committed only as long as the referral has not changed; so
 * either a reversal finds it and takes it back, or it is not given.
 */
export function promiseKeeper({ ledger, grant, cancelGrant, vacancy }: PromiseDeps) {
  /** @param program the version that the referral names @throws Fault when storage fails: call again. */
  return async (state: ReferralState, program: Program, now: EpochSeconds): Promise<KeptPromises> => {
    const outcomes: KeptPromises[] = [];
    for (const promise of referralPromises(state, now)) {
      if (promise.status === 'void') outcomes.push(await takeBack(state, promise, now));
      if (promise.status === 'due') outcomes.push(await give(state, promise, program, now));
    }
    return outcomes.reduce(together, NOTHING_KEPT);
  };

  async function give(
    { friendId, advocateId }: ReferralState,
    { side, rewardId, redemptionId }: ReferralPromise,
    program: Program,
    now: EpochSeconds,
  ): Promise<KeptPromises> {
    const memberId = side === 'friend' ? friendId : advocateId;
    const stillPromised = () => guardOf(friendId, redemptionId, now);
    const outcome = await grant(
      { memberId, rewardId, redemptionId, cause: causeOf(friendId), stillPromised },
      program,
      now,
    );
    if (outcome === 'granted') return { ...NOTHING_KEPT, granted: 1 };
    if (outcome === 'already' || FOR_GOOD.has(outcome.withheld)) return NOTHING_KEPT;
    return { ...NOTHING_KEPT, withheld: [outcome.withheld] };
  }

  /** What fails once the referral has changed; `null`: it did, and the promise is broken. */
  async function guardOf(friendId: string, redemptionId: string, now: EpochSeconds) {
    const current = await ledger.readReferral(friendId);
    const promise =
      current && referralPromises(current, now).find((each) => each.redemptionId === redemptionId);
    if (current === null || promise?.status !== 'due') return null;
    return [vacancy(referralChangeKey(friendId, nextReferralChange(current)))];
  }

  async function takeBack(
    state: ReferralState,
    { redemptionId }: ReferralPromise,
    now: EpochSeconds,
  ): Promise<KeptPromises> {
    const outcome = await cancelGrant(redemptionId, REASONS[reasonOf(state)], now);
    return {
      ...NOTHING_KEPT,
      canceled: outcome === 'canceled' ? 1 : 0,
      used: outcome === 'used' ? 1 : 0,
    };
  }
}

export const NOTHING_KEPT: KeptPromises = { granted: 0, canceled: 0, used: 0, withheld: [] };

export function together(one: KeptPromises, other: KeptPromises): KeptPromises {
  return {
    granted: one.granted + other.granted,
    canceled: one.canceled + other.canceled,
    used: one.used + other.used,
    withheld: [...one.withheld, ...other.withheld],
  };
}

const REASONS = {
  ORDER_REFUNDED: 'the order that qualified went back',
  REJECTED: 'the referral was rejected',
} as const;

const reasonOf = (state: ReferralState) => reversalOf(state)?.cause.reason ?? 'ORDER_REFUNDED';
