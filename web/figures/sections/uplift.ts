import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { differencesChart } from '../charts/differences.ts';
import { figureList } from '../figure-list.ts';
import type { FigureSet } from '../figure-set.ts';
import type { Section } from '../section.ts';
import { metricTitle } from '../words/metric-words.ts';
import type { NumberWords } from '../words/number-words.ts';
import { INCONCLUSIVE, reasonWords } from '../words/reason-words.ts';

const UPLIFT_METRIC = 'uplift';
const GROUPS = 'experiment_groups';
const RATIO = 'sample_ratio';

export const UPLIFT: Section = {
  id: 'uplift',
  title: 'What asking did: uplift against those held out',
  metrics: [UPLIFT_METRIC, GROUPS, RATIO],
  content: (figures, words) => ({
    readings: [...figures.of(UPLIFT_METRIC)]
      .sort((a, b) => toldFirst(a) - toldFirst(b))
      .map((figure) => readingOf(figure, words)),
    charts: chartsOf(figures, words),
    tables: [UPLIFT_METRIC, GROUPS, RATIO].flatMap((metric) => {
      const own = figures.of(metric);
      return own.length === 0 ? [] : [{ figures: own, table: figureList(own, words, captionOf(metric)) }];
    }),
  }),
};

/** What is known, what cannot be said, what is to come. */
function toldFirst({ value, interval }: Figure): number {
  if (value !== null) return 0;
  return interval === null ? 2 : 1;
}

const captionOf = (metric: string): string =>
  metric === UPLIFT_METRIC
    ? `${metricTitle(metric)}; differences of shares are percentage points`
    : metricTitle(metric);

const whoOf = ({ cut }: Figure): string =>
  `${cut.trigger ?? 'all triggers'}${cut.variant === undefined ? '' : `, ${cut.variant}`}`;

/** Of a difference of shares: in hundredths of all members, which is no percentage of the share. */
const points = (value: number, words: NumberWords): string => {
  const written = words.amount(Math.abs(value) * 100, 'score');
  return `${written} percentage ${written === '1' ? 'point' : 'points'}`;
};

const sizeOf = (value: number, { unit, cut }: Figure, words: NumberWords): string =>
  unit === 'ratio' ? points(value, words) : words.amount(Math.abs(value), unit, cut.currency);

const signed = (value: number, figure: Figure, words: NumberWords): string =>
  `${value < 0 ? '−' : '+'}\u2060${figure.unit === 'ratio' ? words.amount(Math.abs(value) * 100, 'score') : sizeOf(value, figure, words)}`;

const rangeIn = (figure: Figure, words: NumberWords): string =>
  figure.interval === null
    ? ''
    : ` (${signed(figure.interval.low, figure, words)} to ${signed(figure.interval.high, figure, words)})`;

function readingOf(figure: Figure, words: NumberWords): string {
  const head = `${whoOf(figure)}:`;
  if (figure.reason === INCONCLUSIVE) {
    const did = figure.cut.part === 'spend' ? 'spent more or less' : 'reached the goal more or less often';
    return `${head} inconclusive; whether those asked ${did} than those held out cannot be said${rangeIn(figure, words)}.`;
  }
  if (figure.value === null) return `${head} not yet, because ${reasonWords(figure.reason)}.`;
  const more = figure.value > 0 ? 'more' : 'less';
  const size = sizeOf(figure.value, figure, words);
  return figure.cut.part === 'spend'
    ? `${head} those asked spent ${size} ${more} each than those held out${rangeIn(figure, words)}.`
    : `${head} ${size} ${more} of those asked reached the goal than of those held out${rangeIn(figure, words)}.`;
}

function chartsOf(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const known = figures
    .of(UPLIFT_METRIC)
    .filter(({ value, interval }) => value !== null || interval !== null);
  return [
    ...Map.groupBy(known, ({ cut, unit }) => `${cut.part ?? ''} ${unit} ${cut.currency ?? ''}`),
  ].flatMap(([, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const title =
      first.unit === 'ratio'
        ? 'Members who reached the goal: asked less held out, in percentage points'
        : `Spend of a member: asked less held out${first.cut.currency === undefined ? '' : `, ${first.cut.currency}`}`;
    return [
      differencesChart({
        title,
        text: own.map((figure) => readingOf(figure, words)).join(' '),
        differences: own.map((figure) => ({
          name: whoOf(figure),
          value: figure.value,
          interval: figure.interval,
        })),
        write: (value) =>
          first.unit === 'ratio'
            ? words.amount(value * 100, 'score')
            : words.short(value, first.unit, first.cut.currency),
      }),
    ];
  });
}
