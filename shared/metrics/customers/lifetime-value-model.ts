import type { LifetimeValueFit } from '../../domain/lifetime-value/lifetime-value.ts';
import type { Fit } from '../../domain/statistics/maximum-likelihood.ts';
import type { Figure } from '../figure.ts';
import type { MetricRun } from '../metric.ts';
import { figureOf, type Window } from '../share-figure.ts';

export const ABOUT = { name: 'clv', definitionVersion: 1 } as const;

/** Parameters of both models with what warns of them; nothing where nothing was fitted. */
export function modelFigures(
  run: MetricRun,
  window: Window,
  currency: string,
  { model }: LifetimeValueFit,
): readonly Figure[] {
  if (model === null) return [];
  const { frequencyValueCorrelation: correlation } = model;
  return [
    ...parametersOf(run, window, currency, 'bg_nbd', model.ordering),
    ...parametersOf(run, window, currency, 'gamma_gamma', model.orderValue),
    figureOf(ABOUT, run, window, {
      cut: { currency, part: 'frequency and value correlate' },
      unit: 'correlation',
      value: correlation,
      reason: correlation === null ? 'NOT_TOLD' : null,
    }),
  ];
}

function parametersOf<Name extends string>(
  run: MetricRun,
  window: Window,
  currency: string,
  model: string,
  { parameters, intervals }: Fit<Name>,
): readonly Figure[] {
  return (Object.keys(parameters) as Name[]).map((name) => {
    const interval = intervals?.[name];
    return figureOf(ABOUT, run, window, {
      cut: { currency, part: `${model} ${name}` },
      unit: 'parameter',
      value: parameters[name],
      interval: interval === undefined ? null : { low: interval.from, high: interval.to },
    });
  });
}
