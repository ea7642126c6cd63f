import type { JourneyRules } from '../../shared/domain/program/journey-rules.ts';
import type { ProgramDocument } from '../../shared/domain/program/program.ts';
import type { Survey } from '../../shared/domain/program/survey.ts';
import type { Team, Template } from '../../shared/domain/program/template.ts';
import type { MessagingPolicy, Trigger } from '../../shared/domain/program/trigger.ts';
import { aDocument } from './documents.ts';
import { someReferrals } from './referrals.ts';
import { aGift, aReward } from './rewards.ts';

export const aTemplate = (changes: Partial<Template> = {}): Template => ({
  id: 'hello',
  channel: 'email',
  purpose: 'message',
  texts: { en: { subject: 'Hello', body: 'Hello. {stopLink}' } },
  ...changes,
});

/** One of each purpose. */
export const TEMPLATES: readonly Template[] = [
  aTemplate(),
  aTemplate({ id: 'review', purpose: 'review' }),
  aTemplate({
    id: 'friends',
    purpose: 'referral',
    texts: { en: { subject: 'Friends', body: '{referralLink} {stopLink}' } },
  }),
  aTemplate({
    id: 'question',
    purpose: 'survey',
    texts: { en: { subject: 'One question', body: '{surveyLink} {stopLink}' } },
  }),
];

export const aSurvey = (changes: Partial<Survey> = {}): Survey => ({
  id: 'nps',
  kind: 'nps',
  questions: { en: { score: 'Would you recommend us?', open: 'Why?' } },
  openDays: 30,
  ...changes,
});

export const aTeam = (): Team => ({ id: 'service', description: 'Service', email: 'service@shop.example' });

export const aTrigger = (changes: Partial<Trigger> = {}): Trigger => ({
  id: 'thanks',
  description: 'Thanks for an order',
  when: { kind: 'event', event: 'order.recorded' },
  ...(changes.variants === undefined ? { actions: [{ kind: 'message', template: 'hello' }] } : {}),
  priority: 50,
  coolingOffDays: 30,
  expiresAfterMinutes: 4_320,
  ...changes,
});

export const ENDPOINT = 'whe_0123456789abcdefghij';

/** Uses all that there is to be used, so that nothing is told to be idle. */
export const USER: Trigger = aTrigger({
  id: 'user',
  priority: 1,
  variants: [
    { id: 'review', sharePercent: 20, actions: [{ kind: 'ask_review', template: 'review' }] },
    { id: 'friends', sharePercent: 20, actions: [{ kind: 'ask_referral', template: 'friends' }] },
    {
      id: 'question',
      sharePercent: 30,
      actions: [{ kind: 'ask_survey', template: 'question', survey: 'nps' }],
    },
    {
      id: 'gifts',
      sharePercent: 30,
      actions: [
        { kind: 'tell_team', team: 'service' },
        { kind: 'webhook', endpoint: ENDPOINT },
        { kind: 'award_points', points: 10 },
        { kind: 'issue_reward', reward: 'gift' },
        { kind: 'message', template: 'hello' },
      ],
    },
  ],
  goal: { event: 'activity.recorded', withinDays: 30 },
});

/** A code, a gift, and a reward that needs a cart. */
export const REWARDS = [
  aGift(),
  aReward({ id: 'cart' }),
  aReward({ id: 'code', coupon: { codes: { kind: 'pool', pool: 'p' }, validDays: 30 } }),
];

/** A document that asks, without any fault. */
export const anAskingDocument = (changes: Partial<ProgramDocument> = {}): ProgramDocument =>
  aDocument({
    rewards: REWARDS,
    referrals: someReferrals(),
    templates: TEMPLATES,
    surveys: [aSurvey()],
    teams: [aTeam()],
    triggers: [USER, aTrigger()],
    ...changes,
  });

/** A document that asks by one more trigger. */
export const asking = (trigger: Partial<Trigger>, changes: Partial<ProgramDocument> = {}): ProgramDocument =>
  anAskingDocument({ triggers: [USER, aTrigger({ id: 'own', ...trigger })], ...changes });

export const FULL_JOURNEY: JourneyRules = {
  considerationDays: 20,
  onboardingDays: 40,
  onboardedAtOrder: 2,
  atRiskAfterIntervals: 1.5,
  lapsedAfterIntervals: 3,
  usualIntervalDays: { default: 45, atLeast: 7, atMost: 120 },
  advocateDays: 180,
};

export const FULL_MESSAGING: Required<MessagingPolicy> = {
  quietHours: { from: '21:00', until: '08:00' },
  caps: [
    { times: 1, perDays: 7 },
    { times: 3, perDays: 30 },
  ],
  gapHours: 48,
  detractorDays: 90,
};

export const FULL_TEMPLATE: Template = {
  id: 'hello',
  channel: 'push',
  purpose: 'message',
  texts: {
    en: { subject: '{points} {pointsName}', body: 'Hello {name}.\n{stopLink}', nameless: 'there' },
    'pt-BR': { body: 'Oi. {stopLink}' },
  },
};

/** Every field that a trigger may have; it has either actions or variants. */
export const FULL_TRIGGER: Required<Omit<Trigger, 'variants'>> = {
  id: 'thanks',
  description: 'Answers of promoters',
  when: {
    kind: 'event',
    event: 'survey.answered',
    where: { kind: { is: 'nps' }, score: { atLeast: 9 } },
  },
  delayMinutes: 90,
  who: { kind: 'segment', in: ['vip'] },
  stages: ['active', 'advocate'],
  actions: [
    { kind: 'message', template: 'hello' },
    { kind: 'award_points', points: 1_000 },
  ],
  priority: 80,
  coolingOffDays: 'ever',
  expiresAfterMinutes: 2_880,
  goal: { event: 'order.recorded', where: { channel: { in: ['web', 'app'] } }, withinDays: 14 },
  holdoutPercent: 12.5,
  salt: 'again',
};
