import type { OperationExample } from './operation-example.ts';

const AS_OF = '2026-11-01';
const REPEAT_WITHIN = {
  metric: 'repeat_within',
  definitionVersion: 1,
  says: 'Customers whose second order came within so many days of their first, of those whose first order is that old.',
};

export const FIGURE_EXAMPLES: Readonly<Record<string, OperationExample>> = {
  listFigures: {
    answers: {
      200: { asOf: AS_OF, timeZone: 'Europe/Vienna', metrics: [{ ...REPEAT_WITHIN, rows: 5 }] },
    },
  },
  readFigures: {
    path: { metric: REPEAT_WITHIN.metric },
    query: { asOf: AS_OF, limit: '500' },
    answers: {
      200: {
        ...REPEAT_WITHIN,
        asOf: AS_OF,
        figures: [
          {
            from: '2025-07-01',
            to: AS_OF,
            cut: { step: 90 },
            numerator: 1_900,
            denominator: 7_600,
            value: 0.25,
            unit: 'ratio',
            reason: null,
            interval: { low: 0.2404, high: 0.2599 },
          },
          {
            from: '2025-07-01',
            to: AS_OF,
            cut: { step: 365 },
            numerator: null,
            denominator: null,
            value: null,
            unit: 'ratio',
            reason: 'IMMATURE',
            interval: null,
          },
        ],
        nextCursor: null,
      },
    },
  },
};
