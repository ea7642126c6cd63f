import { expect, test } from 'vitest';
import { seconds } from '../domain/builders.ts';
import { anItem, exampleProgram, liveThrough, openLife, type Row, standingOf } from './member-year.ts';

const PROGRAM = exampleProgram('fashion-retailer.json');
const ENROLLED = '2026-11-01T10:00:00-05:00';

const shoes = (dollars: number) => anItem('boots', dollars, { categories: ['shoes'] });
const all = { kind: 'remainder' } as const;
const line = (lineId: string) => ({ kind: 'lines', lines: [{ lineId, quantity: 1 }] }) as const;

/** A customer who returns the whole of a first order piece by piece, becomes Plus, sleeps for half a year and comes back. */
const YEAR: readonly Row[] = [
  {
    at: '2026-11-01T10:05:00-05:00',
    what: { activity: 'profile_completed' },
    points: 20,
    why: 'for the profile',
    tier: 'core',
  },
  {
    at: '2026-11-02T10:05:00-05:00',
    what: { activity: 'profile_completed' },
    points: 0,
    why: 'once for ever',
    tier: 'core',
  },
  {
    at: '2026-11-03T12:00:00-05:00',
    what: {
      order: 'first',
      lines: [
        anItem('dress', 60, { tags: ['conscious'] }),
        shoes(90),
        anItem('card', 25, { categories: ['gift-card'] }),
        anItem('belt', 10, { tags: ['clearance'] }),
      ],
    },
    points: 350,
    why: '150 for dress and boots, 60 more for the dress, 90 more for the boots, 50 for a first order',
    tier: 'core',
  },
  {
    at: '2026-11-20T12:00:00-05:00',
    what: { refund: 'first', scope: line('2') },
    points: -180,
    why: 'without the boots it is 60 + 60 + 50: the dress alone is worth 50 dollars still',
    tier: 'core',
  },
  {
    at: '2026-12-01T12:00:00-05:00',
    what: { refund: 'first', scope: line('1') },
    points: -170,
    why: 'what is left of the first order earns nothing',
    tier: 'core',
  },
  {
    at: '2026-12-02T00:00:00-05:00',
    what: { look: true },
    points: 20,
    why: '30 days after the profile, which was on a first of November',
    tier: 'core',
  },
  {
    at: '2026-12-05T12:00:00-05:00',
    what: { order: 'second', lines: [shoes(100)], rooms: { shoes: 25 } },
    points: 125,
    why: '100, and of 100 more the 25 that the budget still has',
    tier: 'core',
  },
  {
    at: '2027-02-10T12:00:00-05:00',
    what: { order: 'third', lines: [anItem('coat', 420), shoes(100)] },
    points: 620,
    why: '520 and 100 for the shoes; with 20 and 125 it is more than 500',
    tier: 'plus',
  },
  {
    at: '2027-02-20T12:00:00-05:00',
    what: { refund: 'third', scope: line('1') },
    points: -420,
    why: 'without the coat it is 100 + 100, and no Plus',
    tier: 'core',
  },
  {
    at: '2027-09-01T12:00:00-04:00',
    what: { order: 'back', lines: [anItem('suit', 400), shoes(20)] },
    points: 720,
    why: '420, and twice as much again for coming back, 300 at most; shoes are over since March',
    tier: 'plus',
  },
  {
    at: '2027-09-02T12:00:00-04:00',
    what: { order: 'awake', lines: [anItem('shirt', 40)] },
    points: 40,
    why: 'has ordered the day before',
    tier: 'plus',
  },
  {
    at: '2027-09-20T12:00:00-04:00',
    what: { refund: 'awake', scope: all },
    points: -40,
    why: 'all of it',
    tier: 'plus',
  },
  {
    at: '2027-11-01T12:00:00-04:00',
    what: { look: true },
    points: 20 + 125 + 200 + 720,
    why: 'all that was earned and did not go back',
    tier: 'plus',
  },
  {
    at: '2028-01-01T00:00:00-05:00',
    what: { look: true },
    points: 125 + 200 + 720,
    why: 'the 20 of the profile were active in December 2026, and good for 12 months after it',
    tier: 'plus',
  },
  {
    at: '2028-11-01T00:00:00-04:00',
    what: { look: true },
    points: 0,
    why: 'those of September 2027 were active in October',
    tier: 'core',
  },
];

test('a customer’s year earns, goes back and ends as worked out by hand', () => {
  const { told } = liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), YEAR);
  expect(told).toEqual(YEAR);
});

test('Plus of September 2027 lasts as long as twelve months count it, the month that follows, and one of grace', () => {
  const { life } = liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), YEAR.slice(0, -2));
  expect(standingOf(PROGRAM, life, '2027-11-01T12:00:00-04:00').until).toBe(
    seconds('2028-11-01T00:00:00-04:00'),
  );
});

test('what is not bought earns within its caps, by day, week and month', () => {
  const at = (day: number, hour: number) => `2026-11-${String(day).padStart(2, '0')}T${hour}:00:00-05:00`;
  const act = (
    day: number,
    hour: number,
    activity: string,
    points: number,
    why: string,
    verified?: boolean,
  ) => ({
    at: at(day, hour),
    what: { activity, ...(verified === undefined ? {} : { attributes: { verifiedPurchase: verified } }) },
    points,
    why,
    tier: 'core',
  });
  const rows: readonly Row[] = [
    act(2, 10, 'own_bag', 5, 'Monday'),
    act(2, 18, 'own_bag', 0, 'once a day'),
    act(3, 10, 'own_bag', 5, 'Tuesday'),
    act(3, 11, 'clothes_recycled', 20, 'the first bag of the week'),
    act(4, 11, 'clothes_recycled', 20, 'the second'),
    act(8, 11, 'clothes_recycled', 0, 'the third, on Sunday'),
    act(9, 11, 'clothes_recycled', 20, 'Monday begins a week'),
    act(10, 12, 'review', 0, 'of something not bought here', false),
    ...Array.from({ length: 12 }, (_, index) =>
      act(
        11 + index,
        12,
        'review',
        index < 10 ? 1 : 0,
        `review ${index + 1} of 10 that count in a month`,
        true,
      ),
    ),
  ];
  expect(liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), rows).told).toEqual(rows);
});
