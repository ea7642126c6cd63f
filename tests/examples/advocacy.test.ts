import { describe, expect, test } from 'vitest';
import { NO_FACTS } from '../../shared/domain/program/member-facts.ts';
import type { Known } from '../../shared/domain/triggers/known.ts';
import { ONLY_VARIANT } from '../../shared/domain/triggers/trigger-experiment.ts';
import { triggerProgramOf } from '../../shared/domain/triggers/trigger-program.ts';
import { seconds } from '../domain/builders.ts';
import { answered, did, enrolled, type News, ordered } from '../domain/journeys/telling.ts';
import { livingWith } from '../domain/triggers/living.ts';
import { known } from '../domain/triggers/programs.ts';
import { exampleProgram } from './member-year.ts';

const PROGRAM = exampleProgram('advocacy.json');

type Telling = readonly [at: string, ...news: readonly News[]];

/** What one trigger did to somebody who agreed to e-mail and push, by the clocks of Berlin in winter. */
function done(
  triggerId: string,
  tellings: readonly Telling[],
  until: string,
  changes: Partial<Known> = {},
  variant?: string,
): readonly string[] {
  const life = livingWith(seconds('2027-01-01T00:00:00+01:00'), {
    known: known({ consents: ['email', 'push'], ...changes }),
    program: triggerProgramOf(PROGRAM),
    assign: ({ variants }) => ({
      kind: 'treated',
      variant: variants === undefined ? ONLY_VARIANT : (variant ?? variants[0]?.id ?? ''),
    }),
  });
  for (const [at, ...news] of tellings) {
    life.until(seconds(`${at}:00+01:00`));
    life.tell(news);
  }
  life.until(seconds(`${until}:00+01:00`));
  return life.log.flatMap((one) =>
    one.outcome === 'made' && one.trigger.id === triggerId && one.actions.length > 0
      ? [`${berlin(one.at)} ${one.actions.map(({ kind }) => kind).join('+')}`]
      : [],
  );
}

const berlin = (at: number): string => new Date((at + 3_600) * 1_000).toISOString().slice(5, 16);
const facts = (behavior: Known['facts']['behavior']) => ({ facts: { ...NO_FACTS, behavior } });

const survey = (score: number): readonly News[] => [did('a1', 'survey_answered'), answered('a1', score)];
const joined: Telling = ['2027-01-10T12:00', enrolled];
const bought: Telling = ['2027-01-10T12:00', ordered('o1')];
const once = facts({ orders: 1, days_since_enrollment: 5 });

const ROWS: readonly (readonly [
  trigger: string,
  tellings: readonly Telling[],
  until: string,
  known: Partial<Known>,
  expected: readonly string[],
  variant?: string,
])[] = [
  ['welcome', [['2027-01-10T21:00', enrolled]], '2027-02-01T00:00', {}, ['01-11T09:00 message']],
  ['onboarding', [joined], '2027-02-01T00:00', {}, ['01-17T10:00 message']],
  ['onboarding', [joined, ['2027-01-12T12:00', ordered('o1')]], '2027-02-01T00:00', once, []],
  ['second-order', [bought], '2027-02-20T00:00', once, ['01-24T10:00 message'], 'words'],
  [
    'second-order',
    [bought],
    '2027-02-20T00:00',
    once,
    ['01-24T10:00 award_points', '01-24T10:00 message'],
    'points',
  ],
  ['second-order', [bought], '2027-02-20T00:00', facts({ orders: 2 }), [], 'words'],
  ['purchase-survey', [bought], '2027-01-23T00:00', once, ['01-20T12:00 ask_survey']],
  [
    'promoter-review',
    [['2027-01-10T12:00', ...survey(9)]],
    '2027-02-01T00:00',
    {},
    ['01-10T13:00 ask_review'],
  ],
  ['promoter-review', [['2027-01-10T12:00', ...survey(8)]], '2027-02-01T00:00', {}, []],
  [
    'promoter-referral',
    [['2027-01-10T12:00', ...survey(10)]],
    '2027-02-01T00:00',
    once,
    ['01-20T12:00 ask_referral'],
  ],
  [
    'detractor',
    [['2027-01-10T23:30', ...survey(0)]],
    '2027-02-01T00:00',
    {},
    ['01-10T23:30 tell_team', '01-11T09:00 message'],
  ],
  [
    'detractor',
    [['2027-01-10T23:30', ...survey(6)]],
    '2027-02-01T00:00',
    { consents: [] },
    ['01-10T23:30 tell_team'],
  ],
  [
    'tier-reached',
    [['2027-01-10T12:00', { type: 'tier.changed', from: 'spark', to: 'flame', direction: 'up' }]],
    '2027-02-01T00:00',
    {},
    ['01-10T12:00 message'],
  ],
  [
    'tier-reached',
    [['2027-01-10T12:00', { type: 'tier.changed', from: 'spark', to: 'flame', direction: 'up' }]],
    '2027-02-01T00:00',
    { consents: ['push'] },
    [],
  ],
  [
    'tier-at-risk',
    [['2027-01-10T12:00', { type: 'other' }]],
    '2027-03-01T00:00',
    { tierEndsAt: seconds('2027-03-01T00:00:00+01:00') },
    ['01-30T10:00 message'],
  ],
  [
    'points-expiring',
    [['2027-01-10T12:00', { type: 'other' }]],
    '2027-03-01T00:00',
    { ...facts({ active_points: 500 }), pointsExpireAt: seconds('2027-03-01T00:00:00+01:00') },
    ['02-15T10:00 message'],
  ],
  [
    'points-expiring',
    [['2027-01-10T12:00', { type: 'other' }]],
    '2027-03-01T00:00',
    { ...facts({ active_points: 499 }), pointsExpireAt: seconds('2027-03-01T00:00:00+01:00') },
    [],
  ],
  [
    'birthday',
    [joined],
    '2027-03-01T00:00',
    { birthday: { month: 2, day: 3 } },
    ['02-03T09:00 award_points', '02-03T09:00 message'],
  ],
  ['anniversary', [['2027-01-02T12:00', enrolled]], '2028-01-10T00:00', {}, ['01-02T10:00 message']],
  [
    'silent-spot',
    [
      ['2027-01-02T12:00', ordered('o1')],
      ['2027-01-16T12:00', ordered('o2')],
      ['2027-01-30T12:00', ordered('o3')],
    ],
    '2027-02-25T00:00',
    facts({ orders: 3 }),
    ['02-20T12:00 message'],
  ],
  [
    'win-back',
    [
      ['2027-01-02T12:00', ordered('o1')],
      ['2027-01-09T12:00', ordered('o2')],
      ['2027-01-16T12:00', ordered('o3')],
    ],
    '2027-03-20T00:00',
    facts({ orders: 3 }),
    // Four times the 14 days that are the least that counts as usual.
    ['03-13T12:00 issue_reward', '03-13T12:00 message'],
  ],
  [
    'frequent-guest',
    [
      ['2027-01-02T12:00', ordered('o1')],
      ['2027-01-09T12:00', ordered('o2')],
      ['2027-01-16T12:00', ordered('o3')],
      ['2027-01-17T12:00', ordered('o4')],
    ],
    '2027-03-20T00:00',
    { ...facts({ orders: 3 }), consents: [] },
    ['01-16T12:00 webhook'],
  ],
  [
    'frequent-guest',
    [enrolled, ordered('o1'), ordered('o2'), ordered('o3')].map((news, index) => [
      `2027-01-1${index}T12:00`,
      news,
    ]),
    '2027-03-20T00:00',
    facts({ orders: 3, days_since_enrollment: 0 }),
    [],
  ],
];

describe('each trigger of the example', () => {
  for (const [trigger, tellings, until, changes, expected, variant] of ROWS) {
    test(`${trigger}: ${expected.join(', ') || 'nothing'}`, () => {
      expect(done(trigger, tellings, until, changes, variant)).toEqual(expected);
    });
  }

  test('has its row above, in the order of the file', () => {
    expect([...new Set(ROWS.map(([trigger]) => trigger))]).toEqual(PROGRAM.triggers?.map(({ id }) => id));
  });

  test('speaks English and German', () => {
    for (const { texts } of PROGRAM.templates ?? []) expect(Object.keys(texts)).toEqual(['en', 'de']);
  });
});
