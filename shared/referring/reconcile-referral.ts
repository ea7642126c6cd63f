import type { EpochSeconds } from '../domain/calendar.ts';
import { type Account, openAccount } from '../domain/ledger/account.ts';
import { type NextReferralEntry, nextReferralEntry } from '../domain/ledger/next-referral-entry.ts';
import type { OrderState } from '../domain/ledger/order-state.ts';
import type { ReferralJudgment } from '../domain/ledger/qualify-referral.ts';
import { afterReferralChange, nextReferralChange } from '../domain/ledger/referral-state.ts';
import { referralTerms } from '../domain/ledger/referral-terms.ts';
import type { Program } from '../domain/program/program.ts';
import { judgeReferral } from '../domain/referrals/judge-referral.ts';
import { referralChangeKey } from '../storage/keys.ts';
import type { LedgerStore } from '../storage/ledger-store.ts';
import type { ProgramSource } from '../storage/program-source.ts';
import type { ReferralRecord } from '../storage/referral-record.ts';
import { untilCommitted } from '../storage/until-committed.ts';
import { type EvidenceDeps, evidenceGatherer } from './gather-evidence.ts';
import {
  type KeptPromises,
  NOTHING_KEPT,
  type PromiseDeps,
  promisedIds,
  promiseKeeper,
} from './keep-promises.ts';
import { decisiveOrders } from './qualifying-orders.ts';
import { changesOfLists, type ReferralLists } from './referral-lists.ts';

export interface ReconcilingDeps
  extends Omit<EvidenceDeps, 'ledger' | 'friends'>,
    Omit<PromiseDeps, 'ledger'>,
    Omit<ReferralLists, 'friends'> {
  readonly ledger: Pick<LedgerStore, 'readAccount' | 'readReferral' | 'readOrder' | 'readEntries' | 'commit'>;
  readonly programs: ProgramSource;
  readonly friends: EvidenceDeps['friends'] & ReferralLists['friends'];
}

/** What one look at a referral did. */
export interface Reconciled {
  /** Entries that were missing; those that somebody else appended meanwhile do not count. */
  readonly appended: number;
  readonly promises: KeptPromises;
}

export type ReferralReconciler = ReturnType<typeof referralReconciler>;

/** All that one decision is made from. */
interface Facts {
  readonly state: ReferralRecord;
  readonly orders: readonly OrderState[];
  readonly friend: Account;
  readonly advocate: Account;
  readonly program: Program;
  readonly inForce: Program;
}

/** What one attempt did; with nothing missing, the referral as it then is. */
type Step = 'appended' | 'none' | { readonly whole: Facts };

/** The name of who asked, in the place of a request's hash: there is no request. */
const RECONCILING = 'reconciling';

/**
 * Appends what a referral still lacks, as its friend's orders and its reviews are now, until nothing is missing; then gives
 * or takes back what it promised of the catalogue.
 *
 * What it does depends on how things are and on no event, so it may be called as often, and as late, as anybody likes. Each
 * entry takes the referral's next number and is committed with the account it is on as it was read, and with what it
 * changes on the lists: whoever was faster, another one, a refund, a review or any other writer of the account, makes it
 * read again. It may break off between any two commits; the next call goes on there.
 */
export function referralReconciler(deps: ReconcilingDeps) {
  const { ledger, programs } = deps;
  const gatherEvidence = evidenceGatherer(deps);
  const keepPromises = promiseKeeper(deps);

  /**
   * @throws Fault when storage fails, or the account's other writers were faster for too long: call again.
   */
  return async (friendId: string, now: EpochSeconds): Promise<Reconciled> => {
    for (let appended = 0; ; ) {
      const step = await untilCommitted<Step>(
        () => attempt(friendId, now),
        `reconciling the referral of ${friendId}`,
      );
      if (step === 'none') return { appended, promises: NOTHING_KEPT };
      if (step === 'appended') appended += 1;
      else {
        const { state, program } = step.whole;
        return { appended, promises: await keepPromises(state, program, now) };
      }
    }
  };

  async function attempt(friendId: string, now: EpochSeconds): Promise<Step | null> {
    const state = await ledger.readReferral(friendId);
    if (state === null) return 'none';
    const facts = await factsOf(state, now);
    if (facts === null) return null;
    const judgment = await judgmentOf(facts);
    const next = nextReferralEntry(
      { ...facts, redemptionIds: promisedIds(state) },
      () => judgment ?? neverAsked(friendId),
      { ...facts, now },
    );
    if (next === null) return { whole: facts };
    return (await append(facts, next, now)) ? 'appended' : null;
  }

  /** `null` where the friend's statement is behind. The account is read before it, so that a gap is seen. */
  async function factsOf(state: ReferralRecord, now: EpochSeconds): Promise<Facts | null> {
    const { friendId, advocateId, programVersion } = state;
    const [friend, advocate, program, inForce] = await Promise.all([
      ledger.readAccount(friendId),
      ledger.readAccount(advocateId),
      programs.version(programVersion),
      programs.inForce(now),
    ]);
    const known = friend ?? openAccount(friendId);
    const orders = await decisiveOrders(ledger, state, known, program);
    if (orders === null) return null;
    return {
      state,
      orders,
      friend: known,
      advocate: advocate ?? openAccount(advocateId),
      program,
      inForce,
    };
  }

  /** What is found of a referral with an order that qualifies; `null` where there is nothing to judge, or it was judged. */
  async function judgmentOf(facts: Facts): Promise<ReferralJudgment | null> {
    const { state, orders, advocate, program, inForce } = facts;
    const [order] = orders;
    if (state.qualification !== null || order === undefined) return null;
    const { judging } = inForce.referrals ?? referralTerms(program);
    const { score, checks, verdict, shadow } = judgeReferral(
      await gatherEvidence(state, order, advocate),
      judging,
    );
    // Whether judging is in shadow, the qualification itself says; it is told what was found.
    return { score, checks, verdict: shadow ?? verdict };
  }

  async function append(facts: Facts, next: NextReferralEntry, now: EpochSeconds): Promise<boolean> {
    const { state, program } = facts;
    const { account, entry } = next.appended;
    const after = afterReferralChange(state, entry);
    const outcome = await ledger.commit({
      entries: [
        {
          key: referralChangeKey(state.friendId, nextReferralChange(state)),
          entry,
          requestHash: RECONCILING,
        },
      ],
      accounts: [{ before: facts[next.on], after: account }],
      companions: changesOfLists(deps, state, after, program, now),
    });
    return outcome.kind === 'committed';
  }
}

function neverAsked(friendId: string): never {
  throw new Error(`the referral of ${friendId} is to be judged without an order that qualifies`);
}
