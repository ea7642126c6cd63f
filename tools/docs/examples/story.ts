import { OrderRequest } from '../../../shared/contracts/orders.ts';
import { RefundRequest } from '../../../shared/contracts/refunds.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { adjustPoints } from '../../../shared/domain/ledger/adjust-points.ts';
import { assignTier } from '../../../shared/domain/ledger/assign-tier.ts';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../../shared/domain/ledger/capture-redemption.ts';
import { claimOrder } from '../../../shared/domain/ledger/claim-order.ts';
import { deliverOrder } from '../../../shared/domain/ledger/deliver-order.ts';
import { fulfillRedemption } from '../../../shared/domain/ledger/fulfill-redemption.ts';
import { closeMember, enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { afterChange, recordedOrder } from '../../../shared/domain/ledger/order-state.ts';
import { recordActivity } from '../../../shared/domain/ledger/record-activity.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { afterRedemptionChange, openedRedemption } from '../../../shared/domain/ledger/redemption-state.ts';
import { refundOrder } from '../../../shared/domain/ledger/refund-order.ts';
import { releaseRedemption } from '../../../shared/domain/ledger/release-redemption.ts';
import { cancelRedemption } from '../../../shared/domain/ledger/return-redemption.ts';
import { reverseActivity } from '../../../shared/domain/ledger/reverse-activity.ts';
import { claimCoupon, useCoupon, voidCoupon } from '../../../shared/domain/ledger/use-coupon.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { orderOf } from '../../../shared/earning/order-command.ts';
import { FRIEND_ID, GUEST_ID, MEMBER_ID, MOMENTS } from './cast.ts';
import { tellChallenging } from './challenging-story.ts';
import { STORY_PROGRAM as program } from './program.ts';
import { tellReferring } from './referring-story.ts';
import { REQUESTS } from './requests.ts';
import { STORY_REWARDS } from './rewards.ts';

export type Story = ReturnType<typeof tellStory>;

/**
 * The examples' customer, told by the ledger itself: what the documents show of points is what the domain decides, so
 * no example can promise what the engine does not do.
 *
 * @throws Error when the ledger refuses a step: the story and the domain disagree, and the story must be rewritten.
 */
export function tellStory() {
  const guest = recordOrderOf(openAccount(GUEST_ID), REQUESTS.guestOrder, 'guestOrder');
  const enrollment = decided(enrollMember(openAccount(MEMBER_ID), program, at('enrollment')));
  const { claim, transfer } = decided(
    claimOrder(enrollment.account, guest.account, recordedOrder(guest.entry), program, at('claim')),
  );
  if (transfer === null) throw new Error('the claimed order of the story must come from another account');
  const order = recordOrderOf(claim.account, REQUESTS.recordOrder, 'order');
  const ordered = recordedOrder(order.entry);
  const delivery = decided(deliverOrder(order.account, ordered, at('delivery'), program, at('delivery')));
  const { refundId, scope } = RefundRequest.parse(REQUESTS.refundOrder);
  const refund = decided(
    refundOrder(
      delivery.account,
      afterChange(ordered, delivery.entry),
      { refundId, scope, refundedAt: at('refund') },
      program,
      at('refund'),
    ),
  );
  const command = { ...REQUESTS.adjustPoints, adjustmentId: 'ticket-8812-1', keyId: '2f8k1m9q4t7x' };
  const adjustment = decided(adjustPoints(refund.account, command, program, at('adjustment')));
  const { until, ...given } = REQUESTS.assignTier;
  const assignment = decided(
    assignTier(
      adjustment.account,
      {
        ...given,
        until: parseTime(until),
        pin: false,
        assignmentId: 'ticket-8840-1',
        keyId: '2f8k1m9q4t7x',
      },
      program,
      at('assignment'),
    ),
  );
  return {
    guest,
    enrollment,
    claim,
    transfer,
    order,
    delivery,
    refund,
    adjustment,
    assignment,
    ...tellActivity(assignment.account),
    ...tellReferring(),
    ...tellChallenging(),
  };
}

/** A review that is taken down again, and what comes after. The default program has no rule for reviews. */
function tellActivity(account: Account) {
  const { activityId, type, attributes } = REQUESTS.recordActivity;
  const activity = decided(
    recordActivity(
      account,
      { activityId, type, attributes, occurredAt: at('activity') },
      program,
      at('activity'),
    ),
  );
  const command = REQUESTS.reverseActivity;
  const reversal = reverseActivity(activity.account, activity.entry, command, program, at('reversal'));
  return { activity, reversal, ...tellEnd(reversal.account) };
}

/** What happens to one redemption: points paid at checkout, a coupon given to a friend, and the end of the membership. */
function tellEnd(account: Account) {
  const paid = tellPayment(account);
  const gift = tellGift(paid.release.account);
  const closure = decided(closeMember(gift.returned.account, 'closure', undefined, program, at('closure')));
  const erasure = decided(closeMember(closure.account, 'erasure', undefined, program, at('erasure')));
  return { ...paid, ...gift, closure, erasure };
}

const STAFF = { actor: 'agent-17', keyId: '2f8k1m9q4t7x' };

/** Points set aside at the checkout, captured in part, and the rest given back. */
function tellPayment(account: Account) {
  const { payment: reward } = STORY_REWARDS;
  const command = { redemptionId: 'rdm_9QmZ4tW1xYp7Ls2VbC6nKd', reward, points: 40, captured: false };
  const authorization = decided(authorizeRedemption(account, command, program, at('authorization')));
  const opened = openedRedemption(authorization.entry);
  const part = { changeId: 'order:1042', points: 30, orderId: '1042' };
  const capture = decided(
    captureRedemption(authorization.account, opened, part, reward, program, at('capture')),
  );
  const captured = afterRedemptionChange(opened, capture.entry);
  const change = { changeId: 'checkout-7-rest' };
  const release = decided(releaseRedemption(capture.account, captured, change, program, at('release')));
  return { authorization, capture, release };
}

/** One coupon of a gift that is claimed and used, one that is voided, and one redemption that is handed over or canceled. */
function tellGift(account: Account) {
  const bought = redeem(account, 'gift', 'rdm_4HtR8wZq2NcX6yLm0PvS3f');
  const friend = decided(enrollMember(openAccount(FRIEND_ID), program, at('claimed')));
  const claimed = decided(
    claimCoupon(friend.account, bought.state, { changeId: 'gift-1' }, bought.reward, program, at('claimed')),
  );
  const giftState = afterRedemptionChange(bought.state, claimed.entry);
  const use = { changeId: 'order:2071', orderId: '2071' };
  const used = decided(useCoupon(claimed.account, giftState, use, program, at('used')));
  const lost = redeem(bought.account, 'gift', 'rdm_7KdW3nYs5BvQ9tRj1MxF8c');
  const loss = { changeId: 'ticket-8901', reason: 'The code was posted in public', ...STAFF };
  const voided = decided(voidCoupon(lost.account, lost.state, loss, program, at('voided')));
  const visit = redeem(voided.account, 'tasting', 'rdm_1GfP6mJx8ZtC4qVw2HsN7k');
  const handed = { changeId: 'tasting-3', reference: 'seat 12', ...STAFF };
  const fulfilled = decided(
    fulfillRedemption(visit.account, visit.state, handed, visit.reward, program, at('fulfilled')),
  );
  const second = redeem(fulfilled.account, 'tasting', 'rdm_5XcT0kLq3WbR7yDn9ZpG2h');
  const end = { changeId: 'ticket-8933', reason: 'The tasting was called off' };
  const returned = decided(cancelRedemption(second.account, second.state, end, program, at('returned')));
  return { claimed, used, lost: lost.opening, voided, fulfilled, returned };
}

function redeem(account: Account, name: 'gift' | 'tasting', redemptionId: string) {
  const reward = STORY_REWARDS[name];
  const moment = at('redeemed');
  const coupon = { code: 'GIFT-4H7K-9TWX', expiresAt: moment + 90 * 86_400 };
  const command = {
    redemptionId,
    reward,
    points: reward.price.points,
    captured: true,
    ...(name === 'gift' ? { coupon } : {}),
  };
  const opening = decided(authorizeRedemption(account, command, program, moment));
  return { reward, opening, account: opening.account, state: openedRedemption(opening.entry) };
}

function recordOrderOf(account: Account, request: unknown, moment: 'guestOrder' | 'order') {
  return decided(recordOrder(account, orderOf(OrderRequest.parse(request)), program, at(moment)));
}

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);

function decided<T extends object>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new Error(`the story is refused: ${decision.code}: ${decision.detail}`);
  return decision;
}
