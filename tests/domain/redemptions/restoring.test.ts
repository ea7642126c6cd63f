import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Account } from '../../../shared/domain/ledger/account.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import { check } from '../../law-runs.ts';
import { type Happening, type Life, live, liveAll } from '../history.ts';
import { busy } from './busy-lives.ts';
import { plain, program } from './programs.ts';
import { entriesOf } from './redeeming.ts';
import { REWARDS } from './rewards.ts';

/** Everything goes back: a redemption that ends leaves the member as if it had never been. */

/** All that a member has, which is all of the account but its counters and its numbering. */
const possessions = ({ active, pending: waiting, holds, deficit, expired, spans }: Account) => ({
  active,
  waiting,
  holds,
  deficit,
  expired,
  spans,
});

/** Earning, and time: what may come between and must not matter. */
const between: fc.Arbitrary<readonly Happening[]> = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('wait' as const), days: fc.nat(250) }),
    fc.record({
      kind: fc.constant('order' as const),
      lines: fc.constant([{ quantity: 2, unitPrice: 4_000 }]),
      daysAgo: fc.constantFrom(0, 0, 30, 400),
    }),
    fc.record({ kind: fc.constant('activity' as const), points: fc.nat(60), daysAgo: fc.constant(0) }),
  ),
  { maxLength: 6 },
);

const redeem = (reward: number, points: number, captured: boolean, hours = 1): Happening => ({
  kind: 'redeem',
  reward,
  points,
  captured,
  hours,
});

/** What a life comes to where the member redeems, and where not. */
function alike(life: Life, doing: readonly Happening[], meanwhile: readonly Happening[], undoing: Happening) {
  const redeemed = doing.reduce(live, life);
  const after = live(meanwhile.reduce(live, redeemed), undoing);
  const never = meanwhile.reduce(live, { ...life, now: redeemed.now });
  return {
    isDone: redeemed.redemptions.length > life.redemptions.length,
    after: possessions(settle(after.account, after.now).account),
    never: possessions(settle(never.account, after.now).account),
    life: after,
  };
}

describe('everything goes back to where it was', () => {
  const reward = fc.nat({ max: REWARDS.length - 1 });
  const points = fc.integer({ min: 1, max: 300 });

  test('a canceled redemption restores the lots it took, with their ends, whatever was earned and ended since', () => {
    let done = 0;
    check(
      fc.property(plain, busy, reward, points, between, (terms, past, which, price, meanwhile) => {
        const cancel: Happening = { kind: 'cancel', redemption: 0 };
        const told = alike(liveAll(terms, past), [redeem(which, price, true)], meanwhile, cancel);
        if (!told.isDone) return;
        done += 1;
        expect(told.after).toEqual(told.never);
        expect(told.life.redemptions.at(-1)).toMatchObject({ isCanceled: true, spent: 0 });
      }),
    );
    expect(done).toBeGreaterThan(10);
  });

  test('so does one that was held, captured in parts and then canceled, with a rest still held', () => {
    let done = 0;
    check(
      fc.property(
        plain,
        busy,
        fc.array(points, { maxLength: 4 }),
        between,
        (terms, past, parts, meanwhile) => {
          const taking = parts.map((part): Happening => ({ kind: 'capture', redemption: 0, points: part }));
          const opened = [redeem(0, 150, false, 9_000), ...taking];
          const life = liveAll(terms, past);
          const told = alike(life, opened, meanwhile, { kind: 'cancel', redemption: 0 });
          if (!told.isDone || told.life.redemptions.at(-1)?.captured === 0) return;
          done += 1;
          expect(told.after).toEqual(told.never);
        },
      ),
    );
    expect(done).toBeGreaterThan(10);
  });

  test('a hold that is released, or that lapsed while nobody looked, was never there', () => {
    let done = 0;
    check(
      fc.property(
        plain,
        busy,
        reward,
        points,
        between,
        fc.boolean(),
        (terms, past, which, price, meanwhile, isReleased) => {
          const life = liveAll(terms, past);
          const later: Happening = { kind: 'wait', days: 2 };
          const undoing: Happening = isReleased ? { kind: 'release', redemption: 0 } : later;
          const told = alike(life, [redeem(which, price, false)], meanwhile, undoing);
          if (!told.isDone) return;
          done += 1;
          expect(told.after).toEqual(told.never);
        },
      ),
    );
    expect(done).toBeGreaterThan(10);
  });

  test('an order that goes back in any pieces leaves the lots as if nothing had been redeemed on it', () => {
    let done = 0;
    const pieces = fc.array(
      fc.record({
        kind: fc.constant('refund_units' as const),
        line: fc.nat(2),
        quantity: fc.integer({ min: 1, max: 3 }),
      }),
      { maxLength: 5 },
    );
    const waiting = plain.map((terms) => ({ ...terms, pending: { kind: 'days' as const, days: 14 } }));
    check(
      fc.property(
        waiting,
        busy,
        fc.constantFrom(0, 1, 2),
        points,
        pieces,
        (terms, past, which, price, back) => {
          const life = liveAll(terms, past);
          const held = live(life, redeem(which, price, false));
          if (held === life) return;
          const lines = [
            { quantity: 3, unitPrice: 1_000 },
            { quantity: 1, unitPrice: 799 },
            { quantity: 2, unitPrice: 0 },
          ];
          const order = { kind: 'order' as const, lines, daysAgo: 0 };
          const place = held.orders.length;
          const refunds: readonly Happening[] = [
            ...back.map((piece) => ({ ...piece, order: place })),
            { kind: 'refund_remainder', order: place },
          ];
          const redeemed = live(held, { ...order, redemptions: [0] });
          if (redeemed.orders.at(-1)?.spent.length !== 1) return;
          done += 1;
          const after = refunds.reduce(live, redeemed);
          const never = refunds.reduce(live, live(live(held, { kind: 'release', redemption: 0 }), order));
          expect(possessions(after.account)).toEqual(possessions(never.account));
          expect(after.redemptions.at(-1)).toMatchObject({ spent: 0, isCanceled: true });
        },
      ),
    );
    expect(done).toBeGreaterThan(10);
  });

  test('the first points in the order of their burning stay spent', () => {
    check(
      fc.property(program, busy, (terms, all) => {
        const { entries, redemptions } = liveAll(terms, all);
        for (const { redemptionId, lots, spent } of redemptions) {
          const returned = entriesOf(entries, redemptionId)
            .filter(({ cause }) => cause.kind === 'redemption_return')
            .flatMap(({ postings }) => postings)
            .filter(
              ({ account, points: back }) => (account === 'active' || account === 'expired') && back > 0,
            );
          const isBack = lots.flatMap(({ expiresAt, points: all }) =>
            Array.from({ length: all }, () => expiresAt),
          );
          const ends = returned.flatMap((posting) =>
            'expiresAt' in posting ? Array.from({ length: posting.points }, () => posting.expiresAt) : [],
          );
          const count = (list: readonly unknown[]) => [...list].map(String).sort();
          // A rest that was held goes back with a cancellation and is no captured point.
          if (ends.length === isBack.length - spent) expect(count(ends)).toEqual(count(isBack.slice(spent)));
          else expect(ends.length).toBeGreaterThan(isBack.length - spent);
        }
      }),
    );
  });
});
