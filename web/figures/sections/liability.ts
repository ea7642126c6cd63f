import type { Figure } from '../../../shared/metrics/figure.ts';
import type { Chart } from '../chart.ts';
import { barsChart } from '../charts/bars.ts';
import { linesChart } from '../charts/lines.ts';
import { waterfallChart } from '../charts/waterfall.ts';
import { figureGrid } from '../figure-grid.ts';
import { figureList } from '../figure-list.ts';
import { type FigureSet, hasValue } from '../figure-set.ts';
import { monthLines } from '../month-lines.ts';
import { monthSoFar } from '../month-words.ts';
import type { Section } from '../section.ts';
import { plainWords } from '../words/cut-words.ts';
import { amountOf, type NumberWords } from '../words/number-words.ts';
import { reasonWords } from '../words/reason-words.ts';
import { wordOf } from '../words/word-of.ts';

const ROLL_FORWARD = 'points_roll_forward';
const LIABILITY = 'points_liability';
const BALANCE = 'points_balance';

/** In the order in which they are added up. */
const LINES = ['opening', 'issued', 'redeemed', 'expired', 'reversed', 'adjusted', 'closing'] as const;
const TOTALS: readonly string[] = ['opening', 'closing'];

const NAMES: Readonly<Record<string, string>> = {
  allocated: 'Allocated from prices',
  deferred: 'Estimated liability',
  face_value: 'Face value of all points',
};

export const LIABILITY_SECTION: Section = {
  id: 'liability',
  title: 'Points that are owed',
  metrics: [ROLL_FORWARD, LIABILITY, BALANCE],
  content: (figures, words) => {
    const lines = figures.by(ROLL_FORWARD, 'month', 'part');
    const money = [...figures.by(LIABILITY, 'currency', 'part'), ...figures.by(LIABILITY, 'part')];
    const vintages = [
      ...figures.by(LIABILITY, 'vintage', 'currency', 'part'),
      ...figures.by(LIABILITY, 'vintage', 'part'),
    ];
    const balance = [...figures.by(BALANCE), ...figures.by(BALANCE, 'part')];
    const ordered = [...lines].sort((a, b) => byMonthAndLine(a, b));
    return {
      readings: readingsOf(figures, money, words),
      charts: [...newestMonth(lines, words), ...closings(lines, words), ...moneyChart(money, words)],
      tables: [
        {
          figures: ordered,
          table: figureGrid(ordered, words, {
            caption: 'Roll-forward in points, each line with the sign by which it changes the balance',
            rowTitle: 'Month',
            rowOf: ({ cut }) => words.month(cut.month ?? ''),
            columnOf: ({ cut }) => plainWords(cut.part ?? ''),
          }),
        },
        { figures: balance, table: figureList(balance, words, 'Points by state') },
        {
          figures: money,
          table: figureList(money, words, 'In money: a management estimate, and face value'),
        },
        {
          figures: vintages,
          table: figureGrid(vintages, words, {
            caption: 'In money, by month of issue',
            rowTitle: 'Issued in',
            rowOf: ({ cut }) => words.month(cut.vintage ?? ''),
            columnOf: ({ cut }) => nameOf(cut.part),
          }),
        },
      ].filter(({ figures: own }) => own.length > 0),
    };
  },
};

const nameOf = (part: string | undefined): string => wordOf(NAMES, part ?? '') ?? plainWords(part ?? '');

function byMonthAndLine(a: Figure, b: Figure): number {
  if (a.cut.month !== b.cut.month) return (a.cut.month ?? '') < (b.cut.month ?? '') ? -1 : 1;
  return placeOf(a) - placeOf(b);
}

const placeOf = ({ cut }: Figure): number => (LINES as readonly string[]).indexOf(cut.part ?? '');

function readingsOf(figures: FigureSet, money: readonly Figure[], words: NumberWords): readonly string[] {
  const closing = figures
    .by(ROLL_FORWARD, 'month', 'part')
    .filter(({ cut }) => cut.part === 'closing')
    .at(-1);
  const balance = closing ?? figures.by(BALANCE)[0];
  const deferred = money.filter(({ cut }) => cut.part === 'deferred');
  const face = (currency: string | undefined) =>
    money.filter(hasValue).find(({ cut }) => cut.part === 'face_value' && cut.currency === currency);
  return [
    ...(balance === undefined
      ? []
      : [
          `Members have ${amountOf(words, balance) ?? 'an unknown number of points'}, as the ledger says to the point.`,
        ]),
    ...deferred.map((figure) => {
      const worth = face(figure.cut.currency);
      const atFace = worth === undefined ? '' : ` Their face value is ${amountOf(words, worth)}.`;
      return figure.value === null
        ? `What is owed for them in money: not yet, because ${reasonWords(figure.reason)}.${atFace}`
        : `What is owed for them is estimated at ${amountOf(words, figure)}; a management estimate for the accountant.${atFace}`;
    }),
  ];
}

function newestMonth(lines: readonly Figure[], words: NumberWords): readonly Chart[] {
  const month =
    lines
      .map(({ cut }) => cut.month ?? '')
      .sort()
      .at(-1) ?? '';
  const own = lines.filter(hasValue).filter(({ cut }) => cut.month === month);
  const steps = LINES.flatMap((part) =>
    own
      .filter(({ cut }) => cut.part === part)
      .map(({ value }) => {
        const isTotal = TOTALS.includes(part);
        const sign = !isTotal && value > 0 ? '+' : '';
        return { name: plainWords(part), value, isTotal, label: `${sign}${words.count(value)}` };
      }),
  );
  if (steps.length === 0) return [];
  return [
    waterfallChart({
      title: `How the points that members have came about in ${own[0] === undefined ? '' : monthSoFar(words, own[0])}`,
      text: steps.map(({ name, label }) => `${name}: ${label} points.`).join(' '),
      steps,
      write: (value) => words.short(value, 'points'),
    }),
  ];
}

function closings(lines: readonly Figure[], words: NumberWords): readonly Chart[] {
  const all = monthLines(words, [
    { name: 'Closing', figures: lines.filter(({ cut }) => cut.part === 'closing') },
  ]);
  if (all === null || all.places.length < 2) return [];
  return [
    linesChart({
      title: 'Points that members have when the month is over',
      text: 'A line by month: the closing balance.',
      ...all,
      write: (value) => words.short(value, 'points'),
    }),
  ];
}

function moneyChart(money: readonly Figure[], words: NumberWords): readonly Chart[] {
  return [...Map.groupBy(money.filter(hasValue), ({ cut }) => cut.currency)].map(([currency, own]) => {
    const bars = own.map(({ cut, value }) => ({
      name: nameOf(cut.part),
      value,
      kind: cut.part === 'deferred' ? 1 : 0,
    }));
    return barsChart({
      title: `What points are worth${currency === undefined ? '' : `, ${currency}`}: estimate and face value`,
      text: bars.map(({ name, value }) => `${name}: ${words.amount(value, 'minor', currency)}.`).join(' '),
      bars,
      write: (value) => words.short(value, 'minor', currency),
    });
  });
}
