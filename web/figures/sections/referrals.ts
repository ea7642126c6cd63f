import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { linesChart } from '../charts/lines.ts';
import { figureGrid } from '../figure-grid.ts';
import { figureList } from '../figure-list.ts';
import { type FigureSet, hasValue, newest } from '../figure-set.ts';
import { monthLines } from '../month-lines.ts';
import { sentence } from '../readings.ts';
import type { Section } from '../section.ts';
import { plainWords } from '../words/cut-words.ts';
import { amountOf, type NumberWords } from '../words/number-words.ts';

const FUNNEL = 'referral_funnel';
const CONVERSION = 'referral_conversion';
const CYCLE = 'referral_cycle_time';
const K = 'k_factor';

/** From the first to the last that a friend goes through, and what each share is of. */
const STEPS: readonly { readonly part: string; readonly name: string; readonly of: string }[] = [
  { part: 'visits', name: 'Links opened', of: '' },
  { part: 'by_link', name: 'Signed up by a link', of: 'of links opened' },
  { part: 'signed_up', name: 'Signed up in all', of: '' },
  { part: 'qualified', name: 'First paid order', of: 'of sign-ups' },
  { part: 'rewarded', name: 'Advocate rewarded', of: 'of those' },
];

export const REFERRALS: Section = {
  id: 'referrals',
  title: 'Referrals',
  metrics: [FUNNEL, CONVERSION, CYCLE, K],
  content: (figures, words) => {
    const counts = figures.by(FUNNEL, 'month', 'part');
    const shares = figures.by(CONVERSION, 'month', 'part');
    const factors = [...figures.by(K, 'cohort'), ...figures.by(K, 'cohort', 'part')];
    const cycle = [...figures.by(CYCLE), ...figures.by(CYCLE, 'channel')];
    const grid = {
      rowTitle: 'Month',
      rowOf: ({ cut }: Figure) => words.month(cut.month ?? cut.cohort ?? ''),
    };
    const columnOf = ({ cut }: Figure) => nameOf(cut.part);
    return {
      readings: readingsOf(figures, words),
      charts: [...funnelChart(counts, shares, words), ...factorChart(figures, words)],
      tables: [
        {
          figures: counts,
          table: figureGrid(counts, words, {
            ...grid,
            caption: 'Steps, by month of the sign-up or visit',
            columnOf,
          }),
        },
        {
          figures: shares,
          table: figureGrid(shares, words, { ...grid, caption: 'Each step, of the one before', columnOf }),
        },
        {
          figures: factors,
          table: figureGrid(factors, words, {
            ...grid,
            caption: 'K-factor and what it is made of, by month of joining',
            columnOf,
          }),
        },
        {
          figures: cycle,
          table: figureList(cycle, words, 'Days from sign-up to the first paid order, median'),
        },
      ].filter(({ figures: own }) => own.length > 0),
    };
  },
};

const nameOf = (part: string | undefined): string =>
  part === undefined ? 'K-factor' : (STEPS.find((step) => step.part === part)?.name ?? plainWords(part));

function readingsOf(figures: FigureSet, words: NumberWords): readonly string[] {
  const factor = newest(figures.by(K, 'cohort'));
  const qualified = newest(
    figures.by(CONVERSION, 'month', 'part').filter(({ cut }) => cut.part === 'qualified'),
  );
  const cycle = figures.by(CYCLE)[0];
  const days = cycle === undefined ? null : amountOf(words, cycle);
  return [
    ...sentence(
      words,
      qualified,
      ({ of, did, told }) =>
        `Of ${of} friends who signed up in ${words.month(qualified?.cut.month ?? '')}, ${did} placed a paid order within 90 days: ${told}.`,
      'How many friends place a paid order',
    ),
    ...(factor?.value === null || factor?.value === undefined
      ? sentence(words, factor, () => '', 'The K-factor')
      : [
          `${words.count(factor.denominator ?? 0)} members who joined in ${words.month(factor.cut.cohort ?? '')} brought ${words.count(factor.numerator ?? 0)} such friends within 90 days: a K-factor of ${words.short(factor.value, 'score')}.`,
        ]),
    ...(days === null ? [] : [`Half of these friends took at most ${days} from signing up to that order.`]),
  ];
}

/** Of the newest month in which all friends have been observed for long enough, or of the newest there is. */
function funnelChart(
  counts: readonly Figure[],
  shares: readonly Figure[],
  words: NumberWords,
): readonly Chart[] {
  const mature = newest(shares.filter(({ cut }) => cut.part === 'qualified'));
  const month = mature?.cut.month ?? counts.at(-1)?.cut.month;
  const find = (all: readonly Figure[], part: string) =>
    all.filter(hasValue).find(({ cut }) => cut.month === month && cut.part === part);
  const bars = STEPS.flatMap(({ part, name, of }) => {
    const count = find(counts, part);
    const share = find(shares, part);
    if (count === undefined) return [];
    const told = share === undefined ? '' : `, ${words.short(share.value, 'ratio')} ${of}`;
    return [{ name, value: count.value, label: `${words.count(count.value)}${told}` }];
  });
  if (bars.length === 0 || month === undefined) return [];
  return [
    barsChart({
      title: `From an opened link to a reward, ${words.month(month)}`,
      text: bars.map(({ name, label }) => `${name}: ${label}.`).join(' '),
      bars,
      write: (value) => words.short(value, 'count'),
    }),
  ];
}

function factorChart(figures: FigureSet, words: NumberWords): readonly Chart[] {
  const lines = monthLines(words, [{ name: 'K-factor', figures: figures.by(K, 'cohort') }]);
  if (lines === null || lines.places.length < 2) return [];
  return [
    linesChart({
      title: 'K-factor by month of joining',
      text: 'A line by month: friends with a paid order within 90 days, for each member who joined.',
      ...lines,
      least: 0,
      write: (value) => words.short(value, 'score'),
    }),
  ];
}
