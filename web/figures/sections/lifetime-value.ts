import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { figureList } from '../figure-list.ts';
import { hasValue } from '../figure-set.ts';
import { told } from '../readings.ts';
import type { Section } from '../section.ts';
import { amountOf, type NumberWords } from '../words/number-words.ts';
import { reasonWords } from '../words/reason-words.ts';

const CLV = 'clv';
const PERCENTILE = /^(historic|total) p(\d+)$/;

export const LIFETIME_VALUE: Section = {
  id: 'clv',
  title: 'Customer lifetime value',
  metrics: [CLV],
  content: (figures, words) => {
    const overall = figures.by(CLV, 'currency', 'part');
    const currencies = [...new Set(overall.map(({ cut }) => cut.currency ?? ''))];
    return {
      readings: currencies.flatMap((currency) => readingsOf(partsOf(overall, currency), currency, words)),
      charts: currencies.flatMap((currency) => chartsOf(partsOf(overall, currency), currency, words)),
      tables:
        overall.length === 0
          ? []
          : [
              {
                figures: overall,
                table: figureList(
                  overall,
                  words,
                  'Means, distribution and models; currencies are never added up',
                ),
              },
            ],
    };
  },
};

type Parts = ReadonlyMap<string, Figure>;

const partsOf = (overall: readonly Figure[], currency: string): Parts =>
  new Map(
    overall.filter(({ cut }) => cut.currency === currency).map((figure) => [figure.cut.part ?? '', figure]),
  );

function readingsOf(parts: Parts, currency: string, words: NumberWords): readonly string[] {
  const historic = parts.get('historic');
  const predicted = parts.get('predicted');
  const top = parts.get('historic top tenth');
  return [
    ...(historic === undefined
      ? []
      : [
          `A customer who buys in ${currency} has brought ${told(words, historic)} so far on average${
            top?.value === undefined || top.value === null
              ? ''
              : `; the most valuable tenth brought ${amountOf(words, top)} of it`
          }.`,
        ]),
    ...(predicted === undefined
      ? []
      : [
          predicted.value === null
            ? `What customers who buy in ${currency} will bring: not yet, because ${reasonWords(predicted.reason)}.`
            : `Over the next 365 days ${amountOf(words, predicted)} more are expected of each. A prediction of models fitted to this shop, without an interval.`,
        ]),
  ];
}

function chartsOf(parts: Parts, currency: string, words: NumberWords): readonly Chart[] {
  const write = (value: number) => words.short(value, 'minor', currency);
  const bars = [...parts.values()].filter(hasValue).flatMap((figure) => {
    const [, kind = '', percentile = ''] = PERCENTILE.exec(figure.cut.part ?? '') ?? [];
    return percentile === '' ? [] : [{ kind, percentile: Number(percentile), value: figure.value }];
  });
  return (['historic', 'total'] as const).flatMap((kind, index) => {
    const own = bars.filter((bar) => bar.kind === kind).sort((a, b) => a.percentile - b.percentile);
    if (own.length === 0) return [];
    const name = kind === 'historic' ? 'to date' : 'to date and over the next 365 days';
    return [
      barsChart({
        title: `What so many of 100 customers are worth at most, ${name}, ${currency}`,
        text: own
          .map(
            ({ percentile, value }) =>
              `${percentile} in 100 customers are worth at most ${words.amount(value, 'minor', currency)}.`,
          )
          .join(' '),
        bars: own.map(({ percentile, value }) => ({
          name: `${percentile} of 100`,
          value,
          kind: index,
        })),
        write,
      }),
    ];
  });
}
