import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ActiveLot } from '../../../shared/domain/ledger/account.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { sumOf } from '../../../shared/domain/ledger/posting.ts';
import { postingsOf } from '../../../shared/domain/ledger/prove.ts';
import { uncaptured } from '../../../shared/domain/ledger/redemption-state.ts';
import { limitsLeft } from '../../../shared/domain/ledger/reward-limit.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import { spentLeft } from '../../../shared/domain/ledger/spent-on-order.ts';
import { encodeEntry } from '../../../shared/storage/entry-codec.ts';
import { redemptionKey } from '../../../shared/storage/keys.ts';
import { redemptionRecord } from '../../../shared/storage/redemption-record.ts';
import { check } from '../../law-runs.ts';
import { liveAll } from '../history.ts';
import { busy } from './busy-lives.ts';
import { plain, program } from './programs.ts';
import { entriesOf } from './redeeming.ts';
import { REWARDS, rewardOf } from './rewards.ts';

/** The laws of redemptions over random lives of members: nothing twice, nothing lost, and everything back where it was. */
const totalOf = (lots: readonly ActiveLot[]) => lots.reduce((sum, lot) => sum + lot.points, 0);

describe('nothing is spent twice', () => {
  test('what is captured was authorized, what is spent was captured, and the lots say which points', () => {
    check(
      fc.property(program, busy, (terms, all) => {
        for (const state of liveAll(terms, all).redemptions) {
          const { authorized, captured, released, spent, lots } = state;
          expect(captured + released).toBeLessThanOrEqual(authorized);
          expect(spent).toBeGreaterThanOrEqual(0);
          expect(spent).toBeLessThanOrEqual(captured);
          expect(totalOf(lots)).toBe(captured);
          expect(lots.every(({ points }) => points > 0)).toBe(true);
          expect(state.isCanceled ? spent : 0).toBe(0);
        }
      }),
    );
  });

  test("the books' redeemed points are those that redemptions have spent, each by its own entries", () => {
    check(
      fc.property(program, busy, (terms, all) => {
        const { entries, redemptions } = liveAll(terms, all);
        const redeemed = (some: readonly Entry[]) => sumOf(some.flatMap(postingsOf), 'redeemed');
        for (const { redemptionId, spent } of redemptions)
          expect(redeemed(entriesOf(entries, redemptionId))).toBe(spent);
        expect(redeemed(entries)).toBe(redemptions.reduce((sum, { spent }) => sum + spent, 0));
      }),
    );
  });

  test('a hold has what is left to capture of its redemption, or has lapsed', () => {
    check(
      fc.property(program, busy, (terms, all) => {
        const { account, redemptions, now } = liveAll(terms, all);
        const { holds } = settle(account, now).account;
        for (const { holdId, rewardId, lots, lapsesAt } of holds) {
          const state = redemptions.find(({ redemptionId }) => redemptionId === holdId);
          expect(state).toMatchObject({ rewardId, lapsesAt, isReleased: false, isCanceled: false });
          expect(totalOf(lots)).toBe(state && uncaptured(state));
        }
        expect(holds.length).toBeLessThanOrEqual(5);
      }),
    );
  });

  test('an order has what was captured for it, less what its refunds gave back', () => {
    check(
      fc.property(program, busy, (terms, all) => {
        const { orders, redemptions } = liveAll(terms, all);
        for (const { order, spent, returned, refunds } of orders) {
          const left = spent.map((each) => spentLeft(each, order, returned));
          const states = spent.map((each) =>
            redemptions.find((one) => one.redemptionId === each.redemptionId),
          );
          expect(states.map((state) => state?.spent)).toEqual(left);
          expect(states.map((state) => state?.orderId)).toEqual(left.map(() => order.orderId));
          const restored = refunds.reduce((sum, { cause }) => sum + (cause.restored ?? 0), 0);
          const given = spent.reduce((sum, { points }) => sum + points, 0);
          expect(restored).toBe(given - left.reduce((sum, points) => sum + points, 0));
        }
      }),
    );
  });

  test('no redemption is on two orders', () => {
    check(
      fc.property(program, busy, (terms, all) => {
        const ids = liveAll(terms, all).orders.flatMap(({ spent }) => spent.map((each) => each.redemptionId));
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('limits', () => {
  test('are never exceeded by captures, whatever lapsed, came late or went back between', () => {
    check(
      fc.property(program, busy, (terms, all) => {
        const { entries } = liveAll(terms, all);
        const counted = new Map<string, number>();
        for (const { cap, per, since, times } of entries.flatMap((entry) => entry.uses ?? [])) {
          const reward = REWARDS.find(({ id }) => cap === `reward:${id}`);
          if (reward === undefined || !('limits' in reward)) continue;
          const span = `${cap} ${per} ${since}`;
          const used = (counted.get(span) ?? 0) + times;
          counted.set(span, used);
          expect(used).toBeGreaterThanOrEqual(0);
          expect(used).toBeLessThanOrEqual(reward.limits.find((limit) => limit.per === per)?.times ?? 0);
        }
      }),
    );
  });

  test('count what is captured in the span and not given back, and what is held', () => {
    check(
      fc.property(plain, busy, (terms, all) => {
        const { account, entries, now, redemptions } = liveAll(terms, all);
        const settled = settle(account, now).account;
        for (const reward of REWARDS) {
          const ever = limitsLeft(settled, reward, terms).find(({ per }) => per === 'ever');
          if (ever === undefined) continue;
          const had = redemptions.filter(
            ({ rewardId, isCanceled, uses }) => rewardId === reward.id && uses.length > 0 && !isCanceled,
          );
          expect(ever.used).toBe(had.length);
          expect(ever.left).toBe(Math.max(0, ever.times - ever.used - ever.held));
        }
        expect(entries.every(({ uses }) => uses === undefined || uses.length > 0)).toBe(true);
      }),
    );
  });
});

describe('state', () => {
  test('is the fold of the entries, and storage keeps all of it', () => {
    check(
      fc.property(program, busy, (terms, all) => {
        const { entries, redemptions } = liveAll(terms, all);
        for (const state of redemptions) {
          const key = redemptionKey(state.redemptionId);
          const [opening, ...changes] = entriesOf(entries, state.redemptionId).map((entry) =>
            encodeEntry(key, { entry, requestHash: 'hash' }),
          );
          const { stored, ...read } = redemptionRecord([...changes, ...(opening ? [opening] : [])]);
          expect(read).toEqual(state);
          expect(stored.map(({ entry }) => entry)).toEqual(state.entries);
          expect(rewardOf(read.rewardId).id).toBe(state.rewardId);
        }
      }),
    );
  });
});
