import type { Program } from './program.ts';

/** The program that every deployment begins with: version 1, built in, and never changed. */
export const DEFAULT_PROGRAM: Program = {
  version: 1,
  name: 'Points',
  timeZone: 'Etc/UTC',
  currencies: [
    { code: 'USD', minorDigits: 2 },
    { code: 'EUR', minorDigits: 2 },
    { code: 'GBP', minorDigits: 2 },
  ],
  earningRules: [
    {
      id: 'base',
      kind: 'points_per_amount',
      description: '1 point per currency unit spent on goods, after discounts, without tax and shipping',
      points: 1,
      perUnits: 1,
    },
  ],
  rounding: 'floor',
  pending: { days: 30 },
  expiry: { monthsAfterActivation: 12 },
  clawback: 'below_zero',
  claims: { withinDays: 90 },
};
