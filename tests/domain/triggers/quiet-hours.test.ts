import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localTime } from '../../../shared/domain/calendar.ts';
import { afterQuietHours, isQuiet } from '../../../shared/domain/triggers/quiet-hours.ts';
import { minuteOf } from '../../../shared/domain/wall-clock.ts';
import { check } from '../../law-runs.ts';
import { seconds } from '../builders.ts';

const night = { from: '20:00', until: '09:00' };
const MINUTE = 60;

describe('quiet hours', () => {
  test.each([
    ['before them', '2026-01-15T19:59:59', night, '2026-01-15T19:59:59'],
    ['from their first minute', '2026-01-15T20:00:00', night, '2026-01-16T09:00:00'],
    ['after midnight', '2026-01-16T03:00:00', night, '2026-01-16T09:00:00'],
    ['at their end', '2026-01-16T09:00:00', night, '2026-01-16T09:00:00'],
    ['within a day', '2026-01-15T12:30:00', { from: '12:00', until: '14:00' }, '2026-01-15T14:00:00'],
    [
      'none where they end as they begin',
      '2026-01-15T12:00:00',
      { from: '12:00', until: '12:00' },
      '2026-01-15T12:00:00',
    ],
  ])('%s', (_, at, quiet, free) => {
    expect(afterQuietHours(seconds(`${at}Z`), quiet, 'Etc/UTC')).toBe(seconds(`${free}Z`));
  });

  test('an end that clocks skip is the first moment after the gap', () => {
    const quiet = { from: '22:00', until: '02:30' };
    expect(afterQuietHours(seconds('2026-03-08T04:00:00Z'), quiet, 'America/New_York')).toBe(
      seconds('2026-03-08T07:00:00Z'),
    );
  });

  test('an end that clocks show twice ends them twice', () => {
    const quiet = { from: '22:00', until: '01:30' };
    const leaves = (at: string) => afterQuietHours(seconds(at), quiet, 'America/New_York');
    expect(leaves('2026-11-01T04:00:00Z')).toBe(seconds('2026-11-01T05:30:00Z'));
    expect(leaves('2026-11-01T06:10:00Z')).toBe(seconds('2026-11-01T06:30:00Z'));
  });

  test('are left at the first minute that is not within them, whatever clocks do', () => {
    const clock = fc
      .integer({ min: 0, max: 1_439 })
      .map((minute) =>
        [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':'),
      );
    const changes = [
      '2026-03-08',
      '2026-11-01',
      '2026-03-29',
      '2026-10-25',
      '2026-04-05',
      '2026-10-04',
      '2026-06-01',
    ];
    const moments = fc
      .tuple(fc.constantFrom(...changes), fc.integer({ min: -2_000, max: 2_000 }))
      .map(([date, minutes]) => seconds(`${date}T00:00:00Z`) + minutes * MINUTE);
    const zones = fc.constantFrom(
      'America/New_York',
      'Europe/London',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    );
    check(
      fc.property(moments, clock, clock, zones, (at, from, until, zone) => {
        const quiet = { from, until };
        let expected = at;
        while (isQuiet(expected, quiet, zone)) expected += MINUTE;
        const left = afterQuietHours(at, quiet, zone);
        expect(isQuiet(left, quiet, zone)).toBe(false);
        if (left !== expected) expect(isSetBackBefore(from, at, expected, zone)).toBe(true);
      }),
    );
  });
});

/** Whether clocks were set back to before the beginning of quiet hours, which are not left for that. */
function isSetBackBefore(from: string, at: number, then: number, zone: string): boolean {
  const [before, after] = [localTime(at, zone), localTime(then, zone)];
  return before.day === after.day && after.minute < minuteOf(from) && before.minute >= minuteOf(from);
}
