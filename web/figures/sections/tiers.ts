import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { sharesChart } from '../charts/shares.ts';
import { figureGrid } from '../figure-grid.ts';
import { hasValue } from '../figure-set.ts';
import { monthSoFar } from '../month-words.ts';
import type { Section } from '../section.ts';
import { plainWords } from '../words/cut-words.ts';
import { amountOf, type NumberWords } from '../words/number-words.ts';

const MIX = 'tier_mix';
const MOVES = 'tier_moves';
const STAGES = 'journey_stage_mix';

export const TIERS: Section = {
  id: 'tiers',
  title: 'Tiers and stages',
  metrics: [MIX, MOVES, STAGES],
  content: (figures, words) => {
    const mix = figures.by(MIX, 'month', 'tier');
    const moves = figures.by(MOVES, 'month', 'tier', 'part');
    const stages = figures.by(STAGES, 'month', 'part');
    const monthOf = ({ cut }: Figure) => words.month(cut.month ?? '');
    return {
      readings: [...readingOf(mix, words), ...movesReading(moves, words)],
      charts: [
        ...mixChart(mix, 'Members by tier when the month is over', ({ cut }) => cut.tier ?? '', words),
        ...mixChart(
          stages,
          'Members by stage of their journey when the month is over',
          ({ cut }) => plainWords(cut.part ?? ''),
          words,
        ),
      ],
      tables: [
        {
          figures: mix,
          table: figureGrid(mix, words, {
            caption: 'Members by tier',
            rowTitle: 'Month',
            rowOf: monthOf,
            columnOf: ({ cut }) => cut.tier ?? '',
          }),
        },
        {
          figures: moves,
          table: figureGrid(moves, words, {
            caption: 'Changes of tier in the month',
            rowTitle: 'Month',
            rowOf: monthOf,
            columnOf: ({ cut }) => `${plainWords(cut.part ?? '')} to ${cut.tier}`,
          }),
        },
        {
          figures: stages,
          table: figureGrid(stages, words, {
            caption: 'Members by stage',
            rowTitle: 'Month',
            rowOf: monthOf,
            columnOf: ({ cut }) => plainWords(cut.part ?? ''),
          }),
        },
      ].filter(({ figures: own }) => own.length > 0),
    };
  },
};

const lastMonth = (figures: readonly Figure[]): string =>
  figures
    .map(({ cut }) => cut.month ?? '')
    .sort()
    .at(-1) ?? '';

function readingOf(mix: readonly Figure[], words: NumberWords): readonly string[] {
  const month = lastMonth(mix);
  const own = mix.filter(hasValue).filter(({ cut }) => cut.month === month);
  if (own.length === 0) return [];
  const all = own[0]?.denominator;
  const parts = [...own]
    .sort((a, b) => b.value - a.value)
    .map(
      (figure) =>
        `${amountOf(words, figure)} ${figure.cut.tier === 'none' ? 'without a tier' : `in ${figure.cut.tier}`}`,
    );
  const head = all === null || all === undefined ? 'Members' : `Of ${words.count(all)} members`;
  return [`${head} on ${words.lastDay(own[0]?.to ?? month)}: ${parts.join(', ')}.`];
}

function movesReading(moves: readonly Figure[], words: NumberWords): readonly string[] {
  const month = lastMonth(moves);
  const own = moves.filter(hasValue).filter(({ cut }) => cut.month === month);
  const [most] = [...own].sort((a, b) => b.value - a.value);
  if (most === undefined) return [];
  const all = own.reduce((sum, { value }) => sum + value, 0);
  return [
    `${words.count(all)} changes of tier in ${monthSoFar(words, most)}; most often ${most.cut.part} to ${most.cut.tier}: ${words.count(most.value)}.`,
  ];
}

function mixChart(
  mix: readonly Figure[],
  title: string,
  groupOf: (figure: Figure) => string,
  words: NumberWords,
): readonly Chart[] {
  const known = mix.filter(hasValue);
  const groups = [...new Set([...known].sort(newestAndLargest).map(groupOf))];
  if (groups.length === 0) return [];
  return [
    sharesChart({
      title,
      text: 'A bar for each month, with the share of members in each.',
      parts: groups,
      rows: [...Map.groupBy(known, ({ cut }) => cut.month ?? '')].map(([month, own]) => ({
        name: words.shortMonth(month),
        amounts: groups.map((group) => own.find((figure) => groupOf(figure) === group)?.numerator ?? 0),
      })),
      write: (value) => words.short(value, 'ratio'),
    }),
  ];
}

/** What is largest now comes first, for figures do not tell which tier is above which. */
const newestAndLargest = (a: Figure, b: Figure): number =>
  a.from === b.from ? (b.value ?? 0) - (a.value ?? 0) : a.from < b.from ? 1 : -1;
