import type { EpochSeconds } from '../domain/calendar.ts';
import type { ChallengeAward } from '../domain/ledger/challenge.ts';
import type { Entry } from '../domain/ledger/entry.ts';
import type { GrantCause } from '../domain/ledger/redemption.ts';
import type { Program } from '../domain/program/program.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import type { CancelGrantOutcome, Grant, GrantOutcome, Withheld } from './grant-reward.ts';
import { grantIdOf } from './redemption-id.ts';

export interface ChallengeRewardDeps {
  readonly ledger: Pick<LedgerStore, 'readChallengeAward' | 'readChallengeAwards'>;
  readonly programs: Pick<ProgramSource, 'version'>;
  /** Of `rewardGranter`. */
  readonly grant: (grant: Grant, program: Program, now: EpochSeconds) => Promise<GrantOutcome>;
  /** Of `grantCanceler`. */
  readonly cancelGrant: (
    redemptionId: string,
    reason: string,
    now: EpochSeconds,
  ) => Promise<CancelGrantOutcome>;
}

/** One award of a challenge to a member, by the number of the entry that promised it. */
export interface AwardPlace {
  readonly memberId: string;
  readonly challengeId: string;
  readonly round: number;
  readonly sequence: number;
}

/**
 * What became of it: `given` and `gone` also where it was so before. `waiting` for the moment at which points of the order
 * could be spent. `withheld`: another time it may be given.
 */
export type KeptAward =
  | { readonly kind: 'given' | 'gone' | 'used' }
  | { readonly kind: 'waiting'; readonly until: EpochSeconds }
  | { readonly kind: 'withheld'; readonly reason: Withheld };

const REASON = 'the challenge is met no longer';

/** What a redemption is called that an award gives: made of the award, so that it is given once. */
export const awardedIdOf = ({ memberId, ...award }: AwardPlace): string =>
  grantIdOf(memberId, causeOf(award));

const causeOf = ({ challengeId, sequence }: Omit<AwardPlace, 'memberId'>): GrantCause => ({
  by: 'challenge',
  challengeId,
  sequence,
});

/**
 * Gives the reward that an award promised, where it is due and stands, and takes it back where it does not stand. It depends
 * on how things are and on nothing that was told, so any number of calls, in any order, come to the same end.
 *
 * Where the same time was given before, taken back, and used by then, that one stays and stands for this one: else who sends back
 * what completed a challenge would have its reward again and again.
 *
 * Whoever gave it looks once more: a refund that came in between is told after it was committed, and so either is seen here,
 * or looks after the reward is there.
 */
export function challengeRewardKeeper({ ledger, programs, grant, cancelGrant }: ChallengeRewardDeps) {
  /** @throws Fault when storage fails: call again. */
  return async (place: AwardPlace, now: EpochSeconds): Promise<KeptAward> => {
    const award = await standing(place);
    if (award === null) return takeBack(place, now);
    const { rewardId, lot } = award.cause;
    if (rewardId === undefined) return { kind: 'gone' };
    if (now < lot.activatesAt) return { kind: 'waiting', until: lot.activatesAt };
    if (await isOneUsed(place, now)) return { kind: 'given' };
    const outcome = await grant(
      { memberId: place.memberId, rewardId, redemptionId: awardedIdOf(place), cause: causeOf(place) },
      await programs.version(award.programVersion),
      now,
    );
    if ((await standing(place)) === null) return takeBack(place, now);
    return typeof outcome === 'string' ? { kind: 'given' } : { kind: 'withheld', reason: outcome.withheld };
  };

  /** Null where it was taken back, even if the round was given again since. */
  async function standing(place: AwardPlace): Promise<Entry<ChallengeAward> | null> {
    const { memberId, challengeId, round, sequence } = place;
    const award = await ledger.readChallengeAward(memberId, challengeId, round);
    return award?.sequence === sequence ? award : null;
  }

  /** Whether an earlier one of the same round could not be taken back. Its end may not have been told yet, so it is looked after. */
  async function isOneUsed(place: AwardPlace, now: EpochSeconds): Promise<boolean> {
    const { memberId, challengeId, round } = place;
    const awards = await ledger.readChallengeAwards(memberId, challengeId, round);
    for (const { sequence, cause } of awards) {
      if (sequence >= place.sequence || cause.rewardId === undefined) continue;
      if ((await takeBack({ ...place, sequence }, now)).kind === 'used') return true;
    }
    return false;
  }

  async function takeBack(place: AwardPlace, now: EpochSeconds): Promise<KeptAward> {
    const outcome = await cancelGrant(awardedIdOf(place), REASON, now);
    return { kind: outcome === 'used' ? 'used' : 'gone' };
  }
}
