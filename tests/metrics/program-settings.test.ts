import { expect, test } from 'vitest';
import { settingsOf } from '../../shared/metrics/program-settings.ts';

const SAID = {
  timeZone: 'Etc/UTC',
  pointValue: { points: 100, amount: { EUR: 0, JPY: 80, USD: 50 } },
  currencies: [
    { code: 'EUR', minorDigits: 2 },
    { code: 'JPY', minorDigits: 0 },
    { code: 'USD', minorDigits: 2 },
  ],
};

test('figures are counted with what the program says, shares instead of percents', () => {
  const metrics = {
    inactivityDays: 60,
    grossMarginPercent: 45,
    redemptionEstimates: [{ from: '2026-01-01', percent: 70 }],
  };
  expect(settingsOf({ ...SAID, metrics }, [])).toEqual({
    inactivityDays: 60,
    grossMargin: 0.45,
    redemptionEstimates: [{ from: '2026-01-01', rate: 0.7 }],
    currency: 'JPY',
    pointValueMinor: 0.8,
    experiments: [],
  });
});

test('points without a worth have no liability, and spending is told all the same', () => {
  const worthless = { ...SAID, pointValue: { points: 1, amount: { EUR: 0 } } };
  expect(settingsOf(worthless, [])).toEqual({ currency: 'EUR', experiments: [] });
});
