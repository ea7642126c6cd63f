import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from '../../shared/domain/calendar.ts';
import { instantOf } from '../../shared/domain/wall-clock.ts';
import { check } from '../law-runs.ts';
import { seconds } from './builders.ts';

const day = (date: string): number => seconds(`${date}T00:00:00Z`) / 86_400;

describe('an instant by what a wall clock shows', () => {
  test.each([
    ['an ordinary time', '2026-06-01', 9 * 60, 'America/New_York', '2026-06-01T13:00:00Z'],
    [
      'a time that clocks skip is the first after the gap',
      '2026-03-08',
      150,
      'America/New_York',
      '2026-03-08T07:00:00Z',
    ],
    [
      'a time that clocks show twice is the first of them',
      '2026-11-01',
      90,
      'America/New_York',
      '2026-11-01T05:30:00Z',
    ],
    ['half an hour of summer time', '2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['a midnight that is skipped', '2023-04-28', 0, 'Africa/Cairo', '2023-04-27T22:00:00Z'],
    ['a day that never was', '2011-12-30', 600, 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s', (_, date, minute, zone, expected) => {
    expect(instantOf(day(date), minute, zone)).toBe(seconds(expected));
  });

  test('is the first minute of which clocks show that time or a later one', () => {
    const zones = [
      'Etc/UTC',
      'America/New_York',
      'Europe/London',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ];
    const days = fc.integer({ min: day('2020-01-01'), max: day('2030-01-01') });
    check(
      fc.property(
        days,
        fc.integer({ min: 0, max: 1_439 }),
        fc.constantFrom(...zones),
        (wanted, minute, zone) => {
          const shown = (at: number) => {
            const local = localTime(at, zone);
            return local.day * 1_440 + local.minute;
          };
          const at = instantOf(wanted, minute, zone);
          expect(shown(at)).toBeGreaterThanOrEqual(wanted * 1_440 + minute);
          for (let before = at - 60; before > at - 4 * 3_600; before -= 60)
            expect(shown(before)).toBeLessThan(wanted * 1_440 + minute);
        },
      ),
    );
  });
});
