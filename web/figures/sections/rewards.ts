import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { figureGrid } from '../figure-grid.ts';
import { hasValue } from '../figure-set.ts';
import { monthSoFar } from '../month-words.ts';
import type { Section } from '../section.ts';
import { metricTitle } from '../words/metric-words.ts';
import type { NumberWords } from '../words/number-words.ts';

const POINTS = 'reward_points';
const REDEMPTIONS = 'reward_redemptions';
const GRANTS = 'reward_grants';
const METRICS = [REDEMPTIONS, POINTS, GRANTS] as const;
const MOST_BARS = 10;

export const REWARDS: Section = {
  id: 'rewards',
  title: 'Rewards',
  metrics: METRICS,
  content: (figures, words) => {
    const redeemed = largestOfNewestMonth(figures.by(REDEMPTIONS, 'month', 'part'));
    return {
      readings: readingOf(redeemed, words),
      charts: chartOf(redeemed, words),
      tables: METRICS.flatMap((metric) => {
        const own = figures.by(metric, 'month', 'part');
        if (own.length === 0) return [];
        return [
          {
            figures: own,
            table: figureGrid(own, words, {
              caption: metricTitle(metric),
              rowTitle: 'Month',
              rowOf: ({ cut }) => words.month(cut.month ?? ''),
              columnOf: ({ cut }) => cut.part ?? '',
            }),
          },
        ];
      }),
    };
  },
};

type Valued = Figure & { readonly value: number };

function largestOfNewestMonth(figures: readonly Figure[]): readonly Valued[] {
  const known = figures.filter(hasValue);
  const month = known
    .map(({ cut }) => cut.month ?? '')
    .sort()
    .at(-1);
  return known.filter(({ cut }) => cut.month === month).sort((a, b) => b.value - a.value);
}

function readingOf([most]: readonly Valued[], words: NumberWords): readonly string[] {
  if (most === undefined) return [];
  const of = most.denominator === null ? '' : ` of ${words.count(most.denominator)}`;
  return [
    `In ${monthSoFar(words, most)} customers chose ${most.cut.part} most often: ${words.count(most.value)}${of} redemptions.`,
  ];
}

function chartOf(redeemed: readonly Valued[], words: NumberWords): readonly Chart[] {
  const [first] = redeemed;
  if (first === undefined) return [];
  const shown = redeemed.slice(0, MOST_BARS);
  return [
    barsChart({
      title: `Redemptions by reward in ${monthSoFar(words, first)}${redeemed.length > MOST_BARS ? `, the first ${MOST_BARS} of ${redeemed.length}` : ''}`,
      text: shown.map(({ cut, value }) => `${cut.part}: ${words.count(value)}.`).join(' '),
      bars: shown.map(({ cut, value }) => ({ name: cut.part ?? '', value })),
      write: (value) => words.short(value, 'count'),
    }),
  ];
}
