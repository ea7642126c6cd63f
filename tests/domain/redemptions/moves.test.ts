import { describe, expect, test } from 'vitest';
import { type Account, balanceOf, openAccount } from '../../../shared/domain/ledger/account.ts';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../../shared/domain/ledger/capture-redemption.ts';
import { closeMember, enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { afterRedemptionChange } from '../../../shared/domain/ledger/redemption-state.ts';
import { releaseRedemption } from '../../../shared/domain/ledger/release-redemption.ts';
import { cancelRedemption, returnSpent } from '../../../shared/domain/ledger/return-redemption.ts';
import { claimCoupon, useCoupon } from '../../../shared/domain/ledger/use-coupon.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { anAccrual, aReward, BEGIN, decided } from '../builders.ts';
import { CASES, type Case, friend, GIFT, IN_TIME, moved, opened, PAY, program } from './cases.ts';

describe('what the moves do', () => {
  const balances = ({ account }: Case) => balanceOf(account);

  test('a part captured leaves the rest held, until it is released', () => {
    const part = moved(opened(PAY, false), 'capture a part');
    expect(balances(part)).toMatchObject({ active: 0, held: 60 });
    expect(balances(moved(part, 'release'))).toMatchObject({ active: 60, held: 0 });
    expect(moved(part, 'capture').state).toMatchObject({ captured: 100, spent: 100 });
  });

  test('a late capture says so and takes the points anew; one in time does not', () => {
    const causeOf = (before: Case) => moved(before, 'capture').state.entries.at(-1)?.cause;
    expect(causeOf(CASES['lapsed, to pay'])).toMatchObject({ points: 100, late: true });
    expect(causeOf(CASES['authorized, to pay'])).not.toHaveProperty('late');
  });

  test('a release after the hold has lapsed gives back nothing, and ends the late capture', () => {
    const { state } = moved(CASES['lapsed, to pay'], 'release');
    expect(state).toMatchObject({ released: 0, isReleased: true });
  });

  test('a claimed gift is used by who claimed it, and claimed once', () => {
    const { state } = moved(CASES['captured with a coupon'], 'claim the gift');
    expect(state).toMatchObject({
      memberId: 'mbr_test',
      holderId: 'mbr_friend',
      coupon: { claimedAt: IN_TIME },
    });
    expect(claimCoupon(friend, state, { changeId: 'again' }, GIFT, program, IN_TIME)).toMatchObject({
      code: 'COUPON_CLAIMED',
    });
    const used = decided(useCoupon(friend, state, { changeId: 'u', orderId: '7' }, program, IN_TIME));
    expect(afterRedemptionChange(state, used.entry)).toMatchObject({
      orderId: '7',
      coupon: { usedAt: IN_TIME, usedBy: { orderId: '7' } },
    });
  });

  test('one cannot claim what one has, nor what is not for giving, nor as a guest or after leaving', () => {
    const { account, state, reward } = CASES['captured with a coupon'];
    const claim = (claimant: Account, of: Reward = reward) =>
      claimCoupon(claimant, state, { changeId: 'g' }, of, program, IN_TIME);
    expect(claim(account)).toMatchObject({ code: 'COUPON_CLAIMED' });
    expect(claim(friend, { ...reward, coupon: { codes: { kind: 'pool', pool: 'p' } } })).toMatchObject({
      code: 'COUPON_NOT_GIFT',
    });
    expect(claim(openAccount('mbr_guest'))).toMatchObject({ code: 'MEMBER_NOT_FOUND' });
    expect(claim({ ...friend, status: 'closed' })).toMatchObject({ code: 'MEMBER_CLOSED' });
  });

  test('an entry is never written on an account that it does not belong on', () => {
    const { account, state, now } = CASES['captured with a coupon'];
    expect(() => cancelRedemption(friend, state, { changeId: 'x' }, program, now)).toThrow('mbr_friend');
    expect(() => useCoupon(friend, state, { changeId: 'u' }, program, now)).toThrow('mbr_friend');
    expect(() => afterRedemptionChange(state, anAccrual(1, program, account).entry)).toThrow('accrual');
  });
});

describe('authorizations are refused', () => {
  const authorize = (account: Account, changes: object = {}, reward: Reward = PAY) => {
    const command = { redemptionId: 'rdm_2', reward, points: 10, captured: false, ...changes };
    const decision = authorizeRedemption(account, command, program, BEGIN);
    return isRefusal(decision) ? decision.code : decision;
  };
  const rich = anAccrual(100, program).account;
  const limited = aReward({ id: 'once', limits: [{ per: 'ever', times: 1 }] });
  const withHolds = (count: number, reward: Reward) =>
    Array.from({ length: count }, (_, index) => `rdm_h${index}`).reduce((account, redemptionId) => {
      const command = { redemptionId, reward, points: 10, captured: false };
      return decided(authorizeRedemption(account, command, program, BEGIN)).account;
    }, rich);

  test('of a guest, and of who has left', () => {
    expect(authorize(openAccount('mbr_guest'))).toBe('MEMBER_NOT_FOUND');
    expect(authorize({ ...rich, status: 'closed' })).toBe('MEMBER_CLOSED');
  });

  test('beyond five open holds, but not where nothing is to be held', () => {
    expect(authorize(withHolds(4, PAY))).toMatchObject({ entry: {} });
    expect(authorize(withHolds(5, PAY))).toBe('HOLD_LIMIT_REACHED');
    expect(authorize(withHolds(5, PAY), { captured: true })).toMatchObject({ entry: {} });
  });

  test('beyond a limit, which an open hold counts towards', () => {
    const held = withHolds(1, limited);
    expect(authorize(held, {}, limited)).toBe('REWARD_LIMIT_REACHED');
    expect(authorize(held, {}, PAY)).toMatchObject({ entry: {} });
    expect(authorize(rich, { captured: true }, limited)).toMatchObject({
      entry: { uses: [{ cap: 'reward:once', per: 'ever', since: 0, times: 1, points: 10 }] },
    });
  });

  test('for points that are not there, to the point', () => {
    expect(authorize(rich, { points: 100 })).toMatchObject({ entry: {} });
    expect(authorize(rich, { points: 101 })).toBe('INSUFFICIENT_POINTS');
  });

  test('for the first reason of several', () => {
    const full = withHolds(5, limited.limits ? { ...limited, limits: [{ per: 'ever', times: 5 }] } : limited);
    const reward = { ...limited, limits: [{ per: 'ever' as const, times: 5 }] };
    expect(authorize(full, { points: 101 }, reward)).toBe('HOLD_LIMIT_REACHED');
    expect(authorize(full, { points: 101, captured: true }, reward)).toBe('REWARD_LIMIT_REACHED');
  });
});

describe('a late capture is refused', () => {
  const late = CASES['lapsed, to pay'];
  const capture = (account: Account, reward: Reward = PAY) =>
    captureRedemption(account, late.state, { changeId: 'c' }, reward, program, late.now);

  test('where the points went meanwhile', () => {
    const command = { redemptionId: 'rdm_2', reward: PAY, points: 1, captured: true };
    const { account } = decided(authorizeRedemption(late.account, command, program, late.now));
    expect(capture(account)).toMatchObject({ code: 'INSUFFICIENT_POINTS' });
  });

  test('where the limit was reached meanwhile', () => {
    const limits = [{ per: 'ever' as const, times: 1 }];
    const command = { redemptionId: 'rdm_2', reward: { ...PAY, limits }, points: 0, captured: true };
    const { account } = decided(authorizeRedemption(late.account, command, program, late.now));
    expect(capture(account, { ...PAY, limits })).toMatchObject({ code: 'REWARD_LIMIT_REACHED' });
    expect(capture(late.account, { ...PAY, limits })).toMatchObject({ entry: { cause: { late: true } } });
  });

  test('a capture is refused for more than is left, or a part of what has none', () => {
    const { account, state, now } = CASES['captured in part'];
    const part = (points: number) =>
      captureRedemption(account, state, { changeId: 'p', points }, PAY, program, now);
    expect(part(61)).toMatchObject({ code: 'HOLD_EXCEEDED' });
    expect(part(60)).toMatchObject({ entry: { cause: { points: 60 } } });
  });
});

describe('after the membership ended', () => {
  const closed = (before: Case): Case => ({
    ...before,
    account: decided(closeMember(before.account, 'closure', undefined, program, IN_TIME)).account,
  });

  test('nothing can be captured', () => {
    const { account, state } = closed(opened(PAY, false));
    expect(captureRedemption(account, state, { changeId: 'c' }, PAY, program, IN_TIME)).toMatchObject({
      code: 'MEMBER_CLOSED',
    });
  });

  test('a release finds nothing held, because closing had forfeited it', () => {
    const { account, state } = closed(opened(PAY, false));
    const { entry } = decided(releaseRedemption(account, state, { changeId: 'r' }, program, IN_TIME));
    expect(entry).toMatchObject({ cause: { points: 0 }, postings: [] });
  });

  test('points that go back are forfeited like all others, and a return of their order finds them so', () => {
    const { account, state } = closed(opened(PAY, true));
    const before = account.expired.reduce((sum, { points }) => sum + points, 0);
    const back = { changeId: 'refund:1:1', spentAfter: 30, orderId: '1', refundId: '1' };
    const returned = returnSpent(account, state, back, program, IN_TIME);
    expect(balanceOf(returned.account)).toEqual({ active: 0, pending: 0, held: 0, deficit: 0 });
    expect(returned.account.expired.reduce((sum, { points }) => sum + points, 0)).toBe(before + 70);
  });

  test('a coupon that was paid for can still be used', () => {
    const { account, state } = closed(opened(GIFT, true));
    expect(useCoupon(account, state, { changeId: 'u' }, program, IN_TIME)).toMatchObject({ entry: {} });
  });

  test('who comes back has what goes back, and what was held must be captured anew', () => {
    const left = closed(moved(opened(PAY, false), 'capture a part'));
    const account = decided(enrollMember(left.account, program, IN_TIME)).account;
    expect(captureRedemption(account, left.state, { changeId: 'c' }, PAY, program, IN_TIME)).toMatchObject({
      code: 'INSUFFICIENT_POINTS',
    });
    const canceled = decided(cancelRedemption(account, left.state, { changeId: 'x' }, program, IN_TIME));
    expect(canceled.entry.cause).toMatchObject({ points: 40 });
    expect(balanceOf(canceled.account).active).toBe(40);
  });
});

test('what was given back pays a deficit first', () => {
  const { account, state, now } = CASES['captured, to pay'];
  const owing = { ...account, deficit: 15 };
  const back = { changeId: 'refund:1:1', spentAfter: 80, orderId: '1', refundId: '1' };
  expect(balanceOf(returnSpent(owing, state, back, program, now).account)).toMatchObject({
    active: 5,
    deficit: 0,
  });
});

test('a return that gives nothing back is a bug of the caller', () => {
  const { account, state, now } = CASES['captured, to pay'];
  const back = (spentAfter: number) => () =>
    returnSpent(account, state, { changeId: 'r', spentAfter, orderId: '1', refundId: '1' }, program, now);
  expect(back(100)).toThrow('from 100 to 100');
  expect(back(-1)).toThrow('from 100 to -1');
});
