import { netOf, type Story } from './story.ts';

/**
 * What must be true at the end, computed without the ledger: from what was acknowledged, by plain arithmetic on one
 * common denominator, knowing nothing of lots, entries or postings.
 */
export interface Expected {
  readonly accounts: ReadonlyMap<string, ExpectedAccount>;
  readonly orders: ReadonlyMap<string, ExpectedOrder>;
}

export interface ExpectedAccount {
  entries: number;
  /** Points of all its orders as they stand. */
  kept: number;
  /** Those of orders young enough to be pending. */
  pending: number;
  adjusted: number;
}

export interface ExpectedOrder {
  readonly kept: number;
  readonly memberId: string;
  readonly refundIds: readonly string[];
}

/** What was acknowledged of one story. */
export interface Outcome {
  readonly story: Story;
  /** The account the order was recorded on, and the one it belongs to in the end. */
  readonly recordedOn: string;
  readonly ownedBy: string;
  /** Applied refunds with the account each was booked on. */
  readonly refunds: readonly { readonly refundId: string; readonly bookedOn: string }[];
  readonly adjustedPoints: number;
  readonly adjustedOn: string | null;
}

/** Orders this young are still waiting for the end of the return window. */
const PENDING_DAYS = 30;

export function expect(outcomes: readonly Outcome[], memberIds: readonly string[]): Expected {
  const accounts = new Map<string, ExpectedAccount>();
  const orders = new Map<string, ExpectedOrder>();
  const on = (memberId: string): ExpectedAccount => {
    const known = accounts.get(memberId) ?? { entries: 0, kept: 0, pending: 0, adjusted: 0 };
    accounts.set(memberId, known);
    return known;
  };
  // Enrolling was the first entry of every member.
  for (const memberId of memberIds) on(memberId).entries += 1;
  for (const { story, recordedOn, ownedBy, refunds, adjustedPoints, adjustedOn } of outcomes) {
    const refundIds = refunds.map(({ refundId }) => refundId);
    const isMembers = story.buyer === 'member' || story.buyer === 'customer' || story.isClaimed;
    const kept = isMembers ? pointsOfRemainder(story, new Set(refundIds)) : 0;
    orders.set(story.orderId, { kept, memberId: ownedBy, refundIds });
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
  return { accounts, orders };
}

/** One point for each whole currency unit of goods that was kept and paid for. */
export function pointsOfRemainder({ lines, refunds }: Story, applied: ReadonlySet<string>): number {
  const scopes = refunds.filter(({ refundId }) => applied.has(refundId)).map(({ scope }) => scope);
  if (scopes.some(({ kind }) => kind === 'remainder')) return 0;
  const common = lines.reduce((product, { quantity }) => product * BigInt(quantity), 1n);
  const returned = (lineId: string) =>
    scopes.reduce(
      (sum, scope) =>
        scope.kind === 'lines'
          ? sum +
            scope.lines
              .filter((line) => line.lineId === lineId)
              .reduce((units, { quantity }) => units + quantity, 0)
          : sum,
      0,
    );
  const goods = lines.reduce(
    (sum, line) =>
      sum +
      (BigInt(netOf(line)) * BigInt(line.quantity - returned(line.lineId)) * common) / BigInt(line.quantity),
    0n,
  );
  const money = scopes.reduce((sum, scope) => (scope.kind === 'amount' ? sum + scope.amount : sum), 0);
  return Number((goods - BigInt(money) * common) / (common * 100n));
}
