import { describe, expect, test } from 'vitest';
import type { Account } from '../../../shared/domain/ledger/account.ts';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../../shared/domain/ledger/capture-redemption.ts';
import {
  afterRedemptionChange,
  openedRedemption,
  type RedemptionState,
  uncaptured,
} from '../../../shared/domain/ledger/redemption-state.ts';
import { returnSpent } from '../../../shared/domain/ledger/return-redemption.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import { eventsOfEntry } from '../../../shared/events/events-of-entry.ts';
import { aReward, BEGIN, decided } from '../builders.ts';
import { CASES, IN_TIME, moved, opened, PAY, program } from './cases.ts';

/** Captures of parts, one after the other. */
function capture(
  [account, state]: readonly [Account, RedemptionState],
  command: { readonly points?: number; readonly orderId?: string },
  reward: Reward = PAY,
) {
  const changeId = `c${state.entries.length}`;
  const decision = decided(
    captureRedemption(account, state, { changeId, ...command }, reward, program, IN_TIME),
  );
  return [decision.account, afterRedemptionChange(state, decision.entry)] as const;
}

describe('captures of parts', () => {
  test('count one use together', () => {
    const reward = { ...PAY, limits: [{ per: 'ever' as const, times: 3 }] };
    const { account, state } = opened(reward, false);
    const [after] = capture(capture([account, state], { points: 10 }, reward), { points: 20 }, reward);
    expect(after.uses).toMatchObject([{ cap: `reward:${reward.id}`, times: 1 }]);
  });

  test('burn lots in their order, so that the last ones captured go back first', () => {
    const [soon, later] = [
      { expiresAt: BEGIN + 86_400, points: 30 },
      { expiresAt: BEGIN + 172_800, points: 70 },
    ];
    const member = { ...opened(PAY, false).account, holds: [], active: [soon, later] };
    const command = { redemptionId: 'rdm_2', reward: PAY, points: 100, captured: false };
    const { account, entry } = decided(authorizeRedemption(member, command, program, BEGIN));
    const [spent, state] = capture(capture([account, openedRedemption(entry)], { points: 40 }), {});
    expect(state.lots).toEqual([soon, { ...later, points: 10 }, { ...later, points: 60 }]);
    const back = { changeId: 'r', spentAfter: 25, orderId: '1', refundId: '1' };
    expect(returnSpent(spent, state, back, program, IN_TIME).account.active).toEqual([
      { ...soon, points: 5 },
      later,
    ]);
  });

  test('end with an order: what it leaves is released or lapses, and is not captured beside it', () => {
    const { account, state } = opened(PAY, false);
    const [after, onOrder] = capture([account, state], { points: 40, orderId: '1' });
    const rest = (command: object) =>
      captureRedemption(after, onOrder, { changeId: 'x', ...command }, PAY, program, IN_TIME);
    expect(rest({})).toMatchObject({ code: 'REDEMPTION_OF_ORDER' });
    expect(rest({ orderId: '2' })).toMatchObject({ code: 'REDEMPTION_OF_ORDER' });
    expect(uncaptured(onOrder)).toBe(60);
  });

  test('leave nothing to capture once the rest was given up, also where it had lapsed', () => {
    expect(uncaptured(moved(CASES['lapsed, to pay'], 'release').state)).toBe(0);
  });
});

test('the event of a capture says whether there is a coupon, and until when', () => {
  const member = 'mbr_0123456789abcdefghij';
  const reward = aReward({ coupon: { codes: { kind: 'generated', length: 8 } } });
  const { account, state } = opened(reward, false);
  const told = (coupon?: { readonly code: string; readonly expiresAt: number | null }) => {
    const command = { changeId: 'c', ...(coupon ? { coupon } : {}) };
    const { entry } = decided(captureRedemption(account, state, command, reward, program, IN_TIME));
    return eventsOfEntry({ ...entry, memberId: member })[0]?.detail.data;
  };
  expect(told()).toMatchObject({ hasCoupon: false, couponExpiresAt: null });
  expect(told({ code: 'A', expiresAt: null })).toMatchObject({ hasCoupon: true, couponExpiresAt: null });
  expect(told({ code: 'A', expiresAt: BEGIN })).toMatchObject({
    hasCoupon: true,
    couponExpiresAt: '2026-01-15T12:00:00Z',
  });
});
