import type { Cut, Figure } from '../../../shared/metrics/figure.ts';
import { CUT_NAMES } from '../../../shared/metrics/figure-row.ts';
import type { Chart } from '../../figures/chart.ts';
import { barsChart } from '../../figures/charts/bars.ts';
import { hasValue, WHO } from '../../figures/figure-set.ts';
import { CUT_TITLES, cutWords } from '../../figures/words/cut-words.ts';
import type { NumberWords } from '../../figures/words/number-words.ts';

interface Compared {
  readonly metric: string;
  /** Which of its figures. */
  readonly cut: Cut;
  readonly title: string;
}

/** What tells groups of customers apart best, by subject. */
const COMPARED: Readonly<Record<string, readonly Compared[]>> = {
  retention: [
    { metric: 'retention_on_or_after', cut: { step: 90 }, title: 'Another order on day 90 or later' },
    { metric: 'retention_calendar', cut: { step: 1 }, title: 'Another order in the month after the first' },
  ],
  returning: [
    { metric: 'repeat_within', cut: { step: 90 }, title: 'A second order within 90 days' },
    { metric: 'repeat_purchase', cut: { part: 'year' }, title: 'Two orders or more in a year' },
  ],
  churn: [
    { metric: 'inactivity_churn', cut: {}, title: 'Inactive customers' },
    { metric: 'churn_risk', cut: { part: 'high' }, title: 'Customers at high risk of churn' },
  ],
  clv: [
    { metric: 'clv', cut: { part: 'historic' }, title: 'Lifetime value to date' },
    { metric: 'clv', cut: { part: 'predicted' }, title: 'Lifetime value, next 365 days' },
  ],
};

/** How a comparison may be made: by tier, segment, channel or country, as far as these figures are counted so. */
export function groupsOf(sectionId: string, figures: readonly Figure[]): readonly (keyof Cut)[] {
  const own = (COMPARED[sectionId] ?? []).flatMap((compared) =>
    WHO.filter((who) => figuresOf(compared, who, figures).length > 1),
  );
  return WHO.filter((who) => own.includes(who));
}

/** The subject's figures of each group beside one another, with their intervals; currencies apart. */
export function comparisons(
  sectionId: string,
  who: keyof Cut,
  figures: readonly Figure[],
  words: NumberWords,
): readonly Chart[] {
  return (COMPARED[sectionId] ?? []).flatMap((compared) =>
    [...Map.groupBy(figuresOf(compared, who, figures), ({ cut }) => cut.currency)].flatMap(
      ([currency, own]) => (own.length < 2 ? [] : [chartOf(compared, who, currency, own, words)]),
    ),
  );
}

const figuresOf = (
  { metric, cut }: Compared,
  who: keyof Cut,
  figures: readonly Figure[],
): readonly (Figure & { readonly value: number })[] =>
  figures.filter((figure) => figure.metric === metric && isOf(figure.cut, cut, who)).filter(hasValue);

const isOf = (own: Cut, cut: Cut, who: keyof Cut): boolean =>
  CUT_NAMES.every((name) => {
    if (name === who) return own[name] !== undefined;
    return name === 'currency' || own[name] === cut[name];
  });

function chartOf(
  { title }: Compared,
  who: keyof Cut,
  currency: string | undefined,
  own: readonly (Figure & { readonly value: number })[],
  words: NumberWords,
): Chart {
  const unit = own[0]?.unit ?? 'count';
  const bars = [...own]
    .sort((a, b) => b.value - a.value)
    .map(({ cut, value, interval, denominator }) => ({
      name: cutWords(words, who, cut[who] ?? ''),
      value,
      interval,
      label: `${words.short(value, unit, currency)}${denominator === null ? '' : ` of ${words.count(denominator)}`}`,
    }));
  return barsChart({
    title: `${title}, by ${CUT_TITLES[who].toLowerCase()}${currency === undefined ? '' : `, ${currency}`}`,
    text: bars.map(({ name, label }) => `${name}: ${label}.`).join(' '),
    bars: unit === 'ratio' ? bars : bars.map(({ label: _, ...bar }) => bar),
    ...(unit === 'ratio' ? { isShare: true as const } : {}),
    write: (value) => words.short(value, unit, currency),
  });
}
