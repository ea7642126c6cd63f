import fc from 'fast-check';
import type { Appended } from '../../../shared/domain/ledger/append.ts';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../../shared/domain/ledger/capture-redemption.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import { fulfillRedemption } from '../../../shared/domain/ledger/fulfill-redemption.ts';
import { grantReward } from '../../../shared/domain/ledger/grant-reward.ts';
import type {
  Authorization,
  RedemptionCause,
  SpentOnOrder,
} from '../../../shared/domain/ledger/redemption.ts';
import {
  afterRedemptionChange,
  openedRedemption,
  type RedemptionState,
} from '../../../shared/domain/ledger/redemption-state.ts';
import { releaseRedemption } from '../../../shared/domain/ledger/release-redemption.ts';
import { cancelRedemption, returnSpent } from '../../../shared/domain/ledger/return-redemption.ts';
import { type SpentReturn, spentOnOrder } from '../../../shared/domain/ledger/spent-on-order.ts';
import { useCoupon, voidCoupon } from '../../../shared/domain/ledger/use-coupon.ts';
import type { Order } from '../../../shared/domain/order.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import type { Life } from '../history.ts';
import { REWARDS, rewardOf } from './rewards.ts';

/** What may happen to redemptions; the others happen with orders and refunds. */
export type Redeeming =
  | {
      readonly kind: 'redeem';
      /** Place in `REWARDS`. */
      readonly reward: number;
      readonly points: number;
      readonly captured: boolean;
      readonly hours: number;
    }
  /** Given for nothing, because a referral promised it. */
  | { readonly kind: 'grant'; readonly reward: number; readonly hours: number }
  | { readonly kind: 'capture'; readonly redemption: number; readonly points?: number }
  | {
      readonly kind: 'release' | 'cancel' | 'use' | 'void' | 'fulfill';
      readonly redemption: number;
    };

/** What begins a redemption. */
type Opening = Extract<Redeeming, { kind: 'redeem' | 'grant' }>;

/** From the newest redemption: what was just opened is changed most. */
const which = fc.oneof(fc.constant(0), fc.constant(0), fc.nat({ max: 3 }));

const redeem: fc.Arbitrary<Redeeming> = fc.record({
  kind: fc.constant('redeem' as const),
  reward: fc.nat({ max: REWARDS.length - 1 }),
  points: fc.integer({ min: 1, max: 120 }),
  captured: fc.constantFrom(true, false, false),
  hours: fc.integer({ min: 1, max: 2_000 }),
});
const grant: fc.Arbitrary<Redeeming> = fc.record({
  kind: fc.constant('grant' as const),
  reward: fc.nat({ max: REWARDS.length - 1 }),
  hours: fc.integer({ min: 1, max: 2_000 }),
});
const capture: fc.Arbitrary<Redeeming> = fc.record(
  {
    kind: fc.constant('capture' as const),
    redemption: which,
    points: fc.integer({ min: 1, max: 200 }),
  },
  { requiredKeys: ['kind', 'redemption'] },
);
const other: fc.Arbitrary<Redeeming> = fc.record({
  kind: fc.constantFrom(
    'release' as const,
    'cancel' as const,
    'use' as const,
    'void' as const,
    'fulfill' as const,
  ),
  redemption: which,
});

export const redeeming: fc.Arbitrary<Redeeming> = fc.oneof(
  { weight: 4, arbitrary: redeem },
  { weight: 2, arbitrary: grant },
  { weight: 3, arbitrary: capture },
  { weight: 4, arbitrary: other },
);

export function isRedeeming(happened: { readonly kind: string }): happened is Redeeming {
  return ['redeem', 'grant', 'capture', 'release', 'cancel', 'use', 'void', 'fulfill'].includes(
    happened.kind,
  );
}

/** The life after one more thing happened to a redemption; the same life where it was refused. */
export function liveRedeeming(life: Life, happened: Redeeming): Life {
  if (happened.kind === 'redeem' || happened.kind === 'grant') return open(life, happened);
  const state = redemptionAt(life, happened.redemption);
  return state === undefined ? life : withChange(life, state, decide(life, state, happened));
}

/** @param place 0 for the newest */
export function redemptionAt({ redemptions }: Life, place: number): RedemptionState | undefined {
  return redemptions.at(-1 - place);
}

function open(life: Life, happened: Opening): Life {
  const decision = happened.kind === 'grant' ? give(life, happened) : authorize(life, happened);
  if (isRefusal(decision)) return life;
  return {
    ...life,
    account: decision.account,
    entries: [...life.entries, decision.entry],
    redemptions: [...life.redemptions, openedRedemption(decision.entry)],
  };
}

export function authorize(
  { account, redemptions, program, now }: Life,
  { reward: place, points, captured, hours }: Extract<Redeeming, { kind: 'redeem' }>,
): Appended<Authorization> | Refusal {
  const reward = REWARDS[place] ?? REWARDS[0];
  const coupon = captured ? couponOf(reward, redemptions.length, now + hours * 36_000) : {};
  const command = { redemptionId: `redemption-${redemptions.length}`, reward, points, captured, ...coupon };
  const terms = { ...program, redemption: { holdMinutes: hours * 60, perOrder: 5 } };
  return authorizeRedemption(account, command, terms, now);
}

function give(
  { account, redemptions, program, now }: Life,
  { reward: place, hours }: Extract<Redeeming, { kind: 'grant' }>,
): Appended<Authorization> | Refusal {
  const reward = REWARDS[place] ?? REWARDS[0];
  const command = {
    redemptionId: `redemption-${redemptions.length}`,
    reward,
    cause: { by: 'referral' as const, friendId: 'mbr_friend00000000000000' },
    ...couponOf(reward, redemptions.length, now + hours * 36_000),
  };
  return grantReward(account, command, program, now);
}

const couponOf = (reward: Reward, place: number, expiresAt: number) =>
  reward.coupon === undefined ? {} : { coupon: { code: `CODE${place}`, expiresAt } };

export function decide(
  { account, entries, program, now }: Pick<Life, 'account' | 'entries' | 'program' | 'now'>,
  state: RedemptionState,
  happened: Exclude<Redeeming, Opening>,
): Appended<RedemptionCause> | Refusal {
  const change = { changeId: `change-${entries.length}` };
  const decided = { ...change, reason: 'asked for', actor: 'agent', keyId: 'key' };
  const reward = rewardOf(state.rewardId);
  switch (happened.kind) {
    case 'capture': {
      const part = happened.points === undefined ? {} : { points: happened.points };
      return captureRedemption(account, state, { ...change, ...part }, reward, program, now);
    }
    case 'release':
      return releaseRedemption(account, state, change, program, now);
    case 'cancel':
      return cancelRedemption(account, state, change, program, now);
    case 'use':
      return useCoupon(account, state, { ...change, reference: 'till 4' }, program, now);
    case 'void':
      return voidCoupon(account, state, decided, program, now);
    case 'fulfill':
      return fulfillRedemption(account, state, decided, reward, program, now);
  }
}

export function withChange(
  life: Life,
  state: RedemptionState,
  decision: Appended<RedemptionCause> | Refusal,
): Life {
  if (isRefusal(decision)) return life;
  return {
    ...life,
    account: decision.account,
    entries: [...life.entries, decision.entry],
    redemptions: life.redemptions.map((each) =>
      each === state ? afterRedemptionChange(each, decision.entry) : each,
    ),
  };
}

/** A redemption captured with an order, or its coupon used on it; null where that is refused. */
export function redeemOn(
  life: Life,
  order: Order,
  redemption: number,
): { readonly life: Life; readonly spent: SpentOnOrder } | null {
  const state = redemptionAt(life, redemption);
  if (state === undefined) return null;
  const { account, program, now } = life;
  const reward = rewardOf(state.rewardId);
  const command = { changeId: `order:${order.orderId}`, orderId: order.orderId };
  const decision =
    state.coupon === null
      ? captureRedemption(account, state, command, reward, program, now)
      : useCoupon(account, state, command, program, now);
  if (isRefusal(decision)) return null;
  const changed = afterRedemptionChange(state, decision.entry);
  return {
    life: withChange(life, state, decision),
    spent: spentOnOrder(changed, reward, order, changed.spent),
  };
}

/** What a refund gives back of what was redeemed on its order. */
export function giveBackSpent(
  life: Life,
  orderId: string,
  refundId: string,
  back: readonly SpentReturn[],
): Life {
  return back.reduce((current, { redemptionId, spentAfter }) => {
    const state = current.redemptions.find((each) => each.redemptionId === redemptionId);
    if (state === undefined) throw new Error(`redemption ${redemptionId} is on an order and unknown`);
    const command = { changeId: `refund:${orderId}:${refundId}`, spentAfter, orderId, refundId };
    return withChange(
      current,
      state,
      returnSpent(current.account, state, command, current.program, current.now),
    );
  }, life);
}

/** The entries of one redemption, in their order. */
export function entriesOf(entries: readonly Entry[], redemptionId: string): readonly Entry[] {
  return entries.filter(({ cause }) => 'redemptionId' in cause && cause.redemptionId === redemptionId);
}
