import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { differencesChart, isConclusive } from '../charts/differences.ts';
import { figureList } from '../figure-list.ts';
import { hasValue } from '../figure-set.ts';
import { told } from '../readings.ts';
import type { Section } from '../section.ts';
import { amountOf, type NumberWords } from '../words/number-words.ts';
import { reasonWords } from '../words/reason-words.ts';

const RETURN = 'program_return';

export const PROGRAM_RETURN: Section = {
  id: 'program-return',
  title: 'Members and comparable customers',
  metrics: [RETURN],
  content: (figures, words) => {
    const overall = [
      ...figures.by(RETURN, 'currency', 'step', 'part'),
      ...figures.by(RETURN, 'step', 'part'),
    ];
    const differences = overall.filter(({ cut }) => cut.part === 'difference');
    const currencies = [...new Set(differences.map(({ cut }) => cut.currency ?? ''))];
    const of = (currency: string) => differences.filter(({ cut }) => (cut.currency ?? '') === currency);
    return {
      readings: [
        ...currencies.flatMap((currency) => readingOf(of(currency), words)),
        'Members chose to join, and may have come back without the program: this is observed, and no proof of an effect. What was decided by chance is under uplift.',
      ],
      charts: currencies.flatMap((currency) => chartOf(of(currency), currency, words)),
      tables:
        overall.length === 0
          ? []
          : [
              {
                figures: overall,
                table: figureList(
                  overall,
                  words,
                  'Net value after the first order: members, others like them, and the difference',
                ),
              },
            ],
    };
  },
};

function readingOf(differences: readonly Figure[], words: NumberWords): readonly string[] {
  const figure = differences.findLast(({ value }) => value !== null) ?? differences.at(-1);
  if (figure === undefined) return [];
  const days = `${figure.cut.step} days`;
  if (!hasValue(figure))
    return [
      `What members spend more than others within ${days}: not yet, because ${reasonWords(figure.reason)}.`,
    ];
  const size = amountOf(words, { ...figure, value: Math.abs(figure.value) });
  if (!isConclusive(figure))
    return [
      `Within ${days} of their first order members spent ${told(words, figure)} more than comparable customers: inconclusive, for the interval holds no difference, too.`,
    ];
  if (figure.value > 0)
    return [
      `Within ${days} of their first order members spent ${told(words, figure)} more than comparable customers.`,
    ];
  return [
    `Within ${days} of their first order members spent ${size} less than comparable customers; as a difference: ${told(words, figure)}.`,
  ];
}

function chartOf(differences: readonly Figure[], currency: string, words: NumberWords): readonly Chart[] {
  const known = differences.filter(hasValue);
  if (known.length === 0) return [];
  const write = (value: number) => words.short(value, 'minor', currency === '' ? undefined : currency);
  return [
    differencesChart({
      title: `What members spent more than comparable customers after their first order, ${currency}`,
      text: known.map((figure) => `Within ${figure.cut.step} days: ${told(words, figure)}.`).join(' '),
      differences: known.map(({ cut, value, interval }) => ({ name: `${cut.step} days`, value, interval })),
      write,
    }),
  ];
}
