import { stringify } from 'csv-stringify/sync';
import { FIGURE_COLUMNS, rowOfFigure, sortedFigures } from '../../shared/metrics/figure-row.ts';
import type { CountedDay } from '../../web/figures/counted-day.ts';
import { columnsOf, withWindow } from '../../web/figures/figure-columns.ts';
import { figureSet } from '../../web/figures/figure-set.ts';
import { keyFigures } from '../../web/figures/key-figures.ts';
import { metricTitle } from '../../web/figures/words/metric-words.ts';
import { amountOf, numberWords, rangeOf } from '../../web/figures/words/number-words.ts';
import { notYet } from '../../web/figures/words/reason-words.ts';
import { alignedColumns } from './aligned-columns.ts';

/** The key figures of a day, and which metrics there are. @param locale of numbers, BCP 47 */
export function dayText(day: CountedDay, locale: string): string {
  const words = numberWords(locale);
  const keys = keyFigures(figureSet(day.figures)).map(({ name, figure }) => [
    name,
    amountOf(words, figure) ?? notYet(figure),
    rangeOf(words, figure) ?? '',
    words.window(figure.from, figure.to),
  ]);
  const metrics = day.metrics.map(({ metric }) => {
    const own = day.figures.filter((figure) => figure.metric === metric);
    const unknown = own.filter(({ value }) => value === null).length;
    return [metric, metricTitle(metric), words.count(own.length), words.count(unknown)];
  });
  return [
    `As of the beginning of ${words.day(day.asOf)}, in days of ${day.timeZone}.`,
    keys.length === 0
      ? 'None of the key figures was counted.'
      : alignedColumns([LEFT('Key figure'), RIGHT('Value'), RIGHT('95% interval'), LEFT('Window')], keys),
    alignedColumns([LEFT('Metric'), LEFT(''), RIGHT('Figures'), RIGHT('Not yet')], metrics),
  ].join('\n\n');
}

/** All figures of one metric, and how they are counted. @throws Error that lists the metrics where it is none */
export function metricText(day: CountedDay, metric: string, locale: string): string {
  const words = numberWords(locale);
  const { definitionVersion, says } = aboutMetric(day, metric);
  const figures = figureSet(day.figures).of(metric);
  const columns = columnsOf(figures, words);
  const rows = figures.map((figure) => columns.map(({ cell }) => cell(figure)));
  const title = withWindow(metricTitle(metric), figures, words);
  return [
    `${title}\n${metric}, definition ${definitionVersion}: ${says.replaceAll(/\s+/g, ' ')}`,
    figures.length === 0 ? 'It has no figures.' : alignedColumns(columns, rows),
  ].join('\n\n');
}

/** A day, or one metric of it, for machines. @throws Error as `metricText` */
export function dayJson(day: CountedDay, metric?: string): string {
  if (metric !== undefined) aboutMetric(day, metric);
  return JSON.stringify(
    {
      asOf: day.asOf,
      timeZone: day.timeZone,
      metrics: day.metrics.filter((each) => metric === undefined || each.metric === metric),
      figures: figuresOf(day, metric),
    },
    null,
    2,
  );
}

/** As `dayJson`; cells that a spreadsheet would run as formulas begin with a quote. */
export function dayCsv(day: CountedDay, metric?: string): string {
  if (metric !== undefined) aboutMetric(day, metric);
  return stringify(figuresOf(day, metric).map(rowOfFigure), {
    columns: Object.keys(FIGURE_COLUMNS),
    header: true,
    escape_formulas: true,
  });
}

const figuresOf = (day: CountedDay, metric: string | undefined) =>
  sortedFigures(day.figures.filter((figure) => metric === undefined || figure.metric === metric));

function aboutMetric({ asOf, metrics }: CountedDay, name: string) {
  const found = metrics.find(({ metric }) => metric === name);
  if (found !== undefined) return found;
  const names = metrics.map(({ metric }) => metric).join(', ');
  throw new Error(`There is no metric "${name}" as of ${asOf}. There are: ${names}.`);
}

const LEFT = (title: string) => ({ title, isNumber: false });
const RIGHT = (title: string) => ({ title, isNumber: true });
