import type { ReferralBooks } from './judge-referrals.ts';
import type { Outcome } from './outcome.ts';
import { type ExpectedRedemption, expectRedemption } from './redemption-model.ts';
import type { RedemptionRecord } from './redemption-record.ts';
import { pointsOfRemainder } from './remaining-order.ts';
import { type OrderSpending, returnsOf, spendingOf } from './spending-model.ts';

/**
 * What must be true at the end, computed without the ledger: from what was acknowledged, by plain arithmetic on one
 * common denominator, knowing nothing of lots, entries or postings.
 */
export interface Expected {
  readonly accounts: ReadonlyMap<string, ExpectedAccount>;
  readonly orders: ReadonlyMap<string, ExpectedOrder>;
  readonly redemptions: ReadonlyMap<string, ExpectedRedemption>;
  /** What the acknowledgments alone tell to be wrong, each a sentence. */
  readonly failures: readonly string[];
}

export interface ExpectedAccount {
  entries: number;
  /** Points of all its orders as they stand. */
  kept: number;
  /** Those of orders young enough to be pending. */
  pending: number;
  adjusted: number;
  /** Spent on redemptions, and not given back. */
  redeemed: number;
}

export interface ExpectedOrder {
  readonly kept: number;
  readonly memberId: string;
  readonly refundIds: readonly string[];
  /** Points still spent on it, by redemption. */
  readonly spent: ReadonlyMap<string, number>;
}

/** Orders this young are still waiting for the end of the return window. */
const PENDING_DAYS = 30;

export interface Acknowledged {
  readonly outcomes: readonly Outcome[];
  readonly redemptions: readonly RedemptionRecord[];
  readonly memberIds: readonly string[];
  /** Given to each member by hand, to begin with. */
  readonly startingPoints: number;
  /** Members who came as friends, and began with nothing. */
  readonly friendIds?: readonly string[];
  /** What referrals add, by account. */
  readonly referrals?: ReadonlyMap<string, ReferralBooks>;
}

export function expect({
  outcomes,
  redemptions,
  memberIds,
  startingPoints,
  friendIds = [],
  referrals = new Map(),
}: Acknowledged): Expected {
  const accounts = new Map<string, ExpectedAccount>();
  const orders = new Map<string, ExpectedOrder>();
  const failures: string[] = [];
  const on = (memberId: string): ExpectedAccount => {
    const known = accounts.get(memberId) ?? { entries: 0, kept: 0, pending: 0, adjusted: 0, redeemed: 0 };
    accounts.set(memberId, known);
    return known;
  };
  for (const memberId of memberIds) {
    // Enrolling was the first entry of every member.
    on(memberId).entries += 1;
    if (startingPoints === 0) continue;
    on(memberId).entries += 1;
    on(memberId).adjusted += startingPoints;
  }
  for (const friendId of friendIds) on(friendId).entries += 1;
  for (const [memberId, { entries, kept, pending }] of referrals) {
    on(memberId).entries += entries;
    on(memberId).kept += kept;
    on(memberId).pending += pending;
  }
  const spent = new Map<string, OrderSpending>();
  for (const outcome of outcomes) {
    addOrder(outcome, on, orders);
    for (const spending of addSpending(outcome, on, failures)) spent.set(spending.redemptionId, spending);
  }
  const expectedRedemptions = new Map<string, ExpectedRedemption>();
  for (const record of redemptions) {
    const expected = expectRedemption(record, spent.get(record.redemptionId) ?? null);
    failures.push(...expected.failures);
    expectedRedemptions.set(record.redemptionId, expected);
    for (const memberId of expected.bookedOn) on(memberId).entries += 1;
    on(record.memberId).redeemed += expected.spent;
  }
  return {
    accounts,
    orders: withSpent(orders, expectedRedemptions),
    redemptions: expectedRedemptions,
    failures,
  };
}

type On = (memberId: string) => ExpectedAccount;

function addOrder(
  { story, recordedOn, ownedBy, refunds, adjustedPoints, adjustedOn }: Outcome,
  on: On,
  orders: Map<string, ExpectedOrder>,
): void {
  const refundIds = refunds.map(({ refundId }) => refundId);
  const isMembers = story.buyer === 'member' || story.buyer === 'customer' || story.isClaimed;
  const kept = isMembers ? pointsOfRemainder(story, new Set(refundIds)) : 0;
  orders.set(story.orderId, { kept, memberId: ownedBy, refundIds, spent: new Map() });
  on(recordedOn).entries += 1;
  for (const { bookedOn } of refunds) on(bookedOn).entries += 1;
  if (story.isClaimed) {
    on(ownedBy).entries += 1;
    on(recordedOn).entries += 1;
  }
  on(ownedBy).kept += kept;
  if (story.daysAgo < PENDING_DAYS) on(ownedBy).pending += kept;
  if (adjustedOn !== null) {
    on(adjustedOn).entries += 1;
    on(adjustedOn).adjusted += adjustedPoints;
  }
}

/** Each refund that leaves less of the points spent has an entry for it, on the account of whose points they are. */
function addSpending(outcome: Outcome, on: On, failures: string[]): readonly OrderSpending[] {
  const spendings = outcome.redeemed.map((record) => spendingOf(record, outcome.story));
  for (const { refundIds, restored, returned } of returnsOf(outcome, spendings)) {
    const expected = returned.reduce((sum, { points }) => sum + points, 0);
    if (restored !== expected)
      failures.push(
        `${outcome.story.orderId}: ${refundIds} gave ${restored} points back, expected ${expected}`,
      );
    for (const { memberId } of returned) on(memberId).entries += 1;
  }
  return spendings;
}

function withSpent(
  orders: ReadonlyMap<string, ExpectedOrder>,
  redemptions: ReadonlyMap<string, ExpectedRedemption>,
): ReadonlyMap<string, ExpectedOrder> {
  const all = [...redemptions];
  const byOrder = Map.groupBy(all, ([, { orderId }]) => orderId);
  return new Map(
    [...orders].map(([orderId, order]) => [
      orderId,
      { ...order, spent: new Map((byOrder.get(orderId) ?? []).map(([id, { spent }]) => [id, spent])) },
    ]),
  );
}
