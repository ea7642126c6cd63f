import type { ReferralOffer } from '../contracts/referring.ts';
import type { EpochSeconds } from '../domain/calendar.ts';
import { type Account, openAccount } from '../domain/ledger/account.ts';
import type { Appended } from '../domain/ledger/append.ts';
import { openReferral } from '../domain/ledger/open-referral.ts';
import type { ReferralOpening } from '../domain/ledger/referral.ts';
import { isMiss, missOf, type ReferralMiss } from '../domain/ledger/referral-miss.ts';
import { nextReferralChange, type ReferralState } from '../domain/ledger/referral-state.ts';
import type { Program } from '../domain/program/program.ts';
import type { FriendList } from '../storage/friend-list.ts';
import { type Key, referralChangeKey, referralKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { Companion } from '../storage/ledger-write.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import type { ReferralCodeStore } from '../storage/referral-code-store.ts';
import { type VisitStore, visitTimeOf } from '../storage/visit-store.ts';
import { advocateSegments } from './advocate-segments.ts';

interface Deps {
  readonly ledger: Pick<LedgerStore, 'readAccount' | 'readReferral'>;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly codes: Pick<ReferralCodeStore, 'findOwner'>;
  readonly visits: Pick<VisitStore, 'read'>;
  readonly friends: Pick<FriendList, 'adding' | 'removing'>;
}

/** What a code comes with: the friend's enrollment or, where it is named, an order. */
export interface Arrival {
  readonly order?: { readonly orderId: string; readonly placedAt: EpochSeconds };
  /** Whether who enrolls had been a member before. */
  readonly isReturning?: boolean;
}

/** What has to be committed with the entry that the code came with, on the friend's account. */
export interface Opening {
  readonly appended: Appended<ReferralOpening>;
  readonly key: Key;
  readonly companions: readonly Companion[];
}

export type ReferralOpener = ReturnType<typeof referralOpener>;

/**
 * Decides what a code opens, by what is so now. Idempotent by the entry that it is committed with, and by its own key: a
 * friend has one referral, and each opening that takes the place of another takes the referral's next number.
 *
 * Misses: those of `openReferral`. A code that was renewed is nobody's.
 */
export function referralOpener({ ledger, profiles, codes, visits, friends }: Deps) {
  /**
   * @param friend after the enrollment, or before the order
   * @param program in force
   * @throws Fault when storage fails
   */
  return async (
    friend: Account,
    offer: ReferralOffer,
    { order, isReturning = false }: Arrival,
    program: Program,
    now: EpochSeconds,
  ): Promise<Opening | ReferralMiss> => {
    const owner = await codes.findOwner(offer.code);
    if (owner === null || owner.retiredAt !== null) return missOf('CODE_UNKNOWN');
    const [advocate, known, visit] = await Promise.all([
      readAdvocate(owner.memberId, friend),
      // The account says whether there is one, and is committed as it was read.
      friend.referrerId === null ? null : ledger.readReferral(friend.memberId),
      readVisit(offer, owner.memberId, now),
    ]);
    const command = {
      code: owner.code,
      ...visit,
      isReturning,
      advocateSegments: await advocateSegments(profiles, advocate, program, now),
      ...(order === undefined ? {} : { order }),
    };
    const appended = openReferral(friend, advocate, known, command, program, now);
    if (isMiss(appended)) return appended;
    return { appended, key: keyOf(friend, known), companions: pointers(known, appended) };
  };

  async function readAdvocate(advocateId: string, friend: Account): Promise<Account> {
    if (advocateId === friend.memberId) return friend;
    return (await ledger.readAccount(advocateId)) ?? openAccount(advocateId);
  }

  /** A visit that is forgotten, or never was, has the time in its id; one of another's link says nothing of this code. */
  async function readVisit(
    { visitId: told, channel }: ReferralOffer,
    advocateId: string,
    now: EpochSeconds,
  ): Promise<Pick<ReferralOpening, 'visitedAt' | 'channel' | 'visitId'>> {
    const visitId = told ?? '';
    const visit = visitId === '' ? null : await visits.read(visitId);
    if (visit?.advocateId === advocateId)
      return { visitedAt: visit.visitedAt, channel: channel ?? visit.channel, visitId };
    // A visit of the future is made up.
    const visitedAt = visit === null ? visitTimeOf(visitId) : null;
    return { visitedAt: visitedAt !== null && visitedAt <= now ? visitedAt : null, channel: channel ?? null };
  }

  /** The friend on the list of the advocate, and off that of the one before. */
  function pointers(known: ReferralState | null, { entry }: Appended<ReferralOpening>): readonly Companion[] {
    const friendId = entry.memberId;
    const { advocateId } = entry.cause;
    const { occurredAt: signedUpAt } = entry;
    const isThere = known?.advocateId === advocateId && known.signedUpAt === signedUpAt;
    if (isThere) return [];
    const added = friends.adding(advocateId, { friendId, signedUpAt, outcome: null });
    if (known === null) return [added];
    return [added, friends.removing(known.advocateId, { friendId, signedUpAt: known.signedUpAt })];
  }
}

function keyOf({ memberId }: Account, known: ReferralState | null): Key {
  return known === null ? referralKey(memberId) : referralChangeKey(memberId, nextReferralChange(known));
}
