import fc from 'fast-check';
import type { Cut, Figure } from '../../../shared/metrics/figure.ts';
import { placeOf } from '../../../shared/metrics/figure-row.ts';
import { SECTIONS } from '../../../web/figures/all-sections.ts';

const METRICS = [...SECTIONS.flatMap(({ metrics }) => metrics), 'unheard_of', 'constructor'];
const number = fc.oneof(
  fc.integer({ min: -10_000, max: 10_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const month = fc.constantFrom('2025-12-01', '2026-01-01', '2026-02-01');
const name = fc.oneof(fc.constantFrom('web', 'EUR', 'JPY', '</td><b>', '"\'&{a|b}'), fc.string());
const part = fc.constantFrom(
  ...[
    'opening',
    'issued',
    'closing',
    'historic',
    'historic p50',
    'low',
    'customers',
    'value',
    'goal',
    'difference',
  ],
  ...['visits', 'qualified', 'deferred', 'face_value', 'redeemed', 'constructor'],
);
const SHAPES: readonly (readonly (keyof Cut)[])[] = [
  ...[[], ['month'], ['cohort', 'step'], ['step'], ['part'], ['currency', 'part'], ['month', 'part']],
  ...[['segment', 'currency', 'part'], ['currency', 'step', 'part'], ['vintage', 'part'], ['vintage']],
  ...[['survey'], ['month', 'survey'], ['month', 'tier'], ['month', 'currency'], ['cohort']],
  ['trigger', 'variant', 'part'],
] as (keyof Cut)[][];
const cut: fc.Arbitrary<Cut> = fc
  .record({
    shape: fc.oneof(
      fc.constantFrom(...SHAPES),
      fc.subarray<keyof Cut>(['channel', 'country', 'tier', 'step']),
    ),
    all: fc.record({
      ...{ month, cohort: month, vintage: month, step: fc.nat(12), tier: name, channel: name, country: name },
      ...{ currency: name, survey: name, trigger: name, variant: name, part },
      segment: fc.constantFrom('champions', 'at_risk', 'lost', '<script>'),
    }),
  })
  .map(({ shape, all }) =>
    Object.fromEntries((shape as readonly (keyof Cut)[]).map((key) => [key, all[key]])),
  );

const figure: fc.Arbitrary<Figure> = fc.record({
  metric: fc.constantFrom(...METRICS),
  definitionVersion: fc.nat(3),
  from: month,
  to: fc.constantFrom('2026-02-01', '2026-03-01'),
  asOf: fc.constant('2026-03-01'),
  cut,
  numerator: fc.option(number),
  denominator: fc.option(number),
  value: fc.option(number),
  unit: fc.constantFrom(
    'ratio',
    'points',
    'minor',
    'days',
    'customers',
    'count',
    'score',
    'months',
    'constructor',
  ),
  reason: fc.option(fc.constantFrom('IMMATURE', 'INCONCLUSIVE', 'NOT_HEARD_OF', 'constructor')),
  interval: fc.option(
    fc.tuple(number, number).map(([a, b]) => ({ low: Math.min(a, b), high: Math.max(a, b) })),
  ),
});

/** Any figures that stand in places of their own, as the exporter takes them. */
export const randomFigures = fc.uniqueArray(figure, { selector: placeOf, maxLength: 60, size: 'max' });
