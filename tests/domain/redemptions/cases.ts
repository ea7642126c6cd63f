import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../../shared/domain/ledger/capture-redemption.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { fulfillRedemption } from '../../../shared/domain/ledger/fulfill-redemption.ts';
import { grantReward } from '../../../shared/domain/ledger/grant-reward.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import {
  afterRedemptionChange,
  openedRedemption,
  type RedemptionState,
} from '../../../shared/domain/ledger/redemption-state.ts';
import { releaseRedemption } from '../../../shared/domain/ledger/release-redemption.ts';
import { cancelRedemption } from '../../../shared/domain/ledger/return-redemption.ts';
import { claimCoupon, useCoupon, voidCoupon } from '../../../shared/domain/ledger/use-coupon.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { aMember, anAccrual, aProgram, aReward, BEGIN, decided } from '../builders.ts';

/** One redemption of 100 points in each status. Its reward is paid in any part, is done by hand, or is a gift coupon. */
export const program = aProgram({ pending: { kind: 'none' } });
export const PAY = aReward();
export const BY_HAND = aReward({ id: 'hand', benefit: { kind: 'by_hand', instructions: 'Book a seat.' } });
export const GIFT = aReward({
  id: 'gift',
  benefit: { kind: 'amount_off', amount: { USD: 500 } },
  coupon: { codes: { kind: 'generated', length: 8 }, giftable: true },
});

export const IN_TIME = BEGIN + 60;
/** After the hold has lapsed, and the coupon has expired. */
const LATE = BEGIN + 7_200;

export interface Case {
  readonly account: Account;
  readonly state: RedemptionState;
  readonly reward: Reward;
  readonly now: number;
}

export type Decision = { readonly account: Account; readonly entry: Entry } | Refusal;
type Move = (before: Case) => Decision;

const staff = { actor: 'agent', keyId: 'key', reason: 'asked for' };
export const friend = decided(enrollMember(openAccount('mbr_friend'), program, BEGIN)).account;

export const MOVES = {
  capture: ({ account, state, reward, now }) =>
    captureRedemption(account, state, { changeId: 'c' }, reward, program, now),
  'capture a part': ({ account, state, reward, now }) =>
    captureRedemption(account, state, { changeId: 'p', points: 40 }, reward, program, now),
  'capture with an order': ({ account, state, reward, now }) =>
    captureRedemption(account, state, { changeId: 'o', orderId: '1' }, reward, program, now),
  release: ({ account, state, now }) => releaseRedemption(account, state, { changeId: 'r' }, program, now),
  cancel: ({ account, state, now }) => cancelRedemption(account, state, { changeId: 'x' }, program, now),
  fulfill: ({ account, state, reward, now }) =>
    fulfillRedemption(account, state, { changeId: 'f', ...staff }, reward, program, now),
  'use the coupon': ({ account, state, now }) =>
    useCoupon(account, state, { changeId: 'u', reference: 'till' }, program, now),
  'void the coupon': ({ account, state, now }) =>
    voidCoupon(account, state, { changeId: 'v', ...staff }, program, now),
  'claim the gift': ({ state, reward, now }) =>
    claimCoupon(friend, state, { changeId: 'g' }, reward, program, now),
} satisfies Record<string, Move>;
export type MoveName = keyof typeof MOVES;

export function opened(reward: Reward, captured: boolean, now = IN_TIME): Case {
  const member = anAccrual(100, program).account;
  const coupon = { code: 'ABCD-EFGH', expiresAt: BEGIN + 3_600 };
  const command = {
    redemptionId: 'rdm_1',
    reward,
    points: 100,
    captured,
    ...(captured && reward.coupon ? { coupon } : {}),
  };
  const { account, entry } = decided(authorizeRedemption(member, command, program, BEGIN));
  return { account, state: openedRedemption(entry), reward, now };
}

/** Given for nothing to a member who has no points. */
export function given(reward: Reward, now = IN_TIME): Case {
  const coupon = { code: 'ABCD-EFGH', expiresAt: BEGIN + 3_600 };
  const command = {
    redemptionId: 'rdm_1',
    reward,
    cause: { by: 'referral' as const, friendId: 'mbr_friend00000000000000' },
    ...(reward.coupon ? { coupon } : {}),
  };
  const { account, entry } = decided(grantReward(aMember(program), command, program, BEGIN));
  return { account, state: openedRedemption(entry), reward, now };
}

export function moved(before: Case, ...moves: readonly MoveName[]): Case {
  let current = before;
  for (const move of moves) {
    const { account, entry } = decided(MOVES[move](current) as Exclude<Decision, Refusal>);
    // A claim stands on the claimant's account and leaves the giver's as it is.
    const own = account.memberId === current.account.memberId ? account : current.account;
    current = { ...current, account: own, state: afterRedemptionChange(current.state, entry) };
  }
  return current;
}

export const CASES = {
  'authorized, to pay': opened(PAY, false),
  'authorized, by hand': opened(BY_HAND, false),
  'lapsed, to pay': opened(PAY, false, LATE),
  'lapsed, by hand': opened(BY_HAND, false, LATE),
  'captured, to pay': moved(opened(PAY, false), 'capture'),
  'captured in part': moved(opened(PAY, false), 'capture a part'),
  'captured in part, the rest lapsed': { ...moved(opened(PAY, false), 'capture a part'), now: LATE },
  'captured in part, the rest released': moved(opened(PAY, false), 'capture a part', 'release'),
  'captured, by hand': moved(opened(BY_HAND, false), 'capture'),
  'captured with an order': moved(opened(PAY, false), 'capture with an order'),
  'captured with a coupon': opened(GIFT, true),
  'captured, the coupon expired': opened(GIFT, true, LATE),
  'captured, the coupon void': moved(opened(GIFT, true), 'void the coupon'),
  'captured, the coupon used': moved(opened(GIFT, true), 'use the coupon'),
  fulfilled: moved(opened(BY_HAND, true), 'fulfill'),
  'released, to pay': moved(opened(PAY, false), 'release'),
  'released, by hand': moved(opened(BY_HAND, false), 'release'),
  'canceled, to pay': moved(opened(PAY, true), 'cancel'),
  'canceled, by hand': moved(opened(BY_HAND, true), 'cancel'),
  'canceled, with a coupon': moved(opened(GIFT, true), 'cancel'),
  'granted, with a coupon': given(GIFT),
  'granted, the coupon expired': given(GIFT, LATE),
  'granted, the coupon void': moved(given(GIFT), 'void the coupon'),
  'granted, the coupon used': moved(given(GIFT), 'use the coupon'),
  'granted, by hand': given(BY_HAND),
  'granted, fulfilled': moved(given(BY_HAND), 'fulfill'),
  'granted, canceled': moved(given(GIFT), 'cancel'),
} satisfies Record<string, Case>;
