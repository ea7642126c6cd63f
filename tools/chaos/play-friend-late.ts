import { setTimeout as sleep } from 'node:timers/promises';
import type { FriendOutcome, FriendRecord, FriendReview } from './friend-record.ts';
import { applied } from './play-story.ts';
import type { Random } from './random.ts';
import { repeatedRequests } from './repeated-requests.ts';
import type { Stage } from './stage.ts';

const LOOKS = 20;
const BETWEEN_LOOKS_MS = 500;

/**
 * Comes back to a friend once the referral was judged, or after a while: people decide, several at once, and the first order
 * goes back at the same moment.
 */
export async function playFriendLate(
  stage: Stage,
  record: FriendRecord,
  random: Random,
): Promise<FriendRecord> {
  const { plan, friendId, orders } = record;
  if (!plan.goesBackLate && plan.verdicts.length === 0) return record;
  await untilJudged(stage, friendId);
  const requests = repeatedRequests(stage.tally, random);
  const [[first, ...others], reviews] = await Promise.all([
    plan.goesBackLate ? sendBack(orders) : orders,
    Promise.all(plan.verdicts.map(review)),
  ]);
  await requests.repeatAll();
  return {
    ...record,
    orders: first === undefined ? others : [first, ...others],
    reviews: reviews.filter((each) => each !== null),
  };

  async function sendBack([first, ...others]: readonly FriendOutcome[]): Promise<readonly FriendOutcome[]> {
    if (first === undefined) return others;
    const { story, refunds } = first.outcome;
    const refund = {
      refundId: 'late',
      scope: { kind: 'remainder' },
      isEarly: false,
      isImpossible: false,
    } as const;
    const path = `/v1/orders/${story.orderId}/refunds`;
    const { refundId, scope } = refund;
    const { status, body } = await requests.send(
      `late refund of ${story.orderId}`,
      [200, 201, 409, 422],
      () => stage.caller.send('POST', path, { refundId, scope }),
    );
    // Nothing may be left of it.
    if (status >= 400) return [first, ...others];
    const outcome = {
      ...first.outcome,
      story: { ...story, refunds: [...story.refunds, refund] },
      refunds: [...refunds, applied(body, false)],
    };
    return [{ ...first, outcome }, ...others];
  }

  async function review(verdict: FriendReview['verdict']): Promise<FriendReview | null> {
    const { status, body } = await requests.contend(
      `review of ${plan.customerId}: ${verdict}`,
      NOT_TO_REVIEW,
      () =>
        stage.caller.send(
          'POST',
          `/v1/referrals/${friendId}/reviews`,
          { verdict, reason: 'looked at', actor: 'chaos' },
          { 'idempotency-key': `review-${verdict}` },
        ),
    );
    if (status >= 400) stage.tally.refused += 1;
    return status >= 400 ? null : { verdict, sequence: body.sequence };
  }
}

const NOT_TO_REVIEW = ['REFERRAL_NOT_IN_REVIEW', 'REFERRAL_NOT_FOUND'];

/** What reconciles works at its own pace, and some of its tries fail; whatever follows must be right in either case. */
async function untilJudged({ caller }: Stage, friendId: string): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    const { status, body } = await caller.send('GET', `/v1/referrals/${friendId}`);
    if (status === 404 || body.status !== 'signed_up') return;
    await sleep(BETWEEN_LOOKS_MS);
  }
}
