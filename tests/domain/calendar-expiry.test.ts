import { expect, test } from 'vitest';
import { lotOf } from '../../shared/domain/ledger/lot-dates.ts';
import { aProgram, seconds } from './builders.ts';

const nobody = { spans: [], settledAt: 0 };

test.each([
  // [activation, month, day, at least months, end]
  ['2026-03-10T09:00:00Z', 12, 31, 12, '2028-01-01T00:00:00Z'],
  ['2026-03-10T09:00:00Z', 12, 31, 0, '2027-01-01T00:00:00Z'],
  ['2026-03-10T09:00:00Z', 3, 10, 0, '2026-03-11T00:00:00Z'],
  ['2026-03-11T00:00:00Z', 3, 10, 0, '2027-03-11T00:00:00Z'],
  ['2026-03-11T00:00:01Z', 3, 10, 0, '2027-03-11T00:00:00Z'],
  // To the end of the year is twelve months from its first midnight on, and one second later it is not.
  ['2026-01-01T00:00:00Z', 12, 31, 12, '2027-01-01T00:00:00Z'],
  ['2026-01-01T00:00:01Z', 12, 31, 12, '2028-01-01T00:00:00Z'],
  // The 31st of a shorter month is its last day.
  ['2026-01-15T00:00:00Z', 4, 31, 2, '2026-05-01T00:00:00Z'],
  // 29 February is the 28th where there is none.
  ['2026-06-01T00:00:00Z', 2, 29, 6, '2027-03-01T00:00:00Z'],
  ['2027-06-01T00:00:00Z', 2, 29, 6, '2028-03-01T00:00:00Z'],
  ['2027-06-01T00:00:00Z', 2, 28, 6, '2028-02-29T00:00:00Z'],
  // Months after the 31st end with their own last day.
  ['2026-08-31T12:00:00Z', 2, 28, 6, '2027-03-01T00:00:00Z'],
])(
  'active from %s, ending on %i/%i, at least %i months: good until %s',
  (active, month, day, months, end) => {
    const program = aProgram({
      pending: { kind: 'none' },
      expiry: { kind: 'calendar', month, day, atLeastMonths: months },
    });
    const { lot } = lotOf(nobody, seconds(active), program);
    expect(new Date(Number(lot.expiresAt) * 1000).toISOString()).toBe(end.replace('Z', '.000Z'));
  },
);

test("the day ends where the program's clocks say so", () => {
  const program = aProgram({
    timeZone: 'America/New_York',
    pending: { kind: 'none' },
    expiry: { kind: 'calendar', month: 6, day: 30, atLeastMonths: 0 },
  });
  const { lot } = lotOf(nobody, seconds('2026-07-01T03:59:59Z'), program);
  expect(lot.expiresAt).toBe(seconds('2026-07-01T04:00:00Z'));
});
