import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shiftBetween, shiftMoment, shiftToToday } from '../../tools/replay/plan/shift.ts';
import { dateReader } from '../../tools/replay/source/dates.ts';

const utc = (iso: string) => Date.parse(iso) / 1_000;

describe('dates of an export', () => {
  test.each([
    ['iso', 'Europe/London', '2010-12-01T08:26:00', '2010-12-01T08:26:00Z'],
    ['iso', 'Europe/London', '2010-07-01T08:26:00', '2010-07-01T07:26:00Z'],
    ['iso', 'Europe/London', '2010-07-01 08:26', '2010-07-01T07:26:00Z'],
    ['iso', 'Europe/London', '2010-07-01T08:26:00+05:30', '2010-07-01T02:56:00Z'],
    ['iso', 'America/New_York', '1998-06-30', '1998-06-30T04:00:00Z'],
    ['yyyyMMdd', 'America/New_York', '19970101', '1997-01-01T05:00:00Z'],
    ['d/M/yyyy H:mm', 'Etc/UTC', '1/12/2010 8:26', '2010-12-01T08:26:00Z'],
    ['t', 'Europe/London', '1291191960', '2010-12-01T08:26:00Z'],
  ])('%s in %s: %s', (format, zone, text, expected) => {
    expect(dateReader(format, zone)(text)).toBe(utc(expected));
  });

  test.each([
    ['iso', '2010-02-30'],
    ['iso', 'yesterday'],
    ['iso', ''],
    ['yyyyMMdd', '19971301'],
    ['yyyyMMdd', '1997-01-01'],
  ])('%s: %j is no date', (format, text) => {
    const read = dateReader(format, 'Etc/UTC');
    expect([read(text), read(text)]).toEqual([null, null]);
  });

  test('an unknown zone and an unknown format are told at once', () => {
    expect(() => dateReader('iso', 'Mars/Phobos')).toThrow(/Mars\/Phobos is unknown.*\n.*IANA/);
    expect(() => dateReader('yyyy-n', 'Etc/UTC')).toThrow(/yyyy-n is not one: .*`n`/);
  });
});

const zones = fc.constantFrom('Etc/UTC', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe');
const moments = fc.integer({ min: utc('1990-01-01T00:00:00Z'), max: utc('2026-01-01T00:00:00Z') });
const nows = fc.integer({ min: utc('2024-01-01T00:00:00Z'), max: utc('2030-01-01T00:00:00Z') });
const localDay = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at * 1_000);

describe('shifted dates', () => {
  test('the last moment comes to lie on today, and not in the future', () => {
    fc.assert(
      fc.property(moments, nows, zones, (last, now, zone) => {
        const shifted = shiftMoment(last, shiftToToday(last, now, zone), zone);
        expect(shifted).toBeLessThanOrEqual(now);
        expect(localDay(shifted, zone)).toBe(localDay(now, zone));
      }),
    );
  });

  test('a time of day that has come already is kept', () => {
    const shift = shiftToToday(utc('2011-02-28T17:04:00Z'), utc('2026-06-15T18:00:00Z'), 'Europe/London');
    expect(shift).toEqual({ days: 5_586, seconds: 0 });
    // 17:04 in winter was 17:04 UTC; in summer it is 16:04 UTC.
    expect(shiftMoment(utc('2011-02-28T17:04:00Z'), shift, 'Europe/London')).toBe(
      utc('2026-06-15T16:04:00Z'),
    );
  });

  test('a time of day that has not come makes the last moment now', () => {
    const now = utc('2026-01-15T10:00:00Z');
    const shift = shiftToToday(utc('2011-02-28T17:04:00Z'), now, 'Europe/London');
    expect(shift.seconds).toBe(7 * 3_600 + 4 * 60);
    expect(shiftMoment(utc('2011-02-28T17:04:00Z'), shift, 'Europe/London')).toBe(now);
  });

  test('any one order that was sent tells the shift that moves all others alike', () => {
    fc.assert(
      fc.property(moments, nows, moments, moments, (last, now, one, other) => {
        const shift = shiftToToday(last, now, 'Etc/UTC');
        const found = shiftBetween(one, shiftMoment(one, shift, 'Etc/UTC'), 'Etc/UTC');
        expect(shiftMoment(other, found, 'Etc/UTC')).toBe(shiftMoment(other, shift, 'Etc/UTC'));
      }),
    );
  });
});
