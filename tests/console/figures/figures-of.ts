import type { Figure } from '../../../shared/metrics/figure.ts';

export const figureOf = (changes: Partial<Figure> = {}): Figure => ({
  metric: 'repeat_purchase',
  definitionVersion: 1,
  from: '2026-10-01',
  to: '2026-11-01',
  asOf: '2026-11-01',
  cut: {},
  numerator: 40,
  denominator: 100,
  value: 0.4,
  unit: 'ratio',
  reason: null,
  interval: null,
  ...changes,
});
