import type { Cut, Figure } from '../../../shared/metrics/figure.ts';
import { CUT_NAMES } from '../../../shared/metrics/figure-row.ts';
import { type Html, html, NOTHING } from '../../../shared/pages/html.ts';
import { CUT_TITLES, cutWords } from './cut-words.ts';
import { metricTitle } from './metric-words.ts';
import { amountOf, type NumberWords, rangeOf } from './number-words.ts';
import { notYet } from './reason-words.ts';

interface Column {
  readonly title: string;
  readonly isNumber: boolean;
  cell(figure: Figure): Html | string;
}

/** Figures one a row, with all that is known of each. Columns that none of them has are left out; one window is told once. */
export function figureList(figures: readonly Figure[], words: NumberWords, caption: string): Html {
  const columns = columnsOf(figures, words);
  const name = hasOneWindow(figures) ? `${caption} · ${windowIn(figures, words)}` : caption;
  const [head, ...rest] = columns;
  if (head === undefined) return NOTHING;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table>
<caption>${name}</caption>
<thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col"${classOf(isNumber)}>${title}</th>`)}</tr></thead>
<tbody>
${figures.map(
  (figure) =>
    html`<tr><th scope="row">${head.cell(figure)}</th>${rest.map(
      ({ cell, isNumber }) => html`<td${classOf(isNumber)}>${cell(figure)}</td>`,
    )}</tr>\n`,
)}</tbody>
</table></div>
`;
}

const hasOneWindow = (figures: readonly Figure[]): boolean =>
  figures.every(({ from, to }) => from === figures[0]?.from && to === figures[0]?.to);

const windowIn = ([first]: readonly Figure[], words: NumberWords): string =>
  first === undefined ? '' : words.window(first.from, first.to);

const classOf = (isNumber: boolean): Html => (isNumber ? html` class="n"` : NOTHING);

function columnsOf(figures: readonly Figure[], words: NumberWords): readonly Column[] {
  const [first] = figures;
  if (first === undefined) return [];
  const differ = (of: (figure: Figure) => unknown) => figures.some((figure) => of(figure) !== of(first));
  const has = (of: (figure: Figure) => unknown) => figures.some((figure) => of(figure) !== null);
  const count = (value: number | null) => (value === null ? '' : words.count(value));
  return [
    ...(differ(({ metric }) => metric) ? [text('Metric', ({ metric }) => metricTitle(metric))] : []),
    ...CUT_NAMES.filter((name) => figures.some(({ cut }) => cut[name] !== undefined)).map((name) =>
      text(CUT_TITLES[name], ({ cut }) => ofCut(words, name, cut)),
    ),
    ...(hasOneWindow(figures) ? [] : [text('Window', ({ from, to }) => words.window(from, to))]),
    ...(has(({ numerator }) => numerator) ? [number('Numerator', ({ numerator }) => count(numerator))] : []),
    ...(has(({ denominator }) => denominator)
      ? [number('Denominator', ({ denominator }) => count(denominator))]
      : []),
    number('Value', (figure) => valueCell(figure, words)),
    ...(has(({ interval }) => interval)
      ? [number('95% interval', (figure) => rangeOf(words, figure) ?? '')]
      : []),
  ];
}

const text = (title: string, cell: Column['cell']): Column => ({ title, isNumber: false, cell });
const number = (title: string, cell: Column['cell']): Column => ({ title, isNumber: true, cell });

const ofCut = (words: NumberWords, name: keyof Cut, cut: Cut): string => {
  const value = cut[name];
  return value === undefined ? 'all' : cutWords(words, name, value);
};

/** The value, or in words why there is none. */
export const valueCell = (figure: Figure, words: NumberWords): Html => {
  const amount = amountOf(words, figure);
  return amount === null ? html`<span class="none">${notYet(figure)}</span>` : html`${amount}`;
};
