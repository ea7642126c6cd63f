import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import type { TriggerWhen } from '../../../shared/domain/program/trigger.ts';
import { aSurvey, asking } from '../asking.ts';
import { aChallenge } from '../challenges.ts';
import { someTiers } from '../documents.ts';
import type { BadDocument } from './bad-document.ts';

const OWN = '/triggers/1';
const QUIET = { quietHours: { from: '20:00', until: '09:00' }, caps: [], gapHours: 0, detractorDays: 0 };

const without = (...fields: readonly (keyof ProgramDocument)[]) => {
  const document: Record<string, unknown> = {
    ...asking({ actions: [{ kind: 'webhook', endpoint: 'whe_0123456789abcdefghij' }] }),
  };
  for (const field of fields) delete document[field];
  return document as unknown as ProgramDocument;
};
const firing = (when: TriggerWhen, ...missing: readonly (keyof ProgramDocument)[]): ProgramDocument => {
  const document = without(...missing);
  const [user, own] = document.triggers ?? [];
  return { ...document, triggers: user && own ? [user, { ...own, when }] : [] };
};
const event = (name: Extract<TriggerWhen, { kind: 'event' }>['event']) =>
  ({ kind: 'event', event: name }) as const;

const EVENTS: readonly BadDocument[] = [
  [
    'a change of tier where there is one',
    { ...firing(event('tier.changed')), tiers: someTiers({ tiers: someTiers().tiers.slice(0, 1) }) },
    'NEVER_FIRES',
    `${OWN}/when/event`,
    'tier.changed',
    /no two tiers; add them to \/tiers/,
  ],
  [
    'friends without referrals',
    firing(event('referral.rewarded'), 'referrals'),
    'NEVER_FIRES',
    `${OWN}/when/event`,
    'referral.rewarded',
    /no referrals/,
  ],
  [
    'redemptions without rewards',
    firing(event('redemption.captured'), 'rewards'),
    'NEVER_FIRES',
    `${OWN}/when/event`,
    'redemption.captured',
    /no rewards/,
  ],
  [
    'achievements without challenges',
    firing(event('challenge.achieved'), 'challenges'),
    'NEVER_FIRES',
    `${OWN}/when/event`,
    'challenge.achieved',
    /no challenges/,
  ],
  [
    'answers without surveys',
    firing(event('survey.answered'), 'surveys'),
    'NEVER_FIRES',
    `${OWN}/when/event`,
    'survey.answered',
    /no surveys/,
  ],
  [
    'a goal that never comes',
    { ...asking({ goal: { event: 'survey.answered', withinDays: 3 } }), surveys: [] },
    'NEVER_REACHED',
    `${OWN}/goal/event`,
    'survey.answered',
    /no surveys/,
  ],
  [
    'a goal that is what fires it',
    asking({ goal: { event: 'order.recorded', withinDays: 3 } }),
    'GOAL_IS_CAUSE',
    `${OWN}/goal`,
    { event: 'order.recorded', withinDays: 3 },
    /tell them apart by "where"/,
  ],
];

/** A test of a field, the code of its fault, the name of the field, and the fix. */
const tested = (
  what: string,
  name: string,
  where: NonNullable<Extract<TriggerWhen, { kind: 'event' }>['where']>,
  code: BadDocument[2],
  fix: RegExp,
  event: Extract<TriggerWhen, { kind: 'event' }>['event'] = 'survey.answered',
  changes: Partial<ProgramDocument> = {},
  severity?: 'warning',
): BadDocument => {
  const document = asking({ when: { kind: 'event', event, where } }, changes);
  const path = `${OWN}/when/where/${name}`;
  return severity === undefined
    ? [what, document, code, path, where[name], fix]
    : [what, document, code, path, where[name], fix, severity];
};

const FIELDS: readonly BadDocument[] = [
  tested('an unknown field', 'stars', { stars: { is: 1 } }, 'UNKNOWN_NAME', /which has .*"score"; name one/),
  tested(
    'a field of an event without any',
    'channel',
    { channel: { is: 'web' } },
    'UNKNOWN_NAME',
    /which has none; remove "where"/,
    'member.enrolled',
  ),
  tested(
    'a field without its group',
    'rating',
    { rating: { atLeast: 4 } },
    'UNKNOWN_NAME',
    /"attributes\.<name>"/,
    'activity.recorded',
  ),
  tested(
    'an unknown currency',
    'spent.CHF',
    { 'spent.CHF': { atLeast: 4 } },
    'CURRENCY_NOT_IN_PROGRAM',
    /"CHF" is no currency/,
    'order.recorded',
  ),
  tested(
    'an amount that is a text',
    'spent.USD',
    { 'spent.USD': { is: '4' } },
    'NEVER_TRUE',
    /minor units; give numbers/,
    'order.recorded',
  ),
  tested('what is always there', 'score', { score: { absent: true } }, 'NEVER_TRUE', /remove the test/),
  tested('a range of words', 'kind', { kind: { atLeast: 3 } }, 'NEVER_TRUE', /is no number/),
  tested('a word of none', 'kind', { kind: { is: 'stars' } }, 'NEVER_TRUE', /"nps", "csat" and "ces"/),
  tested('a number that is a text', 'score', { score: { is: '9' } }, 'NEVER_TRUE', /a number; give one/),
  tested(
    'a text that is a number',
    'channel',
    { channel: { in: [1, 2] } },
    'NEVER_TRUE',
    /a text; give one/,
    'order.recorded',
  ),
  tested('an empty range', 'score', { score: { atLeast: 9, atMost: 6 } }, 'NEVER_TRUE', /swap them/),
  tested(
    'an unknown survey',
    'surveyId',
    { surveyId: { in: ['nps', 'csat'] } },
    'UNKNOWN_NAME',
    /"csat" is not a survey of the program, which has "nps"/,
  ),
  tested(
    'an unknown tier',
    'to',
    { to: { is: 'lead' } },
    'UNKNOWN_NAME',
    /not a tier of the program/,
    'tier.changed',
  ),
  tested(
    'an unknown reward',
    'rewardId',
    { rewardId: { is: 'mug' } },
    'UNKNOWN_NAME',
    /not a reward of the program/,
    'redemption.captured',
  ),
  tested(
    'an unknown challenge',
    'challengeId',
    { challengeId: { is: 'second' } },
    'UNKNOWN_NAME',
    /not a challenge of the program, which has "third-order"/,
    'challenge.achieved',
    { challenges: [aChallenge()] },
  ),
  tested(
    'a stage that there is not',
    'to',
    { to: { is: 'lost' } },
    'NEVER_TRUE',
    /one of "awareness"/,
    'stage.changed',
  ),
  tested(
    'a score that no answer has',
    'score',
    { surveyId: { is: 'nps' }, score: { atLeast: 11 } },
    'NEVER_TRUE',
    /nps 0 to 10/,
  ),
  tested(
    'scores of two scales',
    'score',
    { score: { atMost: 6 } },
    'SCALES_MIXED',
    /"nps" and "csat" alike.*add \{"kind"/,
    'survey.answered',
    { surveys: [aSurvey(), aSurvey({ id: 'csat', kind: 'csat' })] },
    'warning',
  ),
];

const scheduled = (
  after: Extract<TriggerWhen, { kind: 'schedule' }>['after'],
  offsetDays: number,
  at?: string,
) => ({ kind: 'schedule', after, offsetDays, ...(at === undefined ? {} : { at }) }) as const;

const SCHEDULES: readonly BadDocument[] = [
  [
    'points that never expire',
    asking({ when: scheduled('points_expiry', -14) }, { expiry: { kind: 'none' } }),
    'NEVER_FIRES',
    `${OWN}/when/after`,
    'points_expiry',
    /never expire in this program/,
  ],
  [
    'tiers that there are not',
    firing(scheduled('tier_end', -14), 'tiers'),
    'NEVER_FIRES',
    `${OWN}/when/after`,
    'tier_end',
    /has no tiers/,
  ],
  [
    'tiers that never end',
    asking({ when: scheduled('tier_end', -14) }, { tiers: someTiers({ downgrade: 'none' }) }),
    'NEVER_FIRES',
    `${OWN}/when/after`,
    'tier_end',
    /no tier ends/,
  ],
  [
    'a day before what nobody foresees',
    asking({ when: scheduled('first_order', -1) }),
    'NEVER_FIRES',
    `${OWN}/when/offsetDays`,
    -1,
    /before the first order, which nobody can foresee/,
  ],
  [
    'a day after what is over',
    asking({ when: scheduled('points_expiry', 0) }),
    'NEVER_FIRES',
    `${OWN}/when/offsetDays`,
    0,
    /after points expire.*give a negative number/,
  ],
  [
    'a delay beyond what it is about',
    asking({ when: scheduled('birthday', -2, '10:00'), delayMinutes: 2 * 1_440 + 14 * 60 }),
    'NEVER_FIRES',
    `${OWN}/delayMinutes`,
    2 * 1_440 + 14 * 60,
    /longer than the 2 days before the birthday/,
  ],
  [
    'a stage that nobody is in who just came into another',
    asking({
      when: { kind: 'event', event: 'stage.changed', where: { to: { in: ['lapsed', 'at_risk'] } } },
      stages: ['active'],
    }),
    'NEVER_FIRES',
    `${OWN}/stages`,
    ['active'],
    /leaves out the stage/,
  ],
  [
    'a time of the night, and an expiry in it',
    asking({ when: scheduled('birthday', 0, '07:00'), expiresAfterMinutes: 120 }, { messaging: QUIET }),
    'NEVER_FIRES',
    `${OWN}/expiresAfterMinutes`,
    120,
    /give more than 120, or another time/,
  ],
  [
    'what is due in the evening and over in the morning',
    asking({ expiresAfterMinutes: 780 }),
    'EXPIRES_BY_NIGHT',
    `${OWN}/expiresAfterMinutes`,
    780,
    /from 20:00 to 09:00.*more than 780/,
    'warning',
  ],
];

export const TRIGGERS: readonly BadDocument[] = [...EVENTS, ...FIELDS, ...SCHEDULES];
