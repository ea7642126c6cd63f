import { expect, test } from 'vitest';
import { seconds } from '../domain/builders.ts';
import { anItem, exampleProgram, liveThrough, openLife, type Row, standingOf } from './member-year.ts';

const PROGRAM = exampleProgram('airline.json');
const ENROLLED = '2026-02-10T15:00:00-05:00';

const taxes = anItem('taxes', 61.2, { categories: ['taxes-and-fees'] });
const fare = (dollars: number, tags: readonly string[] = []) => anItem('fare', dollars, { tags });

/** A traveler of 2026, who flies into Silver, tries first class once, and keeps Silver for 2027. */
const YEAR: readonly Row[] = [
  {
    at: '2026-02-12T09:00:00-05:00',
    what: { order: 'boston', lines: [fare(412.5), taxes] },
    points: 2_062,
    why: '5 × 412.50 is 2,062.5, floored; taxes and fees earn nothing',
    tier: 'member',
  },
  {
    at: '2026-03-05T09:00:00-05:00',
    what: { order: 'cheap', lines: [fare(189, ['basic-economy'])] },
    points: 0,
    why: 'basic economy',
    tier: 'member',
  },
  { at: '2026-03-10T18:00:00-04:00', what: { delivery: 'boston' }, points: 0, why: 'flown', tier: 'member' },
  {
    at: '2026-03-10T23:59:59-04:00',
    what: { look: true },
    points: 0,
    why: 'miles can be spent from the next midnight on',
    tier: 'member',
  },
  { at: '2026-03-11T00:00:00-04:00', what: { look: true }, points: 2_062, why: 'midnight', tier: 'member' },
  {
    at: '2026-04-01T09:00:00-04:00',
    what: { order: 'tokyo', lines: [fare(4_400, ['premium-cabin'])] },
    points: 33_000,
    why: '5 × 4,400 is 22,000, and half as many again; 473.70 + 189 + 4,400 is more than 5,000',
    tier: 'silver',
  },
  {
    at: '2026-05-20T09:00:00-04:00',
    what: {
      order: 'rome',
      lines: [
        fare(600),
        anItem('hotel', 150, { quantity: 5, categories: ['hotel'] }),
        anItem('car', 80, { categories: ['car-rental'] }),
      ],
    },
    points: 6_200,
    why: '3,000 for the fare and 40 % more with Silver; 5 stays are 2,500, 2,000 at most, and better than 200 for the car',
    tier: 'silver',
  },
  {
    at: '2026-07-01T09:00:00-04:00',
    what: { order: 'sydney', lines: [fare(16_000, ['premium-cabin'])] },
    points: 142_500,
    why: '80,000 are 75,000 at most; then 50 % for the cabin and 40 % for Silver; 22,492.70 is Platinum',
    tier: 'platinum',
  },
  {
    at: '2026-07-20T09:00:00-04:00',
    what: { refund: 'sydney', scope: { kind: 'remainder' } },
    points: -142_500,
    why: 'canceled: all of it goes back, and the tier with it',
    tier: 'silver',
  },
  {
    at: '2026-12-31T12:00:00-05:00',
    what: { look: true },
    points: 2_062,
    why: 'the others have not been flown, and wait for 360 days at most',
    tier: 'silver',
  },
];

test('a traveler’s year earns, waits and qualifies as worked out by hand', () => {
  const { told } = liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), YEAR);
  expect(told).toEqual(YEAR);
});

test('Silver of 2026 lasts through 2027 and a month of grace', () => {
  const { life } = liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), YEAR);
  expect(standingOf(PROGRAM, life, '2026-12-31T12:00:00-05:00')).toMatchObject({
    tier: { id: 'silver' },
    until: seconds('2028-02-01T00:00:00-05:00'),
  });
  expect(standingOf(PROGRAM, life, '2028-01-31T23:59:59-05:00').tier.id).toBe('silver');
  expect(standingOf(PROGRAM, life, '2028-02-01T00:00:00-05:00').tier.id).toBe('member');
});

test('miles end 24 months after the month of the last activity, all together', () => {
  const { life } = liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), YEAR);
  const look = (at: string, points: number, why: string, tier: string): Row => ({
    at,
    what: { look: true },
    points,
    why,
    tier,
  });
  const idle = [
    look('2028-07-31T23:59:59-04:00', 41_262, '2,062 + 33,000 + 6,200', 'member'),
    look('2028-08-01T00:00:00-04:00', 0, 'the last order was of July 2026', 'member'),
  ];
  expect(liveThrough(PROGRAM, life, idle).told).toEqual(idle);
  const kept: readonly Row[] = [
    {
      at: '2027-09-15T09:00:00-04:00',
      what: { activity: 'survey_answered' },
      points: 0,
      why: 'no rule gives miles for it, and it keeps those that are there',
      tier: 'silver',
    },
    look('2029-09-30T23:59:59-04:00', 41_262, 'two years on', 'member'),
    look('2029-10-01T00:00:00-04:00', 0, 'the end of the month', 'member'),
  ];
  expect(liveThrough(PROGRAM, life, kept).told).toEqual(kept);
});
