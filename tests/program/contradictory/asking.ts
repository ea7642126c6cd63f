import type { ProgramDocument } from '../../../shared/domain/program/program.ts';
import type { Template } from '../../../shared/domain/program/template.ts';
import type { MessagingPolicy, TriggerAction } from '../../../shared/domain/program/trigger.ts';
import {
  anAskingDocument,
  aSurvey,
  asking,
  aTeam,
  aTemplate,
  aTrigger,
  FULL_MESSAGING,
  REWARDS,
  TEMPLATES,
  USER,
} from '../asking.ts';
import type { BadDocument } from './bad-document.ts';

const OWN = '/triggers/1';
const doing = (...actions: readonly TriggerAction[]) => asking({ actions });
const sending = (changes: Partial<Template>): ProgramDocument =>
  anAskingDocument({ templates: [...TEMPLATES.slice(1), aTemplate(changes)] });
const writing = (body: string, purpose: Template['purpose'] = 'message') =>
  sending({ purpose, texts: { de: { subject: 'Hallo', body } } });
const abiding = (changes: Partial<MessagingPolicy>) =>
  anAskingDocument({ messaging: { ...FULL_MESSAGING, ...changes } });

const NAMED: readonly BadDocument[] = [
  [
    'an unknown template',
    doing({ kind: 'message', template: 'bye' }),
    'UNKNOWN_NAME',
    `${OWN}/actions/0/template`,
    'bye',
    /has "hello", "review", "friends" and "question"; add it to \/templates/,
  ],
  [
    'an unknown survey',
    doing({ kind: 'ask_survey', template: 'question', survey: 'ces' }),
    'UNKNOWN_NAME',
    `${OWN}/actions/0/survey`,
    'ces',
    /has "nps"; add it to \/surveys/,
  ],
  [
    'an unknown team',
    doing({ kind: 'tell_team', team: 'sales' }),
    'UNKNOWN_NAME',
    `${OWN}/actions/0/team`,
    'sales',
    /has "service"; add it to \/teams/,
  ],
  [
    'an unknown reward',
    doing({ kind: 'issue_reward', reward: 'mug' }),
    'UNKNOWN_NAME',
    `${OWN}/actions/0/reward`,
    'mug',
    /not a reward of the program/,
  ],
  [
    'a reward that needs a cart',
    doing({ kind: 'issue_reward', reward: 'cart' }),
    'REWARD_NOT_GRANTABLE',
    `${OWN}/actions/0/reward`,
    'cart',
    /make it a code by "coupon"/,
  ],
  [
    'a reward that is over',
    asking(
      { actions: [{ kind: 'issue_reward', reward: 'gift' }] },
      { rewards: REWARDS.map((reward) => ({ ...reward, until: '2026-01-01T00:00:00Z' })) },
    ),
    'NO_LONGER_IN_FORCE',
    `${OWN}/actions/0/reward`,
    'gift',
    /no longer gives it/,
    'warning',
  ],
  [
    'members of an unknown tier',
    asking({ who: { kind: 'tier', in: ['lead'] } }),
    'UNKNOWN_NAME',
    `${OWN}/who/in/0`,
    'lead',
    /has "blue" and "gold"/,
  ],
  [
    'members of an unknown segment',
    asking({ who: { kind: 'segment', in: ['fans'] } }),
    'UNKNOWN_NAME',
    `${OWN}/who/in/0`,
    'fans',
    /has "vip"/,
  ],
  [
    'a condition on orders',
    asking({ who: { kind: 'not', of: { kind: 'coupon' } } }),
    'WRONG_SUBJECT',
    `${OWN}/who/of`,
    { kind: 'coupon' },
    /a trigger is for members.*in "where"/,
  ],
  [
    'a condition on the hour',
    asking({ who: { kind: 'weekday', in: [1] } }),
    'WRONG_SUBJECT',
    `${OWN}/who`,
    { kind: 'weekday', in: [1] },
    /asks of the moment/,
  ],
  [
    'two triggers of one name',
    anAskingDocument({ triggers: [USER, aTrigger(), aTrigger({ priority: 2 })] }),
    'DUPLICATE',
    '/triggers/2/id',
    'thanks',
    /given already at \/triggers\/1\/id/,
  ],
  [
    'two templates of one name',
    anAskingDocument({ templates: [...TEMPLATES, aTemplate()] }),
    'DUPLICATE',
    '/templates/4/id',
    'hello',
    /given already/,
  ],
  [
    'two variants of one name',
    asking({
      variants: [1, 2].map(() => ({
        id: 'a',
        sharePercent: 50,
        actions: [{ kind: 'message', template: 'hello' }],
      })),
    }),
    'DUPLICATE',
    `${OWN}/variants/1/id`,
    'a',
    /given already/,
  ],
];

const ACTIONS: readonly BadDocument[] = [
  [
    'friends without referrals',
    (({ referrals, ...rest }) => rest)(anAskingDocument()),
    'REFERRALS_MISSING',
    '/triggers/0/variants/1/actions/0/kind',
    'ask_referral',
    /add them to \/referrals/,
  ],
  [
    'two asks at once',
    doing({ kind: 'message', template: 'hello' }, { kind: 'ask_review', template: 'review' }),
    'SEVERAL_ASKS',
    `${OWN}/actions/1`,
    { kind: 'ask_review', template: 'review' },
    /as \/triggers\/1\/actions\/0 does already/,
  ],
  [
    'a question by a template that has none',
    doing({ kind: 'ask_survey', template: 'hello', survey: 'nps' }),
    'WRONG_PURPOSE',
    `${OWN}/actions/0/template`,
    'hello',
    /has the purpose message, which is for message; name one of "question"/,
  ],
  [
    'variants that are not the whole',
    asking({
      variants: ['a', 'b'].map((id) => ({
        id,
        sharePercent: 45.5,
        actions: [{ kind: 'message', template: 'hello' }],
      })),
    }),
    'SHARES_NOT_WHOLE',
    `${OWN}/variants`,
    [45.5, 45.5],
    /add up to 91 and not to 100/,
  ],
  [
    'a variant that is called as the holdout is',
    asking({
      variants: ['a', 'holdout'].map((id) => ({
        id,
        sharePercent: 50,
        actions: [{ kind: 'message', template: 'hello' }],
      })),
    }),
    'RESERVED_NAME',
    `${OWN}/variants/1/id`,
    'holdout',
    /give the variant another name/,
  ],
  [
    'a holdout without a goal',
    asking({ holdoutPercent: 10 }),
    'NOTHING_TO_LEARN',
    `${OWN}/holdoutPercent`,
    10,
    /add a "goal"/,
    'warning',
  ],
  [
    'the same priority twice',
    asking({ priority: 1 }),
    'PRIORITIES_TIED',
    `${OWN}/priority`,
    1,
    /is that of "user" too/,
    'warning',
  ],
];

const WORDS: readonly BadDocument[] = [
  [
    'a message that cannot be stopped',
    writing('Hallo'),
    'STOP_LINK_MISSING',
    '/templates/3/texts/de/body',
    'Hallo',
    /has no \{stopLink\}/,
  ],
  [
    'a question without a link',
    writing('{stopLink}', 'survey'),
    'LINK_MISSING',
    '/templates/3/texts/de/body',
    '{stopLink}',
    /has no \{surveyLink\}/,
  ],
  [
    'friends without a link',
    writing('{stopLink}', 'referral'),
    'LINK_MISSING',
    '/templates/3/texts/de/body',
    '{stopLink}',
    /has no \{referralLink\} or \{referralCode\}/,
  ],
  ...(
    [
      ['score', 'only a trigger that an answer fires'],
      ['reward', 'issues a reward, or is fired by a redemption'],
      ['rewardCode', 'issues no reward that is a code'],
      ['awardedPoints', 'awards no points'],
      ['expiringPoints', 'counts from points_expiry'],
      ['expiryDate', 'counts from points_expiry'],
      ['tierEndDate', 'counts from tier_end'],
      ['surveyLink', 'asks no survey'],
    ] as const
  ).map(
    ([name, reason]): BadDocument => [
      `{${name}} that nothing stands for`,
      anAskingDocument({
        templates: [
          ...TEMPLATES,
          aTemplate({ id: 'own', texts: { en: { subject: `{${name}}`, body: '{stopLink}' } } }),
        ],
        triggers: [
          USER,
          aTrigger(),
          aTrigger({ id: 'own', actions: [{ kind: 'message', template: 'own' }] }),
        ],
      }),
      'PLACEHOLDER_WITHOUT_VALUE',
      '/triggers/2/actions/0/template',
      'own',
      new RegExp(`has \\{${name}\\} in its words, and .*${reason}`),
    ],
  ),
  [
    'a template that nobody is sent',
    anAskingDocument({ templates: [...TEMPLATES, aTemplate({ id: 'spare' })] }),
    'NEVER_USED',
    '/templates/4/id',
    'spare',
    /is sent by no trigger/,
    'warning',
  ],
  [
    'a survey that nobody is asked',
    anAskingDocument({ surveys: [aSurvey(), aSurvey({ id: 'spare' })] }),
    'NEVER_USED',
    '/surveys/1/id',
    'spare',
    /is asked by no trigger/,
    'warning',
  ],
  [
    'a team that is told nothing',
    anAskingDocument({ teams: [aTeam(), { ...aTeam(), id: 'spare' }] }),
    'NEVER_USED',
    '/teams/1/id',
    'spare',
    /is told nothing/,
    'warning',
  ],
  [
    'a reminder of a link that is good no more',
    anAskingDocument({ surveys: [aSurvey({ openDays: 7, reminderDays: 7 })] }),
    'REMINDER_TOO_LATE',
    '/surveys/0/reminderDays',
    7,
    /not before the 7 days/,
  ],
];

const POLICY: readonly BadDocument[] = [
  [
    'quiet hours without a minute',
    abiding({ quietHours: { from: '20:00', until: '20:00' } }),
    'NEVER_TRUE',
    '/messaging/quietHours',
    { from: '20:00', until: '20:00' },
    /no minute in them/,
  ],
  [
    'quiet hours that leave no time',
    abiding({ quietHours: { from: '09:59', until: '09:00' } }),
    'NO_TIME_LEFT',
    '/messaging/quietHours',
    { from: '09:59', until: '09:00' },
    /leave 59 minutes of a day/,
  ],
  [
    'a cap that bars everything',
    abiding({ caps: [{ times: 0, perDays: 7 }] }),
    'BARS_EVERYTHING',
    '/messaging/caps/0/times',
    0,
    /lets nobody ever be asked/,
  ],
  [
    'two caps of one span',
    abiding({
      caps: [
        { times: 1, perDays: 7 },
        { times: 2, perDays: 7 },
      ],
    }),
    'DUPLICATE',
    '/messaging/caps/1/perDays',
    7,
    /given already/,
  ],
  [
    'a cap that another is before',
    abiding({
      caps: [
        { times: 1, perDays: 7 },
        { times: 5, perDays: 30 },
      ],
    }),
    'POLICY_WITHOUT_EFFECT',
    '/messaging/caps/1/times',
    5,
    /at most 5 through in 30 days/,
    'warning',
  ],
  [
    'a cap that the gap is before',
    abiding({ caps: [{ times: 4, perDays: 7 }] }),
    'POLICY_WITHOUT_EFFECT',
    '/messaging/caps/0/times',
    4,
    /at most 4 through in 7 days/,
    'warning',
  ],
];

export const ASKING: readonly BadDocument[] = [...NAMED, ...ACTIONS, ...WORDS, ...POLICY];
