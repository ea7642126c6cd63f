import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Account, openAccount } from '../../shared/domain/ledger/account.ts';
import type { Appended } from '../../shared/domain/ledger/append.ts';
import type { Entry } from '../../shared/domain/ledger/entry.ts';
import { closeMember, enrollMember } from '../../shared/domain/ledger/membership.ts';
import { openReferral } from '../../shared/domain/ledger/open-referral.ts';
import { proveAccount } from '../../shared/domain/ledger/prove.ts';
import { recordOrder } from '../../shared/domain/ledger/record-order.ts';
import { isMiss } from '../../shared/domain/ledger/referral-miss.ts';
import { afterReferralChange, nextReferralChange } from '../../shared/domain/ledger/referral-state.ts';
import { refundOrder } from '../../shared/domain/ledger/refund-order.ts';
import { reviewReferral } from '../../shared/domain/ledger/review-referral.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import { grantCanceler, rewardGranter } from '../../shared/redeeming/grant-reward.ts';
import { type ReconcilingDeps, referralReconciler } from '../../shared/referring/reconcile-referral.ts';
import { changesOfLists } from '../../shared/referring/referral-lists.ts';
import { couponStore } from '../../shared/storage/coupon-store.ts';
import { dueList } from '../../shared/storage/due-list.ts';
import { friendList } from '../../shared/storage/friend-list.ts';
import { fulfillmentList } from '../../shared/storage/fulfillment-list.ts';
import {
  changeKey,
  type Key,
  memberEntryKey,
  orderKey,
  referralChangeKey,
  referralKey,
} from '../../shared/storage/keys.ts';
import { ledgerStore, nextChange } from '../../shared/storage/ledger-store.ts';
import type { Companion } from '../../shared/storage/ledger-write.ts';
import { poolStore } from '../../shared/storage/pool-store.ts';
import { profileStore } from '../../shared/storage/profile-store.ts';
import { reviewList } from '../../shared/storage/review-list.ts';
import { signalSalt } from '../../shared/storage/signal-salt.ts';
import { signalStore } from '../../shared/storage/signal-store.ts';
import { stockStore } from '../../shared/storage/stock-store.ts';
import { untilCommitted } from '../../shared/storage/until-committed.ts';
import { vacancy } from '../../shared/storage/vacancy.ts';
import { visitStore } from '../../shared/storage/visit-store.ts';
import { aLine, anOrder, decided } from '../domain/builders.ts';
import {
  CREDENTIALS,
  LEDGER,
  PROFILES,
  REFERRALS,
  REWARDS,
  startReferringTables,
} from './referring-tables.ts';

export type ReferringWorld = Awaited<ReturnType<typeof startReferringWorld>>;

/** All that reconciling needs, over tables of a client. */
export function depsOn(client: DynamoDBClient, programs: readonly Program[]) {
  const inForce = programs.at(-1);
  if (inForce === undefined) throw new Error('there is no program');
  const granting = {
    ledger: ledgerStore(client, LEDGER),
    programs: {
      inForce: () => inForce,
      version: (version: number) => programs.find((each) => each.version === version) ?? inForce,
    },
    stocks: stockStore(client, REWARDS),
    coupons: couponStore(client, REWARDS),
    pools: poolStore(client, REWARDS),
    fulfillments: fulfillmentList(client, REWARDS),
  };
  return {
    ...granting,
    profiles: profileStore(client, PROFILES),
    signals: signalStore(client, REFERRALS),
    salt: signalSalt(client, CREDENTIALS),
    friends: friendList(client, REFERRALS),
    reviews: reviewList(client, REFERRALS),
    dues: dueList(client, REFERRALS),
    visits: visitStore(client, REFERRALS),
    grant: rewardGranter(granting),
    cancelGrant: grantCanceler(granting),
    vacancy: (key: Key) => vacancy(LEDGER, key),
  } satisfies ReconcilingDeps & Record<string, unknown>;
}

/** Members of a shop whose ledger is real, and what they do. Every name is used once a world. */
export async function startReferringWorld() {
  const table = await startReferringTables();
  const ledger = ledgerStore(table.client, LEDGER);

  /** Decides by the account as it is, until it is committed. */
  async function write(
    memberId: string,
    decide: (
      account: Account,
    ) => Promise<{ appended: Appended; key?: Key; companions?: readonly Companion[] }>,
  ): Promise<Entry> {
    return untilCommitted(async () => {
      const before = (await ledger.readAccount(memberId)) ?? openAccount(memberId);
      const { appended, key, companions = [] } = await decide(before);
      const { kind } = await ledger.commit({
        entries: [{ key: key ?? memberEntryKey(appended.entry), entry: appended.entry, requestHash: 'test' }],
        accounts: [{ before, after: appended.account }],
        companions,
      });
      return kind === 'committed' ? appended.entry : null;
    }, 'a deed of the test');
  }

  return {
    table,
    ledger,
    deps: (...programs: readonly Program[]) => depsOn(table.client, programs),
    /** @param client one that fails, where that is the test */
    reconciler: (programs: readonly Program[], client: DynamoDBClient = table.client) =>
      referralReconciler(depsOn(client, programs)),

    enroll: (memberId: string, program: Program, now: number) =>
      write(memberId, async (account) => ({ appended: decided(enrollMember(account, program, now)) })),

    /** A friend enrolls with an advocate's code. */
    async join(
      friendId: string,
      advocateId: string,
      program: Program,
      now: number,
      visit: { visitedAt: number; visitId: string } | null = null,
    ): Promise<void> {
      await this.enroll(friendId, program, now);
      const advocate = await ledger.readAccount(advocateId);
      await write(friendId, async (account) => {
        const command = { code: 'code', visitedAt: null, channel: null, ...visit };
        const appended = openReferral(account, advocate, null, command, program, now);
        if (isMiss(appended)) throw new Error(`the code is missed: ${appended.missed}`);
        const friend = { friendId, signedUpAt: appended.entry.occurredAt, outcome: null };
        const companions = [friendList(table.client, REFERRALS).adding(advocateId, friend)];
        return { appended, key: referralKey(friendId), companions };
      });
    },

    /** An order of one line in three units, of so many minor units each. */
    buy: (memberId: string, orderId: string, unitPrice: number, program: Program, now: number) =>
      write(memberId, async (account) => {
        const lines = [aLine({ unitPrice, quantity: 3 })];
        const order = anOrder({ orderId, placedAt: now, lines });
        return { appended: decided(recordOrder(account, order, program, now)), key: orderKey(orderId) };
      }),

    sendBack: (memberId: string, orderId: string, program: Program, now: number, units?: number) =>
      write(memberId, async (account) => {
        const record = await ledger.readOrder(orderId);
        if (record === null || record.state === null) throw new Error(`there is no order ${orderId}`);
        const scope =
          units === undefined
            ? ({ kind: 'remainder' } as const)
            : ({ kind: 'lines', lines: [{ lineId: '1', quantity: units }] } as const);
        const command = { refundId: `refund-${nextChange(record)}`, scope, refundedAt: now };
        const appended = decided(refundOrder(account, record.state, command, program, now));
        return { appended, key: changeKey(orderId, nextChange(record)) };
      }),

    review: (friendId: string, verdict: 'reward' | 'reject', program: Program, now: number) =>
      write(friendId, async (account) => {
        const state = await ledger.readReferral(friendId);
        if (state === null) throw new Error(`${friendId} has no referral`);
        const command = { reviewId: 'r', verdict, reason: 'looked at it', actor: 'agent', keyId: 'key' };
        const appended = decided(reviewReferral(account, state, command, program, now));
        const after = afterReferralChange(state, appended.entry);
        const companions = changesOfLists(depsOn(table.client, [program]), state, after, program, now);
        return {
          appended,
          key: referralChangeKey(friendId, nextReferralChange(state)),
          companions,
        };
      }),

    close: (memberId: string, program: Program, now: number, how: 'closure' | 'erasure' = 'closure') =>
      write(memberId, async (account) => ({
        appended: decided(closeMember(account, how, undefined, program, now)),
      })),

    async stateOf(friendId: string) {
      const state = await ledger.readReferral(friendId);
      if (state === null) throw new Error(`${friendId} has no referral`);
      return state;
    },

    async accountOf(memberId: string): Promise<Account> {
      const account = await ledger.readAccount(memberId);
      if (account === null) throw new Error(`there is no ${memberId}`);
      return account;
    },

    /** What the member's entries tell against the stored account. */
    async driftOf(memberId: string) {
      const { entries } = await ledger.readEntries(memberId, 'oldest', 500);
      return proveAccount(await this.accountOf(memberId), entries).drift;
    },
  };
}
