import fc from 'fast-check';
import { SECONDS_PER_DAY } from '../../shared/domain/calendar.ts';
import type { Order } from '../../shared/domain/order.ts';
import type { Program } from '../../shared/domain/program/program.ts';
import type { TierProgram } from '../../shared/domain/program/tier-program.ts';
import type { Happening, MemberHistory } from '../../shared/domain/simulation/member-history.ts';
import { aLine, anOrder, aProgram, BEGIN } from '../domain/builders.ts';

/** Programs and pasts of members, for laws that must hold whatever they are. */
export const rate = (points: number, changes: Partial<Program> = {}): Program =>
  aProgram({
    version: points,
    earningRules: [
      {
        id: 'base',
        description: `${points} points for a dollar`,
        on: 'order',
        effect: { kind: 'points_per_amount', points, perAmount: { USD: 100 } },
      },
    ],
    ...changes,
  });

/** Three tiers; how one comes into them, the tests decide. */
export const TIERS: TierProgram = {
  qualifyBy: 'points',
  window: { kind: 'lifetime' },
  upgrade: 'at_once',
  downgrade: 'none',
  graceMonths: 0,
  tiers: [
    { id: 'basic', name: 'basic', threshold: 0, benefits: {} },
    { id: 'silver', name: 'silver', threshold: 200, benefits: {} },
    { id: 'gold', name: 'gold', threshold: 1_000, benefits: {} },
  ],
};

export const somePrograms: fc.Arbitrary<Program> = fc
  .record({
    points: fc.integer({ min: 1, max: 7 }),
    days: fc.integer({ min: 0, max: 60 }),
    months: fc.integer({ min: 1, max: 14 }),
    clawback: fc.constantFrom('pending_only', 'within_balance', 'below_zero' as const),
    timeZone: fc.constantFrom('Etc/UTC', 'America/New_York', 'Asia/Tokyo'),
  })
  .map(({ points, days, months, clawback, timeZone }) =>
    rate(points, {
      pending: { kind: 'days', days },
      expiry: { kind: 'rolling', months },
      clawback,
      timeZone,
    }),
  );

interface Purchase {
  readonly afterDays: number;
  readonly prices: readonly number[];
  readonly back: { readonly afterDays: number; readonly percent: number } | null;
}

const purchase: fc.Arbitrary<Purchase> = fc.record({
  afterDays: fc.integer({ min: 0, max: 150 }),
  prices: fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 1, maxLength: 4 }),
  back: fc.option(
    fc.record({ afterDays: fc.integer({ min: 0, max: 400 }), percent: fc.integer({ min: 1, max: 100 }) }),
  ),
});

/** A member's past: orders over years, some of which come back, wholly or as money. */
export const pasts = (memberId: string): fc.Arbitrary<MemberHistory> =>
  fc.array(purchase, { minLength: 1, maxLength: 12 }).map((purchases) => {
    let at = BEGIN;
    const happenings = purchases.flatMap(({ afterDays, prices, back }, index): Happening[] => {
      at += afterDays * SECONDS_PER_DAY + 3_601;
      const lines = prices.map((unitPrice, line) => aLine({ lineId: `${line + 1}`, unitPrice }));
      const order = anOrder({ orderId: `${memberId}-${index}`, placedAt: at, lines });
      return back === null ? [bought(order)] : [bought(order), givenBack(order, at, back)];
    });
    return { memberId, happenings: happenings.sort((a, b) => a.at - b.at) };
  });

export const membersPasts: fc.Arbitrary<readonly MemberHistory[]> = fc
  .array(pasts('m'), { minLength: 1, maxLength: 8 })
  .map((all) => all.map((past, index) => ({ ...past, memberId: `m${index}` })));

export const bought = (order: Order, isGuest = false): Happening => ({
  kind: 'order',
  at: order.placedAt,
  order,
  isGuest,
});

function givenBack(order: Order, orderedAt: number, back: NonNullable<Purchase['back']>): Happening {
  const at = orderedAt + back.afterDays * SECONDS_PER_DAY + 60;
  const value = order.lines.reduce((sum, line) => sum + line.unitPrice, 0);
  const amount = Math.floor((value * back.percent) / 100);
  const scope =
    back.percent > 70 || amount === 0
      ? ({ kind: 'remainder' } as const)
      : ({ kind: 'amount', amount } as const);
  const command = { refundId: 'r', scope, refundedAt: at };
  return { kind: 'refund', at, orderId: order.orderId, command };
}

/** After everything in any of these pasts has happened, and most of it has expired. */
export const UNTIL = BEGIN + 6 * 366 * SECONDS_PER_DAY;
