import type { Program } from './program.ts';

/** The program that every deployment begins with: version 1, built in, and never changed. */
export const DEFAULT_PROGRAM: Program = {
  version: 1,
  name: 'Points',
  pointsName: 'points',
  pointValue: { points: 100, amount: { USD: 100, EUR: 100, GBP: 100 } },
  timeZone: 'Etc/UTC',
  currencies: [
    { code: 'USD', minorDigits: 2 },
    { code: 'EUR', minorDigits: 2 },
    { code: 'GBP', minorDigits: 2 },
  ],
  rounding: 'floor',
  pending: { kind: 'days', days: 30 },
  expiry: { kind: 'rolling', months: 12 },
  clawback: 'below_zero',
  claims: { withinDays: 90 },
  caps: {},
  segments: [],
  groups: [],
  earningRules: [
    {
      id: 'base',
      description: '1 point per currency unit spent on goods, after discounts, without tax and shipping',
      on: 'order',
      effect: { kind: 'points_per_amount', points: 1, perAmount: { USD: 100, EUR: 100, GBP: 100 } },
    },
  ],
};
