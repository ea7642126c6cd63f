import { type Journey, newJourney } from '../../../shared/domain/journeys/journey.ts';
import type { Signal } from '../../../shared/domain/journeys/signal.ts';
import { takeEntry } from '../../../shared/domain/journeys/take-signal.ts';
import { DEFAULT_JOURNEY_RULES, type JourneyRules } from '../../../shared/domain/program/journey-rules.ts';

type Told<S> = S extends Signal ? Omit<S, 'memberId' | 'sequence' | 'index' | 'occurredAt'> : never;
/** What happened, without whom and when. */
export type News = Told<Signal>;

export const MEMBER = 'mbr_test';
export const DAY = 86_400;

export const enrolled: News = { type: 'member.enrolled' };
export const closed: News = { type: 'member.closed' };
export const erased: News = { type: 'member.erased' };
export const ordered = (orderId: string, spent = { USD: 5_000 }): News => ({
  type: 'order.recorded',
  orderId,
  spent,
  channel: 'web',
  isReferred: false,
});
export const refunded = (orderId: string, isWhole = true): News => ({
  type: 'order.refunded',
  orderId,
  refundId: `${orderId}-r`,
  isWhole,
});
export const did = (
  activityId: string,
  activity = 'visit',
  attributes: Record<string, string | number> = {},
): News => ({
  type: 'activity.recorded',
  activityId,
  activity,
  attributes,
});
export const reversed = (activityId: string): News => ({ type: 'activity.reversed', activityId });
export const answered = (activityId: string, score: number, kind: 'nps' | 'csat' | 'ces' = 'nps'): News => ({
  type: 'survey.answered',
  activityId,
  surveyId: kind,
  kind,
  score,
});
export const rewarded = (friendId: string): News => ({
  type: 'referral.rewarded',
  side: 'advocate',
  friendId,
});
export const unrewarded = (friendId: string): News => ({
  type: 'referral.reversed',
  side: 'advocate',
  friendId,
});

/** The signals of the entry that is next for a journey. */
export const entryOf = (journey: Journey, at: number, ...news: readonly News[]): readonly Signal[] =>
  news.map(
    (one, index) =>
      ({
        ...one,
        memberId: journey.memberId,
        sequence: journey.sequence + 1,
        index,
        occurredAt: at,
      }) as Signal,
  );

/** A journey of entries of one signal each, told in this order; `at` in days, before or after each other as they like. */
export function journeyOf(
  life: readonly (readonly [atDays: number, news: News])[],
  rules: JourneyRules = DEFAULT_JOURNEY_RULES,
  begin = 0,
): Journey {
  return life.reduce(
    (journey, [days, news]) => takeEntry(journey, entryOf(journey, begin + days * DAY, news), rules),
    newJourney(MEMBER),
  );
}
