import { couponView } from '../../../functions/coupons/coupon-change.ts';
import { memberRewardOffer, rewardOffer } from '../../../functions/rewards/reward-offer.ts';
import { isoTime, isoTimeOrNull, parseTime } from '../../../shared/contracts/time.ts';
import { balanceOf } from '../../../shared/domain/ledger/account.ts';
import type { Entry } from '../../../shared/domain/ledger/entry.ts';
import type { RedemptionState } from '../../../shared/domain/ledger/redemption-state.ts';
import { settle } from '../../../shared/domain/ledger/settle.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import type { Reward } from '../../../shared/domain/program/reward.ts';
import { applyReward } from '../../../shared/domain/rewards/apply-reward.ts';
import { judgeReward } from '../../../shared/domain/rewards/judge-reward.ts';
import { rewardTexts } from '../../../shared/domain/rewards/reward-texts.ts';
import { applicationView } from '../../../shared/redeeming/application-view.ts';
import { cartOrder } from '../../../shared/redeeming/cart-order.ts';
import { redemptionResult, redemptionView } from '../../../shared/redeeming/redemption-view.ts';
import { rewardOf } from '../../../shared/redeeming/reward-of.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';
import type { OperationExample } from './operation-example.ts';
import { STORY_PROGRAM } from './program.ts';
import { REDEEMING_REQUESTS as REQUESTS } from './redeeming-requests.ts';
import { tellRedeeming } from './redeeming-story.ts';
import { STORY_REWARDS } from './rewards.ts';
import type { Story } from './story.ts';

const program: Program = { ...STORY_PROGRAM, rewards: Object.values(STORY_REWARDS) };
const rewards = Object.values<Reward>(STORY_REWARDS);
const member = { memberId: MEMBER_ID };
const noStock = () => null;
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });
const twice = <T>(answer: T) => ({ 201: answer, 200: answer });

/** What the customer can get for points, and what becomes of what she gets. */
export function redeemingExamples(story: Story) {
  const told = tellRedeeming(story.reversal.account, program);
  const { payment, gift, tasting } = told;
  const path = { redemptionId: payment.opened.redemptionId };
  return {
    listRewards: { query: { locale: 'en-US' }, answers: { 200: catalogue() } },
    listMemberRewards: {
      path: member,
      query: { channel: 'web', currency: 'USD' },
      answers: { 200: offersFor(story) },
    },
    authorizeRedemption: {
      path: member,
      ...keyed('checkout-7'),
      body: REQUESTS.authorizeRedemption,
      answers: twice(result(payment.opened, payment.authorization.entry)),
    },
    listRedemptions: {
      path: member,
      query: { limit: '1' },
      answers: {
        200: { redemptions: [view(tasting.captured, MOMENTS.redeemed)], nextCursor: 'YWZ0ZXI6MTg' },
      },
    },
    readRedemption: { path, answers: { 200: view(payment.opened, MOMENTS.authorization) } },
    captureRedemption: {
      path,
      ...keyed('checkout-7-paid'),
      body: REQUESTS.captureRedemption,
      answers: twice(result(payment.captured, payment.capture.entry)),
    },
    releaseRedemption: {
      path,
      ...keyed('checkout-7-rest'),
      body: {},
      answers: twice(result(payment.released, payment.release.entry)),
    },
    cancelRedemption: {
      path: { redemptionId: tasting.captured.redemptionId },
      ...keyed('ticket-8933'),
      body: REQUESTS.cancelRedemption,
      answers: twice(result(tasting.canceled, tasting.cancellation.entry)),
    },
    fulfillRedemption: {
      path: { redemptionId: tasting.captured.redemptionId },
      ...keyed('tasting-3'),
      body: REQUESTS.fulfillRedemption,
      answers: twice(result(tasting.fulfilled, tasting.fulfillment.entry)),
    },
    listFulfillments: { query: {}, answers: { 200: workList(tasting.captured) } },
    validateCoupon: { body: REQUESTS.validateCoupon, answers: { 200: validation(gift.bought) } },
    useCoupon: {
      ...keyed('till-4-receipt-2071'),
      body: REQUESTS.useCoupon,
      answers: twice(couponView(gift.used, gift.use.entry)),
    },
    voidCoupon: {
      ...keyed('ticket-8901'),
      body: REQUESTS.voidCoupon,
      answers: twice(couponView(gift.voided, gift.loss.entry)),
    },
    claimCoupon: {
      path: { memberId: gift.claim.entry.memberId },
      ...keyed('gift-1'),
      body: REQUESTS.claimCoupon,
      answers: twice(couponView(gift.claimed, gift.claim.entry)),
    },
    importCodes: {
      path: { poolId: 'gift-cards' },
      body: REQUESTS.importCodes,
      answers: {
        200: {
          poolId: 'gift-cards',
          imported: 1,
          repeated: 0,
          alreadyInPool: 1,
          takenElsewhere: ['CARD-77Q1-0003'],
        },
      },
    },
    readPool: { path: { poolId: 'gift-cards' }, answers: { 200: { poolId: 'gift-cards', free: 99_814 } } },
  } satisfies Record<string, OperationExample>;
}

const told = (moment: string) => ({
  programVersion: program.version,
  asOf: moment,
  pointsName: program.pointsName,
});

function catalogue() {
  return {
    ...told(MOMENTS.authorization),
    rewards: rewards.map((reward) => rewardOffer(reward, noStock, 'en-US')),
  };
}

function offersFor(story: Story) {
  const now = parseTime(MOMENTS.authorization);
  const { account } = settle(story.reversal.account, now);
  const known = { channel: 'web', currency: 'USD', stockLeft: null };
  return {
    ...told(MOMENTS.authorization),
    activePoints: balanceOf(account).active,
    rewards: rewards.map((reward) =>
      memberRewardOffer(reward, judgeReward(reward, program, account, known, now), noStock, undefined),
    ),
  };
}

const applicationOf = (state: RedemptionState) =>
  applicationView({ reward: rewardOf(program, state.rewardId), program, state });

const view = (state: RedemptionState, moment: string) =>
  redemptionView(state, { now: parseTime(moment), isCodeShown: true, apply: applicationOf(state) });

const result = (state: RedemptionState, entry: Entry) =>
  redemptionResult(state, entry, { isCodeShown: true, apply: applicationOf(state) });

function workList({ redemptionId, rewardId, memberId, authorizedAt }: RedemptionState) {
  const { name, benefit } = STORY_REWARDS.tasting;
  const { instructions } = benefit;
  const waitingSince = isoTime(authorizedAt);
  return {
    fulfillments: [{ redemptionId, rewardId, memberId, name, instructions, waitingSince }],
    nextCursor: null,
  };
}

function validation(state: RedemptionState) {
  const reward: Reward = STORY_REWARDS.gift;
  const cart = cartOrder(
    { cart: { ...REQUESTS.validateCoupon.cart, lines: REQUESTS.giftLines, shipping: 0 } },
    0,
  );
  if (cart === undefined) throw new Error('the example of a validation has a cart');
  const applied = applyReward(reward.benefit, cart, program);
  const { name, description = null, terms = null } = rewardTexts(reward);
  return {
    valid: true,
    refusal: null,
    rewardId: reward.id,
    name,
    description,
    terms,
    expiresAt: isoTimeOrNull(state.coupon?.expiresAt ?? null),
    giftable: true,
    apply: applicationView({ reward, program, state: { ...state, applied }, cart }),
  };
}
