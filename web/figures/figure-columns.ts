import type { Cut, Figure } from '../../shared/metrics/figure.ts';
import { CUT_NAMES } from '../../shared/metrics/figure-row.ts';
import { CUT_TITLES, cutWords } from './words/cut-words.ts';
import { metricTitle } from './words/metric-words.ts';
import { amountOf, type NumberWords, rangeOf } from './words/number-words.ts';
import { notYet } from './words/reason-words.ts';

/** A column of a table that has a figure in each row. */
export interface FigureColumn {
  readonly title: string;
  readonly isNumber: boolean;
  cell(figure: Figure): string;
}

/** What there is to say of some figures. What none of them has is left out, as is a window that all share. */
export function columnsOf(figures: readonly Figure[], words: NumberWords): readonly FigureColumn[] {
  const [first] = figures;
  if (first === undefined) return [];
  const has = (of: (figure: Figure) => unknown) => figures.some((figure) => of(figure) !== null);
  const count = (value: number | null) => (value === null ? '' : words.count(value));
  const isOneMetric = figures.every(({ metric }) => metric === first.metric);
  return [
    ...(isOneMetric ? [] : [text('Metric', ({ metric }) => metricTitle(metric))]),
    ...CUT_NAMES.filter((name) => figures.some(({ cut }) => cut[name] !== undefined)).map((name) =>
      text(CUT_TITLES[name], ({ cut }) => ofCut(words, name, cut)),
    ),
    ...(hasOneWindow(figures) ? [] : [text('Window', ({ from, to }) => words.window(from, to))]),
    ...(hasOwnNumerator(figures) ? [number('Numerator', ({ numerator }) => count(numerator))] : []),
    ...(has(({ denominator }) => denominator)
      ? [number('Denominator', ({ denominator }) => count(denominator))]
      : []),
    number(VALUE_TITLE, (figure) => amountOf(words, figure) ?? notYet(figure)),
    ...(has(({ interval }) => interval)
      ? [number('95% interval', (figure) => rangeOf(words, figure) ?? '')]
      : []),
  ];
}

/** Of a count, and of an amount, the numerator is the value. */
const hasOwnNumerator = (figures: readonly Figure[]): boolean =>
  figures.some(({ numerator, value }) => numerator !== null && numerator !== value);

export const VALUE_TITLE = 'Value';

const text = (title: string, cell: FigureColumn['cell']): FigureColumn => ({ title, isNumber: false, cell });
const number = (title: string, cell: FigureColumn['cell']): FigureColumn => ({ title, isNumber: true, cell });

const hasOneWindow = (figures: readonly Figure[]): boolean =>
  figures.every(({ from, to }) => from === figures[0]?.from && to === figures[0]?.to);

/** A name, with the window where all figures share one, and so have no column of it. */
export function withWindow(name: string, figures: readonly Figure[], words: NumberWords): string {
  const [first] = figures;
  return first === undefined || !hasOneWindow(figures)
    ? name
    : `${name} · ${words.window(first.from, first.to)}`;
}

const ofCut = (words: NumberWords, name: keyof Cut, cut: Cut): string => {
  const value = cut[name];
  return value === undefined ? 'all' : cutWords(words, name, value);
};
