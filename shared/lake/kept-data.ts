import type { EventDetail, EventType } from '../contracts/events.ts';
import { SURVEY_ANSWERED } from '../domain/surveys/told-scores.ts';
import { kindOf, wordOf } from './plain-words.ts';
import { type KeyOf, orderKey, refundKey } from './shop-key.ts';

type Data<T extends EventType> = EventDetail<T>['data'];
type Keep<T extends EventType> = (data: Data<T>, key: KeyOf) => Readonly<Record<string, unknown>>;

/**
 * What the lake keeps of what each event says: a list of what gets in, so that a field that is added to an event stays out until
 * somebody names it here. Ids of the shop become keys, texts that people write get in nowhere, and words are those of the
 * program: tiers, rewards, triggers, challenges, surveys.
 */
export const KEPT_DATA: { readonly [T in EventType]: Keep<T> } = {
  'member.enrolled': () => ({}),
  'member.closed': () => ({}),
  'member.erased': () => ({}),
  'order.recorded': ({ orderId, points, activatesAt, expiresAt, ...said }, key) => ({
    orderKey: key('order', orderId),
    points,
    activatesAt,
    expiresAt,
    currency: said.currency,
    netAmount: said.netAmount,
    placedAt: said.placedAt,
    channel: wordOf(said.channel),
    country: said.country,
    withheld: said.withheld,
    redemptions: said.redemptions.map(({ redemptionId, points: spent }) => ({
      redemptionKey: key('redemption', redemptionId),
      points: spent,
    })),
    isReferred: said.isReferred,
  }),
  'order.refunded': ({ orderId, refundId, reversed, forgiven, keptAfter, restored, ...said }, key) => ({
    orderKey: key('order', orderId),
    refundKey: refundKey(key, orderId, refundId),
    reversed,
    forgiven,
    keptAfter,
    restored,
    isReferred: said.isReferred,
    isWhole: said.isWhole,
    currency: said.currency,
    netAmount: said.netAmount,
    refusal: said.refusal,
  }),
  'order.claimed': ({ orderId, points, activatesAt, expiresAt, fromMemberId, ...said }, key) => ({
    orderKey: key('order', orderId),
    points,
    activatesAt,
    expiresAt,
    fromMemberId,
    placedAt: said.placedAt,
    currency: said.currency,
    netAmount: said.netAmount,
    isMore: said.isMore,
    isReferred: said.isReferred,
  }),
  'order.transferred': ({ orderId, toMemberId, isLess }, key) => ({
    orderKey: key('order', orderId),
    toMemberId,
    isLess,
  }),
  'order.delivered': ({ orderId, points, activatesAt, expiresAt, deliveredAt }, key) => ({
    orderKey: key('order', orderId),
    points,
    activatesAt,
    expiresAt,
    deliveredAt,
  }),
  'activity.recorded': (data, key) => {
    const { activityId, type, points, activatesAt, expiresAt, withheld } = data;
    const attributes = attributesOf(data);
    return {
      activityKey: key('activity', activityId),
      type,
      attributes,
      ...askedBy(data, key),
      points,
      activatesAt,
      expiresAt,
      withheld,
    };
  },
  'activity.reversed': ({ activityId, reversed, forgiven }, key) => ({
    activityKey: key('activity', activityId),
    reversed,
    forgiven,
  }),
  'points.adjusted': ({ points }) => ({ points }),
  'tier.assigned': ({ tier, until, pin }) => ({ tier, until, pin }),
  'tier.changed': ({ from, to }) => ({ from, to }),
  'redemption.authorized': ({ redemptionId, rewardId, points, lapsesAt }, key) => ({
    redemptionKey: key('redemption', redemptionId),
    rewardId,
    points,
    lapsesAt,
  }),
  'redemption.captured': ({ redemptionId, rewardId, points, granted, orderId, ...said }, key) => ({
    redemptionKey: key('redemption', redemptionId),
    rewardId,
    points,
    granted: granted === null ? null : grantedBy(granted, key),
    orderKey: orderKey(key, orderId),
    late: said.late,
    hasCoupon: said.hasCoupon,
    couponExpiresAt: said.couponExpiresAt,
  }),
  'redemption.released': ({ redemptionId, points }, key) => ({
    redemptionKey: key('redemption', redemptionId),
    points,
  }),
  'redemption.returned': ({ redemptionId, points, spentAfter, orderId, refundId }, key) => ({
    redemptionKey: key('redemption', redemptionId),
    points,
    spentAfter,
    orderKey: orderKey(key, orderId),
    refundKey: refundId === null ? null : refundKey(key, orderId ?? '', refundId),
  }),
  'redemption.fulfilled': ({ redemptionId }, key) => ({ redemptionKey: key('redemption', redemptionId) }),
  'coupon.used': ({ redemptionId, orderId }, key) => ({
    redemptionKey: key('redemption', redemptionId),
    orderKey: orderKey(key, orderId),
  }),
  'coupon.voided': ({ redemptionId }, key) => ({ redemptionKey: key('redemption', redemptionId) }),
  'coupon.claimed': ({ redemptionId, fromMemberId }, key) => ({
    redemptionKey: key('redemption', redemptionId),
    fromMemberId,
  }),
  // The code is the advocate's own, and may be a name.
  'referral.visited': ({ channel }) => ({ channel: wordOf(channel) }),
  'referral.signed_up': ({ advocateId, channel, visitedAt, orderId }, key) => ({
    advocateId,
    channel: wordOf(channel),
    visitedAt,
    orderKey: orderKey(key, orderId),
  }),
  'referral.qualified': ({ orderId, score, verdict, shadow, holdEndsAt }, key) => ({
    orderKey: key('order', orderId),
    score,
    verdict,
    shadow,
    holdEndsAt,
  }),
  'referral.reviewed': ({ verdict }) => ({ verdict }),
  'referral.rewarded': ({ friendId, side, success, points, spendableAt, expiresAt, ...said }, key) => ({
    friendId,
    side,
    success,
    points,
    spendableAt,
    expiresAt,
    rewardId: said.rewardId,
    redemptionKey: said.redemptionId === null ? null : key('redemption', said.redemptionId),
    withheld: said.withheld,
  }),
  'referral.reversed': ({ friendId, side, reason, reversed, forgiven }) => ({
    friendId,
    side,
    reason,
    reversed,
    forgiven,
  }),
  'referral.rejected': ({ by, orderId, score }, key) => ({ by, orderKey: orderKey(key, orderId), score }),
  'challenge.achieved': ({ challengeId, round, orderId, points, rewardId, ...said }, key) => ({
    challengeId,
    round,
    orderKey: key('order', orderId),
    points,
    rewardId,
    activatesAt: said.activatesAt,
    expiresAt: said.expiresAt,
  }),
  'challenge.reversed': ({ challengeId, round, orderId, refundId, reversed, forgiven, ...said }, key) => ({
    challengeId,
    round,
    orderKey: key('order', orderId),
    refundKey: refundKey(key, orderId, refundId),
    reversed,
    forgiven,
    rewardId: said.rewardId,
    awardSequence: said.awardSequence,
  }),
  'journey.stage_changed': ({ from, to, because }) => ({ from, to, because }),
  'ask.made': ({ triggerId, askId, variant, actions, channel }, key) => ({
    triggerId,
    askId: key('ask', askId),
    variant,
    actions,
    channel,
  }),
  'ask.held_out': ({ triggerId, askId }, key) => ({ triggerId, askId: key('ask', askId) }),
  'ask.dropped': ({ triggerId, askId, reason }, key) => ({ triggerId, askId: key('ask', askId), reason }),
  'ask.goal_reached': ({ triggerId, askId, variant, askedAt, by }, key) => ({
    triggerId,
    askId: key('ask', askId),
    variant,
    askedAt,
    by: kindOf(by),
  }),
  'ask.goal_lost': ({ triggerId, askId, variant, askedAt }, key) => ({
    triggerId,
    askId: key('ask', askId),
    variant,
    askedAt,
  }),
  'team.told': ({ triggerId, askId }, key) => ({ triggerId, askId: key('ask', askId) }),
  'webhook.called': ({ triggerId, askId }, key) => ({ triggerId, askId: key('ask', askId) }),
  'points.settled': ({ movements }) => ({
    movements: movements.map(({ kind, at, points }) => ({ kind, at, points })),
  }),
};

type Granted = NonNullable<Data<'redemption.captured'>['granted']>;

function grantedBy(granted: Granted, key: KeyOf): Readonly<Record<string, unknown>> {
  const { by } = granted;
  switch (by) {
    case 'referral':
      return { by, friendId: granted.friendId };
    case 'challenge':
      return { by, challengeId: granted.challengeId };
    case 'trigger':
      return { by, triggerId: granted.triggerId, askId: key('ask', granted.askId) };
  }
}

type Activity = Data<'activity.recorded'>;

/** Words of the program, by the attribute of an answer. A shop may tell of answers by itself, in words of anybody's. */
const WORDS_OF_ANSWERS: Readonly<Record<string, RegExp>> = {
  survey: /^[a-z0-9_-]{1,64}$/,
  kind: /^(nps|csat|ces)$/,
};

/** Numbers and truths; of an answer also what was asked. */
function attributesOf({ type, attributes }: Activity): Activity['attributes'] {
  const words = type === SURVEY_ANSWERED ? WORDS_OF_ANSWERS : {};
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) =>
        typeof value !== 'string' || (Object.hasOwn(words, name) && words[name]?.test(value)),
    ),
  );
}

const ASK = /^([^:]+):mbr_[0-9a-z]{20}:[^~]+/;

/** An answer to an ask of a trigger has the ask's id, and behind it the number of the score where it was changed. */
function askedBy({ type, activityId }: Activity, key: KeyOf) {
  const [askId, triggerId] = (type === SURVEY_ANSWERED ? ASK.exec(activityId) : null) ?? [];
  if (askId === undefined || triggerId === undefined) return { askId: null, triggerId: null };
  return { askId: key('ask', askId), triggerId };
}
