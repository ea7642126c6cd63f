import { expect, test } from 'vitest';
import { seconds } from '../domain/builders.ts';
import { anItem, exampleProgram, liveThrough, openLife, type Row, standingOf } from './member-year.ts';

const PROGRAM = exampleProgram('coffee-shop.json');
const ENROLLED = '2026-10-01T08:00:00-07:00';
const FACTS = { birthday: { month: 10, day: 14 } };

const APP = { channel: 'app' };
const STORE = { channel: 'store' };

/** A guest who pays at the till, loads the app, becomes Gold with a catering order, and brings a coffee back once. */
const YEAR: readonly Row[] = [
  {
    at: '2026-10-02T08:10:00-07:00',
    what: { order: 'first', lines: [anItem('latte', 6.85)], terms: STORE },
    points: 6,
    why: 'full dollars only',
    tier: 'green',
  },
  {
    at: '2026-10-05T08:10:00-07:00',
    what: { order: 'app', lines: [anItem('latte', 5.9), anItem('bagel', 6.5)], terms: APP },
    points: 24,
    why: '5.90 and 6.50 are 12 full dollars together; 2 each from the app, instead of 1; a Monday, and no Gold yet',
    tier: 'green',
  },
  {
    at: '2026-10-09T08:10:00-07:00',
    what: {
      order: 'gift',
      lines: [anItem('card', 50, { categories: ['gift-card'] }), anItem('latte', 4.5)],
      terms: STORE,
    },
    points: 4,
    why: 'gift cards earn nothing',
    tier: 'green',
  },
  {
    at: '2026-10-14T08:10:00-07:00',
    what: { order: 'birthday', lines: [anItem('breakfast', 8)], terms: APP },
    points: 116,
    why: '2 × 8, and 100 on the birthday',
    tier: 'green',
  },
  {
    at: '2026-10-14T16:00:00-07:00',
    what: { order: 'again', lines: [anItem('tea', 3)], terms: STORE },
    points: 3,
    why: 'the birthday counts once a year',
    tier: 'green',
  },
  {
    at: '2026-11-10T11:00:00-08:00',
    what: { order: 'catering', lines: [anItem('urn', 40, { quantity: 4 })], terms: STORE },
    points: 160,
    why: '6 + 24 + 4 + 116 + 3 + 160 is 313, and 300 are Gold',
    tier: 'gold',
  },
  {
    at: '2026-11-16T09:00:00-08:00',
    what: { order: 'monday', lines: [anItem('beans', 20)], terms: APP },
    points: 80,
    why: '2 × 20, doubled for Gold on a Monday',
    tier: 'gold',
  },
  {
    at: '2026-11-23T09:00:00-08:00',
    what: { order: 'second monday', lines: [anItem('beans', 20)], terms: APP },
    points: 40,
    why: 'one double-star day a month',
    tier: 'gold',
  },
  {
    at: '2026-11-24T09:00:00-08:00',
    what: { refund: 'monday', scope: { kind: 'remainder' } },
    points: -80,
    why: 'what it earned goes back, and the double-star day with it',
    tier: 'gold',
  },
  {
    at: '2026-11-30T09:00:00-08:00',
    what: { order: 'third monday', lines: [anItem('tea', 5.25)], terms: STORE },
    points: 10,
    why: '5, doubled: the day of this month is to be had again',
    tier: 'gold',
  },
  {
    at: '2027-04-19T15:00:00-07:00',
    what: { order: 'happy monday', lines: [anItem('lunch', 10)], terms: APP },
    points: 60,
    why: '20; the Monday adds 20 and the happy hour adds 20',
    tier: 'gold',
  },
  {
    at: '2027-04-20T13:59:00-07:00',
    what: { order: 'too early', lines: [anItem('latte', 7.3)], terms: APP },
    points: 14,
    why: '2 × 7, a minute before the happy hour',
    tier: 'gold',
  },
  {
    at: '2027-04-20T14:00:00-07:00',
    what: { order: 'happy hour', lines: [anItem('latte', 7.3)], terms: APP },
    points: 28,
    why: 'the same, doubled',
    tier: 'gold',
  },
  {
    at: '2027-04-30T23:59:59-07:00',
    what: { look: true },
    points: 6 + 24 + 4 + 116 + 3 + 160 + 40 + 10 + 60 + 14 + 28,
    why: 'all that was earned and did not go back',
    tier: 'gold',
  },
  {
    at: '2027-05-01T00:00:00-07:00',
    what: { look: true },
    points: 160 + 40 + 10 + 60 + 14 + 28,
    why: 'stars of October ended six months after it',
    tier: 'gold',
  },
  {
    at: '2027-05-03T11:00:00-07:00',
    what: { order: 'wedding', lines: [anItem('buffet', 350, { quantity: 2 })], terms: APP },
    points: 1_000,
    why: '1,400 doubled on a Monday are 2,800; a day gives 1,000 at most',
    tier: 'gold',
  },
  {
    at: '2027-05-04T11:00:00-07:00',
    what: { refund: 'wedding', scope: { kind: 'lines', lines: [{ lineId: '1', quantity: 1 }] } },
    points: 0,
    why: 'one buffet alone would have earned 1,400, and a day gives 1,000',
    tier: 'gold',
  },
];

test('a guest’s year earns, doubles and ends as worked out by hand', () => {
  const { told } = liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), YEAR, FACTS);
  expect(told).toEqual(YEAR);
});

test('Gold lasts as long as twelve months have 300 stars, and to the end of the month that follows', () => {
  const { life } = liveThrough(PROGRAM, openLife(PROGRAM, ENROLLED), YEAR, FACTS);
  // Up to April 2028 the last twelve months have the stars of May 2027; who has Gold in April has it through May.
  expect(standingOf(PROGRAM, life, '2027-05-04T12:00:00-07:00')).toMatchObject({
    tier: { id: 'gold' },
    until: seconds('2028-06-01T00:00:00-07:00'),
  });
});
