import { STAGES } from './journey-rules.ts';
import { SURVEY_SCALES } from './survey.ts';
import type { TriggerEvent } from './trigger.ts';

/**
 * What a field of an event holds: any text, number or truth value; one of some words; or the name of a part of the program.
 * `absent` where it may be missing.
 */
export type EventField =
  | { readonly holds: 'text' | 'number' | 'boolean' }
  | { readonly holds: 'words'; readonly words: readonly string[]; readonly isOptional?: true }
  | { readonly holds: 'tier' | 'reward' | 'survey' | 'challenge'; readonly isOptional?: true };

const TEXT: EventField = { holds: 'text' };
const CHALLENGE: EventField = { holds: 'challenge' };
const STAGE: EventField = { holds: 'words', words: STAGES };
const SIDE: EventField = { holds: 'words', words: ['advocate', 'friend'] };

/** The fields that tests of an event may name, besides those within `FIELD_GROUPS`. */
export const EVENT_FIELDS: Readonly<Record<TriggerEvent, Readonly<Record<string, EventField>>>> = {
  'member.enrolled': {},
  'order.recorded': {
    orderId: TEXT,
    /** 1 for the member's first order that counts. */
    orderNumber: { holds: 'number' },
    channel: TEXT,
    isReferred: { holds: 'boolean' },
  },
  'order.refunded': { orderId: TEXT, refundId: TEXT, isWhole: { holds: 'boolean' } },
  'order.delivered': { orderId: TEXT },
  'activity.recorded': { activityId: TEXT, activity: TEXT },
  'redemption.captured': { redemptionId: TEXT, rewardId: { holds: 'reward' } },
  'tier.changed': {
    from: { holds: 'tier', isOptional: true },
    to: { holds: 'tier', isOptional: true },
    direction: { holds: 'words', words: ['up', 'down'], isOptional: true },
  },
  'referral.signed_up': {},
  'referral.rewarded': { side: SIDE, friendId: TEXT },
  'challenge.achieved': { challengeId: CHALLENGE, round: { holds: 'number' }, orderId: TEXT },
  'challenge.reversed': { challengeId: CHALLENGE, round: { holds: 'number' }, orderId: TEXT, refundId: TEXT },
  'survey.answered': {
    activityId: TEXT,
    surveyId: { holds: 'survey' },
    kind: { holds: 'words', words: Object.keys(SURVEY_SCALES) },
    score: { holds: 'number' },
  },
  'stage.changed': { from: STAGE, to: STAGE, because: TEXT },
};

/** Fields that have fields of their own, whose names the shop gives; what follows the dot. */
export const FIELD_GROUPS: Readonly<Partial<Record<TriggerEvent, Readonly<Record<string, string>>>>> = {
  'order.recorded': { spent: 'currency' },
  'activity.recorded': { attributes: 'name' },
};
