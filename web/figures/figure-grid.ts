import type { Figure } from '../../shared/metrics/figure.ts';
import { type Html, html, NOTHING } from '../../shared/pages/html.ts';
import { amountOf, type NumberWords, rangeOf } from './words/number-words.ts';
import { INCONCLUSIVE, notYet } from './words/reason-words.ts';

export interface Grid {
  readonly caption: string;
  /** What a row is of, and its name there. */
  readonly rowTitle: string;
  rowOf(figure: Figure): string;
  columnOf(figure: Figure): string;
}

/** So many columns fit on a page of paper; more stand in tables below, of one width. */
const MOST_COLUMNS = 7;

/**
 * Figures in rows and columns, one a cell, with its counts and interval. Rows and columns stand in the order of the figures. Why cells
 * have no value is told once, below.
 */
export function figureGrid(
  figures: readonly Figure[],
  words: NumberWords,
  { caption, ...places }: Grid,
): Html {
  const unit = sharedNoun(figures);
  const grid = {
    ...places,
    caption: unit === null ? caption : `${caption}, in ${unit}`,
    isUnitTold: unit !== null,
  };
  const columns = [...new Set(figures.map(grid.columnOf))];
  const reasons = [...new Set(figures.filter(({ value }) => value === null).map(({ reason }) => reason))];
  const blocks: Html[] = [];
  const width = Math.ceil(columns.length / Math.ceil(columns.length / MOST_COLUMNS));
  for (let first = 0; first < columns.length; first += width)
    blocks.push(blockOf(figures, words, grid, columns.slice(first, first + width), reasons));
  return html`${blocks}${reasons.length === 0 ? NOTHING : html`<p class="about">${sentences(reasons)}</p>\n`}`;
}

/** What all figures count; null where they differ, or are no counts. It is told once, and not in each cell. */
function sharedNoun([first, ...others]: readonly Figure[]): string | null {
  if (first === undefined || !NOUNS.includes(first.unit)) return null;
  return others.every(({ unit }) => unit === first.unit) ? first.unit : null;
}

const NOUNS: readonly string[] = ['points', 'customers', 'members', 'days', 'months'];

interface ToldGrid extends Grid {
  readonly isUnitTold: boolean;
}

type Reasons = readonly (string | null)[];

/** A letter for each reason, where there are several. */
const markOf = (reasons: Reasons, reason: string | null): string =>
  reasons.length < 2 ? '' : ` (${String.fromCharCode(97 + reasons.indexOf(reason))})`;

function sentences(reasons: Reasons): string {
  return reasons
    .map((reason) => {
      const [head = '', ...rest] = notYet({ reason }).split(':');
      return `${head.charAt(0).toUpperCase()}${head.slice(1)}${markOf(reasons, reason)}:${rest.join(':')}.`;
    })
    .join(' ');
}

function blockOf(
  figures: readonly Figure[],
  words: NumberWords,
  grid: ToldGrid,
  columns: readonly string[],
  reasons: Reasons,
): Html {
  const own = figures.filter((figure) => columns.includes(grid.columnOf(figure)));
  const rows = Map.groupBy(own, grid.rowOf);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${grid.caption}"><table class="grid">
<caption>${grid.caption}</caption>
<thead><tr><th scope="col">${grid.rowTitle}</th>${columns.map((name) => html`<th scope="col" class="n">${name}</th>`)}</tr></thead>
<tbody>
${[...rows].map(
  ([name, ofRow]) =>
    html`<tr><th scope="row">${name}</th>${columns.map(
      (column) =>
        html`<td class="n">${ofRow
          .filter((figure) => grid.columnOf(figure) === column)
          .map((figure) => cellOf(figure, words, reasons, grid.isUnitTold))}</td>`,
    )}</tr>\n`,
)}</tbody>
</table></div>
`;
}

function cellOf(figure: Figure, words: NumberWords, reasons: Reasons, isUnitTold: boolean): Html {
  const details = [countsOf(figure, words), rangeOf(words, figure)].filter((each) => each !== null);
  const told = isUnitTold ? { ...figure, unit: 'count' } : figure;
  const amount = amountOf(words, told);
  const head =
    amount === null
      ? html`<span class="none">${figure.reason === INCONCLUSIVE ? 'inconclusive' : 'not yet'}${markOf(reasons, figure.reason)}</span>`
      : html`<b>${amount}</b>`;
  return html`${head}${details.map((detail) => html`<small>${detail}</small>`)}`;
}

/** Of a count, the count is all there is to say. */
function countsOf({ numerator, denominator }: Figure, words: NumberWords): string | null {
  if (numerator === null || denominator === null) return null;
  return `${words.count(numerator)} of ${words.count(denominator)}`;
}
