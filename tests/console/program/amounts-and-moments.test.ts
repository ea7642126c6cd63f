import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountOf, amountText } from '../../../web/console/program/model/amount.ts';
import { momentOf, wallTimeOf } from '../../../web/console/program/model/wall-time.ts';
import { check } from '../../law-runs.ts';

describe('an amount', () => {
  test('is the same after it was written and read', () => {
    check(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), fc.nat(4), (minorUnits, digits) => {
        expect(amountOf(amountText(minorUnits, digits), digits)).toBe(minorUnits);
      }),
    );
  });

  test.each([
    ['12', 2, 1200],
    ['12.5', 2, 1250],
    ['12,50', 2, 1250],
    ['12.', 2, 1200],
    [' 7 ', 0, 7],
    ['0.1', 3, 100],
    ['1.5', 0, null],
    ['1.005', 2, null],
    ['', 2, null],
    ['-1', 2, null],
    ['1e3', 2, null],
    ['1,000.00', 2, null],
    ['99999999999999999', 2, null],
  ])('"%s" with %i digits is %s', (text, digits, minorUnits) => {
    expect(amountOf(text, digits)).toBe(minorUnits);
  });
});

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'America/St_Johns',
];
const MINUTE_MS = 60_000;

describe('a moment', () => {
  test('is what the clocks of the zone show, and the same again but in the hour that comes twice', () => {
    const minutes = fc.integer({ min: 0, max: Math.floor(Date.UTC(2100, 0) / MINUTE_MS) });
    check(
      fc.property(minutes, fc.constantFrom(...ZONES), (minute, zone) => {
        const at = new Date(minute * MINUTE_MS).toISOString();
        const shown = wallTimeOf(at, zone) ?? '';
        const again = momentOf(shown, zone) ?? '';
        expect(wallTimeOf(again, zone)).toBe(shown);
        const apartMs = Math.abs(Date.parse(again) - minute * MINUTE_MS);
        expect([0, 30 * MINUTE_MS, 60 * MINUTE_MS]).toContain(apartMs);
      }),
    );
  });

  test.each([
    ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T09:00:00+02:00'],
    ['2026-12-01T09:00', 'Europe/Berlin', '2026-12-01T09:00:00+01:00'],
    ['2026-12-01T09:00', 'America/St_Johns', '2026-12-01T09:00:00-03:30'],
    ['2026-12-01T09:00', 'UTC', '2026-12-01T09:00:00Z'],
    ['2026-12-01', 'UTC', null],
    ['2026-13-01T09:00', 'UTC', null],
    ['', 'UTC', null],
  ])('%s in %s is %s', (wallTime, zone, moment) => {
    expect(momentOf(wallTime, zone)).toBe(moment);
  });

  test('that is none is not shown', () => {
    expect(wallTimeOf('soon', 'UTC')).toBe(null);
  });
});
