import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { startOfDay } from 'date-fns/startOfDay';
import { startOfMonth } from 'date-fns/startOfMonth';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfMonthAfterMonths, localTime, midnightAfterDays } from '../../shared/domain/calendar.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;
const zones = fc.constantFrom(
  'Etc/UTC',
  'America/New_York',
  'Europe/London',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Havana',
  'Pacific/Apia',
);
const moments = fc.integer({ min: seconds('1995-01-01'), max: seconds('2035-01-01') });

describe('the local calendar agrees with a general date library, at any moment in any zone', () => {
  test('midnights', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 60 }), zones, (from, days, zone) => {
        const earliest = from + days * 86_400;
        const midnight = startOfDay(new TZDate(earliest * 1000, zone));
        const expected = midnight.getTime() / 1000 === earliest ? midnight : startOfDay(addDays(midnight, 1));
        expect(midnightAfterDays(from, days, zone)).toBe(expected.getTime() / 1000);
      }),
      { numRuns: 2_000 },
    );
  });

  test('ends of months', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 36 }), zones, (from, months, zone) => {
        const month = startOfMonth(new TZDate(from * 1000, zone));
        const expected = startOfMonth(addMonths(month, months + 1));
        expect(endOfMonthAfterMonths(from, months, zone)).toBe(expected.getTime() / 1000);
      }),
      { numRuns: 2_000 },
    );
  });

  test('wall clocks', () => {
    fc.assert(
      fc.property(moments, zones, (at, zone) => {
        const local = new TZDate(at * 1000, zone);
        const { weekday, minute, month } = localTime(at, zone);
        expect([weekday % 7, minute, month]).toEqual([
          local.getDay(),
          local.getHours() * 60 + local.getMinutes(),
          (local.getFullYear() - 1970) * 12 + local.getMonth(),
        ]);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a midnight that clocks skip is the first instant after the gap', () => {
  // Cairo moved its clocks from 00:00 to 01:00 on 2023-04-28.
  expect(midnightAfterDays(seconds('2023-04-27T12:00:00Z'), 0, 'Africa/Cairo')).toBe(
    seconds('2023-04-27T22:00:00Z'),
  );
});
