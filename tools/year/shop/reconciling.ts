import { reconcileMessage } from '../../../functions/reconciliation/reconcile-message.ts';
import type { EpochSeconds } from '../../../shared/domain/calendar.ts';
import type { OutgoingEvent } from '../../../shared/events/outgoing-event.ts';
import { earlierOrdersClaimer } from '../../../shared/ordering/earlier-orders.ts';
import { grantCanceler, rewardGranter } from '../../../shared/redeeming/grant-reward.ts';
import { referralReconciler } from '../../../shared/referring/reconcile-referral.ts';
import { budgetStore } from '../../../shared/storage/budget-store.ts';
import { couponStore } from '../../../shared/storage/coupon-store.ts';
import { dueList } from '../../../shared/storage/due-list.ts';
import type { dynamoDbClient } from '../../../shared/storage/dynamodb-client.ts';
import { friendList } from '../../../shared/storage/friend-list.ts';
import { fulfillmentList } from '../../../shared/storage/fulfillment-list.ts';
import { ledgerStore } from '../../../shared/storage/ledger-store.ts';
import { poolStore } from '../../../shared/storage/pool-store.ts';
import { profileStore } from '../../../shared/storage/profile-store.ts';
import type { ProgramSource } from '../../../shared/storage/program-source.ts';
import { reviewList } from '../../../shared/storage/review-list.ts';
import { signalSalt } from '../../../shared/storage/signal-salt.ts';
import { signalStore } from '../../../shared/storage/signal-store.ts';
import { stockStore } from '../../../shared/storage/stock-store.ts';
import { vacancy } from '../../../shared/storage/vacancy.ts';
import { visitStore } from '../../../shared/storage/visit-store.ts';
import { TABLES } from './tables.ts';

/** What the rules of the bus hand to reconciliation: who joined, and orders of friends. */
export const isReconciled = ({ type, detail }: OutgoingEvent): boolean =>
  type === 'member.enrolled' || ('isReferred' in detail.data && detail.data.isReferred === true);

/** Orders of guests are credited when they join, and referrals are judged and rewarded: as its function wires it. */
export function openReconciling(client: ReturnType<typeof dynamoDbClient>, programs: ProgramSource) {
  const { ledger, referrals, rewards, credentials } = TABLES;
  const granting = {
    ledger: ledgerStore(client, ledger),
    programs,
    stocks: stockStore(client, rewards),
    coupons: couponStore(client, rewards),
    pools: poolStore(client, rewards),
    fulfillments: fulfillmentList(client, rewards),
  };
  const profiles = profileStore(client, TABLES.profiles);
  const reconcile = referralReconciler({
    ...granting,
    profiles,
    friends: friendList(client, referrals),
    reviews: reviewList(client, referrals),
    dues: dueList(client, referrals),
    signals: signalStore(client, referrals),
    salt: signalSalt(client, credentials),
    visits: visitStore(client, referrals),
    grant: rewardGranter(granting),
    cancelGrant: grantCanceler(granting),
    vacancy: (key) => vacancy(ledger, key),
  });
  const take = reconcileMessage({
    reconcile,
    claimEarlierOrders: earlierOrdersClaimer({
      ...granting,
      profiles,
      budgets: budgetStore(client, TABLES.budgets),
    }),
    keepChallengeReward: async () => {
      throw new Error('the program of the year has no challenge');
    },
    metrics: { addMetric: () => undefined },
  });
  return (body: unknown, now: EpochSeconds): Promise<void> => take(body, now);
}
