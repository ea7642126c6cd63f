import type { Account } from '../domain/ledger/account.ts';
import type { OrderState } from '../domain/ledger/order-state.ts';
import type { ReferralState } from '../domain/ledger/referral-state.ts';
import { isCircular } from '../domain/ledger/referrer-chain.ts';
import { type AdvocateHistory, CIRCLE_DEPTH, type ReferralEvidence } from '../domain/referrals/evidence.ts';
import { sightingsOf } from '../domain/referrals/sightings.ts';
import type { ComparedSignal, Signals } from '../domain/referrals/signals.ts';
import { judgedSignals } from '../domain/referrals/stored-signals.ts';
import { disposableDomains } from '../referrals/disposable-domains.ts';
import type { Friend, FriendList } from '../storage/friend-list.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProfileStore } from '../storage/profile-store.ts';
import type { SignalStore } from '../storage/signal-store.ts';
import type { VisitStore } from '../storage/visit-store.ts';
import { signalKeeper } from './keep-signals.ts';
import { mailOfProfiles } from './mail-of-profiles.ts';

export interface EvidenceDeps {
  readonly ledger: Pick<LedgerStore, 'readAccount'>;
  readonly profiles: Pick<ProfileStore, 'readProfile'>;
  readonly signals: Pick<SignalStore, 'read' | 'readMany' | 'merge' | 'eraseAgain'>;
  readonly salt: () => Promise<Uint8Array>;
  readonly friends: Pick<FriendList, 'latest'>;
  readonly visits: Pick<VisitStore, 'read'>;
}

export type EvidenceGatherer = ReturnType<typeof evidenceGatherer>;

/** Those before are years ago, or hidden behind more accounts than anybody makes by hand. */
const FRIENDS_LISTED = 1_000;
/**
 * What the newest friends have in common tells a farm. As many are compared of those whose end is known, who bought: accounts
 * that only sign up cost nothing, and would push them out of sight.
 */
const FRIENDS_COMPARED = 50;

/**
 * Gathers all that one referral is judged by, once in its life: the signals of friend, advocate, those above the advocate
 * and the advocate's other friends, what became of these, and where the link was opened.
 *
 * It costs some 120 read units at most, of an advocate with a thousand friends: 14 for the list, one for the signals of each
 * of a hundred, and one each for at most three accounts and the visit. Lists and signals may be behind by a moment, which is
 * no more than the friend and the one before having come at the same time.
 */
export function evidenceGatherer(deps: EvidenceDeps) {
  const { ledger, signals, salt, friends, visits } = deps;
  const withMail = mailOfProfiles({ ...deps, keep: signalKeeper(deps) });
  let disposable: Promise<ReadonlySet<string>> | undefined;

  /**
   * @param order the one that qualifies
   * @throws Fault when storage fails
   */
  return async (state: ReferralState, order: OrderState, advocate: Account): Promise<ReferralEvidence> => {
    const { friendId, advocateId, visitId, visitedAt, signedUpAt } = state;
    const [domains, ancestorIds, latest, visit] = await Promise.all([
      disposableMail(),
      ancestorsOf(friendId, advocate),
      friends.latest(advocateId, FRIENDS_LISTED),
      visitId === null ? null : visits.read(visitId),
    ]);
    const others = latest.filter((other) => other.friendId !== friendId);
    const comparedIds = comparedOf(others).map((other) => other.friendId);
    const stored = await signals.readMany([
      ...new Set([friendId, advocateId, ...ancestorIds, ...comparedIds]),
    ]);
    const signalsOf = (memberId: string): Signals => judgedSignals(stored.get(memberId) ?? {}, domains);
    const compared = async (memberId: string): Promise<Signals> =>
      judgedSignals(await withMail(memberId, stored.get(memberId) ?? {}), domains);
    const [friend, advocateSignals] = await Promise.all([compared(friendId), compared(advocateId)]);
    return {
      friendId,
      friend,
      advocate: advocateSignals,
      sightings: sightingsOf(friend, amongOthers(comparedIds.map(signalsOf))),
      history: historyOf(others),
      timing: { visitedAt, signedUpAt, orderedAt: order.order.placedAt },
      ancestors: ancestorIds.map((memberId) => ({ memberId, signals: signalsOf(memberId) })),
      visit: visit?.referrerHost ? { referrerHost: visit.referrerHost } : {},
    };
  };

  /** Hashed once a container, since that takes a moment; asked again where the salt could not be read. */
  function disposableMail(): Promise<ReadonlySet<string>> {
    disposable ??= salt()
      .then(disposableDomains)
      .catch((error: unknown) => {
        disposable = undefined;
        throw error;
      });
    return disposable;
  }

  /** Who referred the advocate, who referred that one, and so on; it ends with a circle, whatever the accounts say. */
  async function ancestorsOf(friendId: string, advocate: Account): Promise<readonly string[]> {
    const chain = [friendId, advocate.memberId];
    let above = advocate.referrerId;
    while (above !== null && !isCircular(chain)) {
      chain.push(above);
      if (chain.length >= CIRCLE_DEPTH + 2) break;
      above = (await ledger.readAccount(above))?.referrerId ?? null;
    }
    return chain.slice(2);
  }
}

/** @param others newest first */
function comparedOf(others: readonly Friend[]): readonly Friend[] {
  const [newest, before] = [others.slice(0, FRIENDS_COMPARED), others.slice(FRIENDS_COMPARED)];
  return [...newest, ...before.filter(({ outcome }) => outcome !== null).slice(0, FRIENDS_COMPARED)];
}

const amongOthers =
  (others: readonly Signals[]) =>
  (signal: ComparedSignal, hash: string): number =>
    others.filter((other) => other[signal] === hash).length;

/** Of the friends whose end is known; who waits for an order, or for a person, has none yet. */
function historyOf(others: readonly Friend[]): AdvocateHistory {
  const count = (wanted: Friend['outcome']) => others.filter(({ outcome }) => outcome === wanted).length;
  return {
    referredAt: others.map(({ signedUpAt }) => signedUpAt),
    judged: others.length - count(null),
    returned: count('reversed'),
    rejected: count('rejected'),
  };
}
