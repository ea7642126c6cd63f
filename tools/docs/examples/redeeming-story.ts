import { parseTime } from '../../../shared/contracts/time.ts';
import { type Account, openAccount } from '../../../shared/domain/ledger/account.ts';
import { authorizeRedemption } from '../../../shared/domain/ledger/authorize-redemption.ts';
import { captureRedemption } from '../../../shared/domain/ledger/capture-redemption.ts';
import { fulfillRedemption } from '../../../shared/domain/ledger/fulfill-redemption.ts';
import { enrollMember } from '../../../shared/domain/ledger/membership.ts';
import { afterRedemptionChange, openedRedemption } from '../../../shared/domain/ledger/redemption-state.ts';
import { releaseRedemption } from '../../../shared/domain/ledger/release-redemption.ts';
import { cancelRedemption } from '../../../shared/domain/ledger/return-redemption.ts';
import { claimCoupon, useCoupon, voidCoupon } from '../../../shared/domain/ledger/use-coupon.ts';
import type { Program } from '../../../shared/domain/program/program.ts';
import { isRefusal, type Refusal } from '../../../shared/domain/refusal.ts';
import { FRIEND_ID, MOMENTS } from './cast.ts';
import { REDEEMING_REQUESTS } from './redeeming-requests.ts';
import { STORY_REWARDS } from './rewards.ts';

/**
 * What can become of what the customer redeems, told by the ledger itself. Of one coupon, and of one seat, several ends are
 * told, each as if the others had not come.
 *
 * @throws Error when the ledger refuses a step: the story must be rewritten.
 */
export function tellRedeeming(account: Account, program: Program) {
  return {
    payment: tellPayment(account, program),
    gift: tellGift(account, program),
    tasting: tellTasting(account, program),
  };
}

/** Points set aside at the checkout, captured in part, and the rest given back. */
function tellPayment(account: Account, program: Program) {
  const { payment: reward } = STORY_REWARDS;
  const applied = { currency: 'USD', lines: { '1': 40 }, shipping: 0 };
  const wanted = {
    redemptionId: 'rdm_9QmZ4tW1xYp7Ls2VbC6nKd',
    reward,
    points: REDEEMING_REQUESTS.authorizeRedemption.points,
    captured: false,
    applied,
  };
  const authorization = decided(authorizeRedemption(account, wanted, program, at('authorization')));
  const opened = openedRedemption(authorization.entry);
  const part = { changeId: 'key:checkout-7-paid', ...REDEEMING_REQUESTS.captureRedemption };
  const capture = decided(
    captureRedemption(authorization.account, opened, part, reward, program, at('capture')),
  );
  const captured = afterRedemptionChange(opened, capture.entry);
  const rest = { changeId: 'key:checkout-7-rest' };
  const release = decided(releaseRedemption(capture.account, captured, rest, program, at('release')));
  const released = afterRedemptionChange(captured, release.entry);
  return { authorization, opened, capture, captured, release, released };
}

/** A coupon that is claimed, used, or voided. */
function tellGift(account: Account, program: Program) {
  const { gift: reward } = STORY_REWARDS;
  const now = at('redeemed');
  const wanted = {
    redemptionId: 'rdm_4HtR8wZq2NcX6yLm0PvS3f',
    reward,
    points: reward.price.points,
    captured: true,
    coupon: { code: 'GIFT-4H7K-9TWX', expiresAt: now + reward.coupon.validDays * 86_400 },
  };
  const opening = decided(authorizeRedemption(account, wanted, program, now));
  const bought = openedRedemption(opening.entry);
  const friend = decided(enrollMember(openAccount(FRIEND_ID), program, at('claimed')));
  const claim = decided(
    claimCoupon(friend.account, bought, { changeId: 'key:gift-1' }, reward, program, at('claimed')),
  );
  const claimed = afterRedemptionChange(bought, claim.entry);
  const { reference } = REDEEMING_REQUESTS.useCoupon;
  const till = { changeId: 'key:till-4-receipt-2071', reference };
  const use = decided(useCoupon(claim.account, claimed, till, program, at('used')));
  const { reason, actor } = REDEEMING_REQUESTS.voidCoupon;
  const end = { changeId: 'key:ticket-8901', reason, actor, keyId: KEY_ID };
  const loss = decided(voidCoupon(claim.account, claimed, end, program, at('voided')));
  return {
    bought,
    claim,
    claimed,
    use,
    used: afterRedemptionChange(claimed, use.entry),
    loss,
    voided: afterRedemptionChange(claimed, loss.entry),
  };
}

/** A seat that is handed over, or canceled. */
function tellTasting(account: Account, program: Program) {
  const { tasting: reward } = STORY_REWARDS;
  const wanted = {
    redemptionId: 'rdm_1GfP6mJx8ZtC4qVw2HsN7k',
    reward,
    points: reward.price.points,
    captured: true,
  };
  const opening = decided(authorizeRedemption(account, wanted, program, at('redeemed')));
  const captured = openedRedemption(opening.entry);
  const seat = { changeId: 'key:tasting-3', ...REDEEMING_REQUESTS.fulfillRedemption, keyId: KEY_ID };
  const fulfillment = decided(
    fulfillRedemption(opening.account, captured, seat, reward, program, at('fulfilled')),
  );
  const end = { changeId: 'key:ticket-8933', ...REDEEMING_REQUESTS.cancelRedemption };
  const cancellation = decided(cancelRedemption(opening.account, captured, end, program, at('returned')));
  return {
    captured,
    fulfillment,
    fulfilled: afterRedemptionChange(captured, fulfillment.entry),
    cancellation,
    canceled: afterRedemptionChange(captured, cancellation.entry),
  };
}

const KEY_ID = '2f8k1m9q4t7x';

const at = (moment: keyof typeof MOMENTS) => parseTime(MOMENTS[moment]);

function decided<T extends object>(decision: T | Refusal): T {
  if (isRefusal(decision)) throw new Error(`the story is refused: ${decision.code}: ${decision.detail}`);
  return decision;
}
