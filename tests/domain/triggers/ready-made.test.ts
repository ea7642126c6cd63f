import { describe, expect, test } from 'vitest';
import { DEFAULT_MESSAGING } from '../../../shared/domain/program/trigger.ts';
import type { Known } from '../../../shared/domain/triggers/known.ts';
import { seconds } from '../builders.ts';
import { answered, closed, did, enrolled, type News, ordered, refunded } from '../journeys/telling.ts';
import { type Life, livingWith } from './living.ts';
import { aTriggerProgram, known, READY_MADE, treatAll } from './programs.ts';

/** All ready-made triggers under the default policy: quiet from 20:00 to 09:00 UTC, two a week, five a month, a day apart. */
const PROGRAM = aTriggerProgram(READY_MADE, DEFAULT_MESSAGING);

type Telling = readonly [at: string, ...news: readonly News[]];

/** What went out until a moment: when, and what. */
function lived(tellings: readonly Telling[], until: string, changes: Partial<Known> = {}): Life {
  const life = livingWith(seconds('2026-01-01T00:00:00Z'), {
    known: known(changes),
    program: PROGRAM,
    assign: treatAll,
  });
  for (const [at, ...news] of tellings) {
    life.until(seconds(`${at}:00Z`));
    life.tell(news);
  }
  life.until(seconds(`${until}:00Z`));
  return life;
}

const minutes = (at: number): string => new Date(at * 1_000).toISOString().slice(0, 16);

const sentBy = ({ log }: Life): readonly string[] =>
  log.flatMap((one) =>
    one.outcome === 'made' && one.actions.length > 0
      ? [`${minutes(one.at)} ${one.trigger.id} ${one.actions.map(({ kind }) => kind).join('+')}`]
      : [],
  );

const droppedBy = ({ log }: Life): readonly string[] =>
  log.flatMap((one) =>
    one.outcome === 'dropped' ? [`${minutes(one.at)} ${one.ask.triggerId} ${one.reason}`] : [],
  );

const ask = did('a1', 'survey');

describe('each ready-made situation', () => {
  test.each<[string, readonly Telling[], string, Partial<Known>, readonly string[]]>([
    [
      'welcome: at once, and in the morning when it is night',
      [['2026-03-01T22:00', enrolled]],
      '2026-03-10T00:00',
      {},
      ['2026-03-02T09:00 welcome message'],
    ],
    [
      'welcome, in the night of the member: 22:00 in New York is 03:00 UTC',
      [['2026-03-02T03:00', enrolled]],
      '2026-03-10T00:00',
      { timeZone: 'America/New_York' },
      ['2026-03-02T14:00 welcome message'],
    ],
    [
      'first to second order, and the survey after a purchase',
      [['2026-03-01T12:00', ordered('o1')]],
      '2026-04-01T00:00',
      {},
      ['2026-03-08T12:00 purchase_survey ask_survey', '2026-03-15T10:00 second_order message'],
    ],
    [
      'a second order within the days: nothing is asked for',
      [
        ['2026-03-01T12:00', ordered('o1')],
        ['2026-03-10T12:00', ordered('o2')],
        ['2026-03-13T12:00', ordered('o3')],
      ],
      '2026-04-01T00:00',
      {},
      ['2026-03-08T12:00 purchase_survey ask_survey'],
    ],
    [
      'no survey of an order that went back',
      [
        ['2026-03-01T12:00', ordered('o1')],
        ['2026-03-05T12:00', refunded('o1')],
      ],
      '2026-04-01T00:00',
      {},
      [],
    ],
    [
      'promoter: a review, and later a friend',
      [['2026-03-01T12:00', ask, answered('a1', 9)]],
      '2026-04-01T00:00',
      {},
      ['2026-03-01T13:00 promoter ask_review', '2026-03-11T12:00 promoter_friend ask_referral'],
    ],
    [
      'detractor: the team at once, the apology in the morning',
      [['2026-03-01T23:30', ask, answered('a1', 3)]],
      '2026-04-01T00:00',
      {},
      ['2026-03-01T23:30 detractor tell_team', '2026-03-02T09:00 detractor message'],
    ],
    [
      'detractor without consent: the team all the same',
      [['2026-03-01T12:00', ask, answered('a1', 0)]],
      '2026-04-01T00:00',
      { consents: [] },
      ['2026-03-01T12:00 detractor tell_team'],
    ],
    [
      'tier reached, and not tier lost',
      [
        ['2026-03-01T12:00', { type: 'tier.changed', from: 'silver', to: 'gold', direction: 'up' }],
        ['2026-05-01T12:00', { type: 'tier.changed', from: 'gold', to: 'silver', direction: 'down' }],
      ],
      '2026-06-01T00:00',
      {},
      ['2026-03-01T12:00 tier_reached message'],
    ],
    [
      'tier at risk: 30 days before it ends',
      [['2026-03-01T12:00', { type: 'other' }]],
      '2026-12-31T00:00',
      { tierEndsAt: seconds('2026-07-01T00:00:00Z') },
      ['2026-06-01T10:00 tier_at_risk message'],
    ],
    [
      'points expiring: 14 days before they do',
      [['2026-03-01T12:00', { type: 'other' }]],
      '2026-12-31T00:00',
      { pointsExpireAt: seconds('2026-08-01T00:00:00Z') },
      ['2026-07-18T10:00 points_expiring message'],
    ],
    [
      'birthday: points and a message, each year, on the day of the member',
      [['2026-03-01T12:00', enrolled]],
      '2028-06-01T00:00',
      { birthday: { month: 5, day: 4 }, timeZone: 'Asia/Tokyo', consents: [] },
      [
        '2026-05-04T00:00 birthday award_points',
        '2027-05-04T00:00 birthday award_points',
        '2028-05-04T00:00 birthday award_points',
      ],
    ],
    [
      'anniversary, of one who joined on 29 February',
      [['2024-02-29T12:00', enrolled]],
      '2028-03-02T00:00',
      {},
      [
        '2024-02-29T12:00 welcome message',
        '2025-02-28T09:00 anniversary message',
        '2026-02-28T09:00 anniversary message',
        '2027-02-28T09:00 anniversary message',
        '2028-02-29T09:00 anniversary message',
      ],
    ],
    [
      'silence, at one and a half of what is usual for this customer; then they are won back',
      [
        ['2026-01-01T12:00', ordered('o1')],
        ['2026-01-21T12:00', ordered('o2')],
        ['2026-02-10T12:00', ordered('o3')],
      ],
      '2027-01-01T00:00',
      {},
      [
        '2026-01-08T12:00 purchase_survey ask_survey',
        '2026-01-15T10:00 second_order message',
        '2026-03-12T12:00 silence message',
        '2026-05-01T12:00 win_back issue_reward+message',
      ],
    ],
  ])('%s', (_, tellings, until, changes, expected) => {
    const life = lived(tellings, until, changes);
    expect(sentBy(life).flatMap(inParts)).toEqual(expected.flatMap(inParts));
  });

  /** What is made at once in two parts is compared as one by one. */
  function inParts(line: string): readonly string[] {
    const [at, trigger, kinds = ''] = line.split(' ');
    return kinds.split('+').map((kind) => `${at} ${trigger} ${kind}`);
  }
});

test('who leaves is asked nothing any more, and what waited is dropped', () => {
  const life = lived(
    [
      ['2026-03-01T12:00', enrolled],
      ['2026-03-02T12:00', ordered('o1')],
      ['2026-03-03T12:00', closed],
      ['2026-03-04T12:00', ordered('o2')],
    ],
    '2028-01-01T00:00',
    { birthday: { month: 5, day: 4 } },
  );
  expect(sentBy(life)).toEqual(['2026-03-01T12:00 welcome message']);
  expect(droppedBy(life)).toEqual(['2026-03-03T12:00 purchase_survey LEFT']);
});

test('a detractor is asked neither for a review nor for a friend, also when they promoted the shop before', () => {
  const life = lived(
    [
      ['2026-03-01T12:00', ask, answered('a1', 10)],
      ['2026-03-05T12:00', did('a2', 'survey'), answered('a2', 2)],
    ],
    '2026-06-01T00:00',
  );
  expect(sentBy(life)).toEqual([
    '2026-03-01T13:00 promoter ask_review',
    '2026-03-05T12:00 detractor tell_team',
    '2026-03-05T12:00 detractor message',
  ]);
  expect(droppedBy(life)).toEqual(['2026-03-11T12:00 promoter_friend DETRACTOR']);
});
