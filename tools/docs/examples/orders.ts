import { activityReversalView, activityView } from '../../../functions/orders/activity-view.ts';
import type { OrderStatus } from '../../../shared/contracts/orders.ts';
import { QuoteRequest } from '../../../shared/contracts/quotes.ts';
import { parseTime } from '../../../shared/contracts/time.ts';
import { awardsAfter } from '../../../shared/domain/ledger/award-challenge.ts';
import { recordOrder } from '../../../shared/domain/ledger/record-order.ts';
import { isRefusal } from '../../../shared/domain/refusal.ts';
import { achievedView } from '../../../shared/earning/achieved-view.ts';
import { earnedFacts, earnedView } from '../../../shared/earning/earned-view.ts';
import { cartAsOrder } from '../../../shared/earning/order-command.ts';
import { claimView, deliveryView, orderView, refundView } from '../../../shared/ordering/order-view.ts';
import { MEMBER_ID, MOMENTS } from './cast.ts';
import { CHALLENGE_PROGRAM } from './challenging-story.ts';
import type { OperationExample } from './operation-example.ts';
import { STORY_PROGRAM as program } from './program.ts';
import { REQUESTS } from './requests.ts';
import type { Story } from './story.ts';

/** Answers made by the very functions that make them for a shop, from the entries of the story. */
export function orderExamples(story: Story) {
  const recorded = orderView(
    story.order.entry,
    { refunds: [], awards: [], redeemed: [], referral: null },
    program,
  );
  const refunded = refundView(story.refund.entry);
  const claimed = claimView(story.claim.entry, [], story.guest.entry.cause.order, program);
  const delivered = deliveryView(story.delivery.entry);
  const acted = activityView(story.activity.entry, program);
  const withdrawn = activityReversalView(story.reversal.entry);
  const path = { orderId: REQUESTS.recordOrder.orderId };
  return {
    quoteCart: { body: REQUESTS.quoteCart, answers: { 200: quote(story) } },
    recordOrder: { body: REQUESTS.recordOrder, answers: { 201: recorded, 200: recorded } },
    readOrder: { path, answers: { 200: orderStatus(story) } },
    refundOrder: { path, body: REQUESTS.refundOrder, answers: { 201: refunded, 200: refunded } },
    deliverOrder: { path, body: REQUESTS.deliverOrder, answers: { 201: delivered, 200: delivered } },
    recordActivity: { body: REQUESTS.recordActivity, answers: { 201: acted, 200: acted } },
    reverseActivity: {
      path: { activityId: REQUESTS.recordActivity.activityId },
      body: REQUESTS.reverseActivity,
      answers: { 201: withdrawn, 200: withdrawn },
    },
    claimOrder: {
      path: { orderId: REQUESTS.guestOrder.orderId },
      body: REQUESTS.claimOrder,
      answers: { 201: claimed, 200: claimed },
    },
  } satisfies Record<string, OperationExample>;
}

function quote({ claim }: Story) {
  const placedAt = parseTime(MOMENTS.order);
  const order = cartAsOrder(QuoteRequest.parse(REQUESTS.quoteCart), 'quote', placedAt);
  const decision = recordOrder(claim.account, order, CHALLENGE_PROGRAM, placedAt);
  if (isRefusal(decision)) throw new Error(`the quote of the examples is refused: ${decision.detail}`);
  const { account, entry } = decision;
  const awards = awardsAfter(account, entry, CHALLENGE_PROGRAM, placedAt).map((award) => award.entry);
  return {
    isMember: true,
    applied: [],
    earned: earnedView(earnedFacts(entry), CHALLENGE_PROGRAM),
    achieved: achievedView(awards, CHALLENGE_PROGRAM),
  };
}

function orderStatus({ order, refund }: Story): OrderStatus {
  const { cause } = order.entry;
  return {
    orderId: cause.order.orderId,
    status: 'recorded',
    memberId: MEMBER_ID,
    placedAt: MOMENTS.order,
    currency: cause.order.currency,
    kept: refund.entry.cause.keptAfter,
    claimed: false,
    deliveredAt: MOMENTS.delivery,
    lines: cause.order.lines.map(({ lineId, sku, quantity }) => ({
      lineId,
      sku,
      quantity,
      returned: refund.entry.cause.returned.units[lineId] ?? 0,
    })),
    amountRefunded: refund.entry.cause.returned.amount,
    redemptions: [],
    refunds: [refundView(refund.entry)],
  };
}
