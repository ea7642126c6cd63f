import { DEFAULT_JOURNEY_RULES } from '../../../shared/domain/program/journey-rules.ts';
import { NO_FACTS } from '../../../shared/domain/program/member-facts.ts';
import type { MessagingPolicy, Trigger } from '../../../shared/domain/program/trigger.ts';
import type { Assign } from '../../../shared/domain/triggers/ask-decision.ts';
import type { Known, TriggerProgram } from '../../../shared/domain/triggers/known.ts';

export const MINUTES_PER_DAY = 1_440;

/** At any hour, as often as it likes. */
export const FREE: MessagingPolicy = { caps: [], gapHours: 0, detractorDays: 180 };

export const aTrigger = (changes: Partial<Trigger> = {}): Trigger => ({
  id: 'thanks',
  description: 'Thanks for an order',
  when: { kind: 'event', event: 'order.recorded' },
  ...(changes.variants === undefined ? { actions: [{ kind: 'message', template: 'thanks' }] } : {}),
  priority: 50,
  coolingOffDays: 0,
  expiresAfterMinutes: 3 * MINUTES_PER_DAY,
  ...changes,
});

export const aTriggerProgram = (
  triggers: readonly Trigger[] = [aTrigger()],
  messaging: MessagingPolicy = FREE,
): TriggerProgram => ({ triggers, messaging, journey: DEFAULT_JOURNEY_RULES, timeZone: 'Etc/UTC' });

export const known = (changes: Partial<Known> = {}): Known => ({
  facts: NO_FACTS,
  segments: [],
  timeZone: null,
  consents: ['email'],
  pointsExpireAt: null,
  tierEndsAt: null,
  ...changes,
});

/** Everybody is treated, by the first variant there is. */
export const treatAll: Assign = ({ variants }) => ({ kind: 'treated', variant: variants?.[0]?.id ?? 'all' });

/** The same member and trigger always the same, and about as many as the trigger says. */
export const byHash: Assign = ({ id, holdoutPercent = 0, variants = [] }, memberId) => {
  const drawn =
    [...`${id} ${memberId}`].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 99_991, 7) % 100;
  if (drawn < holdoutPercent) return { kind: 'holdout' };
  return { kind: 'treated', variant: variants[drawn % Math.max(1, variants.length)]?.id ?? 'all' };
};

const ready = (changes: Partial<Trigger> & Pick<Trigger, 'id' | 'when' | 'actions'>): Trigger =>
  aTrigger({ description: changes.id, coolingOffDays: 30, ...changes });

const message = (template: string) => [{ kind: 'message', template }] as const;

/** The situations that a program has ready for use. */
export const READY_MADE: readonly Trigger[] = [
  ready({
    id: 'welcome',
    when: { kind: 'event', event: 'member.enrolled' },
    actions: message('welcome'),
    coolingOffDays: 'ever',
    priority: 90,
  }),
  ready({
    id: 'second_order',
    when: { kind: 'schedule', after: 'first_order', offsetDays: 14, at: '10:00' },
    stages: ['onboarding'],
    actions: message('second_order'),
    coolingOffDays: 'ever',
    goal: { event: 'order.recorded', withinDays: 14 },
  }),
  ready({
    id: 'purchase_survey',
    when: { kind: 'event', event: 'order.recorded' },
    delayMinutes: 7 * MINUTES_PER_DAY,
    actions: [{ kind: 'ask_survey', template: 'survey', survey: 'nps' }],
    coolingOffDays: 90,
    goal: { event: 'survey.answered', where: { surveyId: { is: 'nps' } }, withinDays: 14 },
  }),
  ready({
    id: 'promoter',
    when: {
      kind: 'event',
      event: 'survey.answered',
      where: { kind: { is: 'nps' }, score: { atLeast: 9 } },
    },
    delayMinutes: 60,
    actions: [{ kind: 'ask_review', template: 'review' }],
    coolingOffDays: 180,
  }),
  ready({
    id: 'promoter_friend',
    when: {
      kind: 'event',
      event: 'survey.answered',
      where: { kind: { is: 'nps' }, score: { atLeast: 9 } },
    },
    delayMinutes: 10 * MINUTES_PER_DAY,
    actions: [{ kind: 'ask_referral', template: 'friend' }],
    coolingOffDays: 180,
  }),
  ready({
    id: 'detractor',
    when: { kind: 'event', event: 'survey.answered', where: { kind: { is: 'nps' }, score: { atMost: 6 } } },
    actions: [
      { kind: 'message', template: 'sorry' },
      { kind: 'tell_team', team: 'service' },
    ],
    coolingOffDays: 0,
    priority: 100,
  }),
  ready({
    id: 'tier_reached',
    when: { kind: 'event', event: 'tier.changed', where: { direction: { is: 'up' } } },
    actions: message('tier'),
  }),
  ready({
    id: 'tier_at_risk',
    when: { kind: 'schedule', after: 'tier_end', offsetDays: -30, at: '10:00' },
    actions: message('tier_at_risk'),
  }),
  ready({
    id: 'points_expiring',
    when: { kind: 'schedule', after: 'points_expiry', offsetDays: -14, at: '10:00' },
    actions: message('points'),
  }),
  ready({
    id: 'birthday',
    when: { kind: 'schedule', after: 'birthday', offsetDays: 0, at: '09:00' },
    actions: [
      { kind: 'award_points', points: 100 },
      { kind: 'message', template: 'birthday' },
    ],
    coolingOffDays: 300,
  }),
  ready({
    id: 'anniversary',
    when: { kind: 'schedule', after: 'enrollment_anniversary', offsetDays: 0, at: '09:00' },
    actions: message('anniversary'),
  }),
  ready({
    id: 'silence',
    when: { kind: 'silence', intervals: 1.5 },
    actions: message('silence'),
    goal: { event: 'order.recorded', withinDays: 30 },
  }),
  ready({
    id: 'win_back',
    when: { kind: 'event', event: 'stage.changed', where: { to: { is: 'lapsed' } } },
    actions: [
      { kind: 'issue_reward', reward: 'ten_off' },
      { kind: 'message', template: 'win_back' },
    ],
    goal: { event: 'order.recorded', withinDays: 30 },
    coolingOffDays: 180,
  }),
];
