import { isDeepStrictEqual } from 'node:util';
import { type Advocates, deviceOf, issueCode, spelled } from './advocates.ts';
import type { FriendOutcome, FriendRecord } from './friend-record.ts';
import { playStory } from './play-story.ts';
import type { Random } from './random.ts';
import type { FriendOrder, FriendPlan } from './referral-plan.ts';
import { repeatedRequests } from './repeated-requests.ts';
import type { Stage } from './stage.ts';

/**
 * A friend signs up, with a code or several at once, and orders: the first orders at once, then others at once, each with
 * its refunds, claims and codes.
 *
 * @throws Error when an answer is not one that this request may get, or copies of one are answered in two ways.
 */
export async function playFriend(
  stage: Stage,
  advocates: Advocates,
  plan: FriendPlan,
  random: Random,
): Promise<FriendRecord> {
  const requests = repeatedRequests(stage.tally, random.fork('enrolling'));
  const { customerId, deviceOf: device } = plan;
  const signals = device === null ? {} : { signals: { device: deviceOf(device) } };
  const offers = plan.signUp.map((choice) => ({ referral: { code: spelled(advocates, choice, null) } }));
  const answers = await Promise.all(
    (offers.length === 0 ? [{}] : offers).map((offer, index) =>
      requests.send(`enrollment ${index} of ${customerId}`, [200, 201], () =>
        stage.caller.send('POST', '/v1/members', { customerId, ...offer, ...signals }),
      ),
    ),
  );
  const friendId: string = answers[0]?.body.memberId;
  if (!answers.every(({ body }) => isDeepStrictEqual(body, answers[0]?.body)))
    throw new Error(`${customerId} was enrolled in two ways: ${JSON.stringify(answers)}`);
  const hasOwnCode = [...plan.first, ...plan.more].some(({ code }) => code?.kind === 'own');
  const own = hasOwnCode ? await issueCode(stage, requests, friendId, customerId) : null;
  const ownStage: Stage = {
    ...stage,
    members: [{ memberId: friendId, customerId }],
    startMs: Math.floor(Date.now() / 1000) * 1000,
  };

  const first = await playAll(plan.first);
  const more = await playAll(plan.more);
  await requests.repeatAll();
  return {
    plan,
    friendId,
    hasOwnCode,
    enrolledAtMs: ownStage.startMs,
    signUps: answers.map(({ body }) => body.referral),
    orders: [...first, ...more],
    reviews: [],
  };

  function playAll(orders: readonly FriendOrder[]): Promise<readonly FriendOutcome[]> {
    return Promise.all(
      orders.map(async ({ story, code }) => {
        const sent = { ...story, code: code === null ? null : spelled(advocates, code, own) };
        const { outcomes } = await playStory(ownStage, sent, random.fork(story.orderId));
        const [outcome] = outcomes;
        if (outcome === undefined) throw new Error(`${story.orderId} has no outcome`);
        return { code, outcome };
      }),
    );
  }
}
