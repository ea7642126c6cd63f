import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { linesChart } from '../charts/lines.ts';
import { figureList } from '../figure-list.ts';
import { newest } from '../figure-set.ts';
import { monthLines } from '../month-lines.ts';
import { told } from '../readings.ts';
import type { Section } from '../section.ts';
import type { NumberWords } from '../words/number-words.ts';
import { reasonWords } from '../words/reason-words.ts';

const COST = 'acquisition_cost';
const PAYBACK = 'payback';

export const ACQUISITION: Section = {
  id: 'acquisition',
  title: 'Acquisition cost and payback',
  metrics: [COST, PAYBACK],
  content: (figures, words) => {
    const costs = figures.by(COST, 'month', 'currency');
    const paybacks = figures.by(PAYBACK, 'cohort', 'currency');
    const currencies = [...new Set([...costs, ...paybacks].map(({ cut }) => cut.currency ?? ''))];
    const of = (own: readonly Figure[], currency: string) =>
      own.filter(({ cut }) => cut.currency === currency);
    return {
      readings: currencies.flatMap((currency) =>
        readingsOf(of(costs, currency), of(paybacks, currency), currency, words),
      ),
      charts: currencies.flatMap((currency) => costChart(of(costs, currency), currency, words)),
      tables: [
        {
          figures: costs,
          table: figureList(costs, words, 'Acquisition cost by month: spend for each new customer'),
        },
        {
          figures: paybacks,
          table: figureList(paybacks, words, 'Months until the margin of a cohort has paid for it'),
        },
      ].filter(({ figures: own }) => own.length > 0),
    };
  },
};

function readingsOf(
  costs: readonly Figure[],
  paybacks: readonly Figure[],
  currency: string,
  words: NumberWords,
): readonly string[] {
  const cost = newest(costs);
  const paid = newest(paybacks);
  return [
    ...(cost === undefined
      ? []
      : [
          cost.value === null
            ? `What a new customer costs in ${currency}: not yet, because ${reasonWords(cost.reason)}.`
            : `A customer won in ${words.month(cost.cut.month ?? '')} cost ${told(words, cost)}.`,
        ]),
    ...(paid === undefined
      ? []
      : [
          paid.value === null
            ? `When customers who buy in ${currency} have paid that back: not yet, because ${reasonWords(paid.reason)}.`
            : `Customers of ${words.month(paid.cut.cohort ?? '')} had paid that back by their margin ${paid.value === 0 ? 'in the month of their first order' : `${words.amount(paid.value, 'months')} after the month of their first order`}.`,
        ]),
  ];
}

function costChart(costs: readonly Figure[], currency: string, words: NumberWords): readonly Chart[] {
  const lines = monthLines(words, [{ name: currency, figures: costs }]);
  if (lines === null) return [];
  return [
    linesChart({
      title: `Cost of a new customer by month, ${currency}`,
      text: 'A line by month: spend to win customers, divided by the customers won.',
      ...lines,
      least: 0,
      write: (value) => words.short(value, 'minor', currency),
    }),
  ];
}
