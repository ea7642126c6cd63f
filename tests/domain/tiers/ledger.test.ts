import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SECONDS_PER_DAY } from '../../../shared/domain/calendar.ts';
import { openAccount } from '../../../shared/domain/ledger/account.ts';
import { type AssignTierCommand, assignTier } from '../../../shared/domain/ledger/assign-tier.ts';
import { tierIdOf } from '../../../shared/domain/ledger/member-tier.ts';
import { closeMember } from '../../../shared/domain/ledger/membership.ts';
import { recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import { lineNet, type Order, type Returned, unitsLeft } from '../../../shared/domain/order.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { check } from '../../law-runs.ts';
import { aMember, anAccrual, aProgram, BEGIN, decided } from '../builders.ts';
import { happenings, type Life, liveAll } from '../history.ts';
import { type Purchase, tierByReceipts } from './month-by-month.ts';
import { timeZone } from './purchases.ts';
import { aTierProgram, tierProgram } from './tier-programs.ts';

const program = fc
  .record({ tiers: tierProgram, timeZone })
  .map(({ tiers, timeZone: zone }) => aProgram({ tiers, timeZone: zone }));

/** Lives of less than a year, so that no order is so old that its month was folded away. */
const shortLives = happenings.map((all) =>
  all.map((happened) => {
    if (happened.kind === 'wait') return { ...happened, days: happened.days % 6 };
    return happened.kind === 'order' ? { ...happened, daysAgo: happened.daysAgo % 200 } : happened;
  }),
);

/** What each order is worth by its own record: units left at their net price, less money given back; and each activity. */
function receiptsOf({ orders, activities, entries }: Life): readonly Purchase[] {
  const withdrawn = new Set(
    entries.flatMap(({ cause }) => (cause.kind === 'activity_reversal' ? [cause.activityId] : [])),
  );
  return [
    ...orders.map(({ order, returned, kept }) => ({
      placedAt: order.placedAt,
      orders: order.lines.some((line) => unitsLeft(line, returned) > 0) ? 1 : 0,
      points: kept,
      currency: order.currency,
      amount: worthOf(order, returned),
    })),
    ...activities
      .filter(({ cause }) => !withdrawn.has(cause.activity.activityId))
      .map(({ cause, occurredAt }) => ({
        placedAt: occurredAt,
        orders: 0,
        points: cause.earned,
        currency: 'USD',
        amount: 0,
      })),
  ];
}

/** Whole minor units: every line over one common denominator, rounded down once. */
function worthOf({ lines }: Order, returned: Returned): number {
  const common = lines.reduce((product, { quantity }) => product * BigInt(quantity), 1n);
  const value = lines.reduce(
    (sum, line) =>
      sum + (BigInt(lineNet(line)) * BigInt(unitsLeft(line, returned)) * common) / BigInt(line.quantity),
    0n,
  );
  const left = value - BigInt(returned.amount) * common;
  return left > 0n ? Number(left / common) : 0;
}

describe('the tier in the ledger', () => {
  test('is its recomputation from orders and refunds, at any instant', () => {
    check(
      fc.property(program, shortLives, fc.integer({ min: 0, max: 900 }), (terms, all, later) => {
        const life = liveAll(
          terms,
          all.filter(({ kind }) => kind !== 'assign' && kind !== 'close'),
        );
        const {
          account,
          program: { tiers },
        } = life;
        if (tiers === undefined || account.enrolledAt === null) throw new Error('the program has tiers');
        const now = life.now + later * SECONDS_PER_DAY;
        const place = tierByReceipts(receiptsOf(life), account.enrolledAt, tiers, terms.timeZone, now);
        expect(tierIdOf(account, terms, now)).toBe(tiers.tiers[place]?.id);
      }),
    );
  });

  test('is told by the entries: each change once, the last one being the tier of its moment', () => {
    check(
      fc.property(program, happenings, (terms, all) => {
        const { account, entries } = liveAll(terms, all);
        let told: string | null = null;
        for (const { tier } of entries) {
          if (tier === undefined) continue;
          expect(tier.from).toBe(told);
          expect(tier.to).not.toBe(told);
          told = tier.to;
        }
        expect(told).toBe(tierIdOf(account, terms, account.settledAt));
        expect(account.toldTier).toBe(told);
      }),
    );
  });

  test('does not end with a refund by the version of the order, but by the one in force', () => {
    const old = aProgram({ version: 1 });
    const current = aProgram({ version: 2, tiers: aTierProgram() });
    const order = anAccrual(120, old, aMember(current));
    expect(tierIdOf(order.account, current, BEGIN)).toBe('silver');
    const command = { refundId: 'r', scope: { kind: 'remainder' as const }, refundedAt: BEGIN };
    const refund = decided(
      refundOrder(order.account, recordedOrder(order.entry), command, old, BEGIN, current),
    );
    expect(refund.entry).toMatchObject({ programVersion: 1, tier: { to: 'member' } });
    expect(refund.account.qualifying.months).toEqual([]);
  });

  test('tells the order that won it, and the time that lost it, with the entry that comes next', () => {
    const terms = aProgram({ tiers: aTierProgram() });
    const won = anAccrual(120, terms, aMember(terms));
    expect(won.entry.tier).toEqual({ from: 'member', to: 'silver' });
    const entry = { ...won.entry, memberId: `mbr_${'a'.repeat(20)}` };
    const types = eventsOfEntry(entry).map(({ type, detail }) => [type, detail.data]);
    expect(types).toContainEqual(['tier.changed', { from: 'member', to: 'silver' }]);
    const later = BEGIN + 3 * 366 * SECONDS_PER_DAY;
    const next = anAccrual(1, terms, won.account, { orderId: '1002', placedAt: later });
    expect(next.entry.tier).toEqual({ from: 'silver', to: 'member' });
  });
});

describe('an assignment by hand', () => {
  const terms = aProgram({ tiers: aTierProgram() });
  const aCommand = (changes: Partial<AssignTierCommand> = {}): AssignTierCommand => ({
    assignmentId: 'a',
    tier: 'gold',
    until: null,
    pin: false,
    reason: 'status match',
    actor: 'agent',
    keyId: 'key',
    ...changes,
  });
  const closed = () => decided(closeMember(aMember(terms), 'closure', undefined, terms, BEGIN)).account;

  test.each([
    ['a guest', openAccount('mbr_test'), aCommand({ tier: 'none', until: 1 }), 'MEMBER_NOT_FOUND'],
    ['a closed member', closed(), aCommand({ tier: 'none', until: 1 }), 'MEMBER_CLOSED'],
    ['a tier that is not', aMember(terms), aCommand({ tier: 'none', until: 1 }), 'TIER_UNKNOWN'],
    ['an end that has passed', aMember(terms), aCommand({ until: BEGIN }), 'ASSIGNMENT_IN_PAST'],
  ])('is refused for %s', (_name, account, command, code) => {
    const decision = assignTier(account, command, terms, BEGIN);
    expect(isRefusal(decision) && decision.code).toBe(code);
  });

  test('is refused where the program has no tiers', () => {
    const decision = assignTier(aMember(), aCommand(), aProgram(), BEGIN);
    expect(isRefusal(decision) && decision.detail).toBe(
      'There is no tier gold; program version 1 has no tiers.',
    );
  });

  test('is in force until its end, which the next entry tells', () => {
    const until = BEGIN + 30 * SECONDS_PER_DAY;
    const { account, entry } = decided(assignTier(aMember(terms), aCommand({ until }), terms, BEGIN));
    expect(entry.tier).toEqual({ from: 'member', to: 'gold' });
    expect(tierIdOf(account, terms, until - 1)).toBe('gold');
    expect(tierIdOf(account, terms, until)).toBe('member');
    const order = anAccrual(120, terms, account, { placedAt: until });
    expect(order.entry.tier).toEqual({ from: 'gold', to: 'silver' });
  });

  test('gives way to a later one, and is taken back', () => {
    const first = decided(assignTier(aMember(terms), aCommand(), terms, BEGIN));
    const second = decided(assignTier(first.account, aCommand({ tier: 'silver' }), terms, BEGIN + 1));
    expect(tierIdOf(second.account, terms, BEGIN + 1)).toBe('silver');
    const back = decided(assignTier(second.account, aCommand({ tier: null }), terms, BEGIN + 2));
    expect(back.account.assignment).toBe(null);
    expect(back.entry.tier).toEqual({ from: 'silver', to: 'member' });
  });

  test('with a pin holds a member below what was earned', () => {
    const { account } = anAccrual(700, terms, aMember(terms));
    const pinned = decided(assignTier(account, aCommand({ tier: 'silver', pin: true }), terms, BEGIN));
    expect(pinned.entry.tier).toEqual({ from: 'platinum', to: 'silver' });
  });
});
