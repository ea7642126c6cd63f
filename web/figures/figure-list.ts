import type { Figure } from '../../shared/metrics/figure.ts';
import { type Html, html, NOTHING } from '../../shared/pages/html.ts';
import { columnsOf, type FigureColumn, VALUE_TITLE, withWindow } from './figure-columns.ts';
import type { NumberWords } from './words/number-words.ts';

/** Figures one a row, with all that is known of each. */
export function figureList(figures: readonly Figure[], words: NumberWords, caption: string): Html {
  const columns = columnsOf(figures, words);
  const [head, ...rest] = columns;
  if (head === undefined) return NOTHING;
  const name = withWindow(caption, figures, words);
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table>
<caption>${name}</caption>
<thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col"${classOf(isNumber)}>${title}</th>`)}</tr></thead>
<tbody>
${figures.map(
  (figure) =>
    html`<tr><th scope="row">${cellOf(head, figure)}</th>${rest.map(
      (column) => html`<td${classOf(column.isNumber)}>${cellOf(column, figure)}</td>`,
    )}</tr>\n`,
)}</tbody>
</table></div>
`;
}

const classOf = (isNumber: boolean): Html => (isNumber ? html` class="n"` : NOTHING);

const cellOf = ({ title, cell }: FigureColumn, figure: Figure): Html =>
  title === VALUE_TITLE && figure.value === null
    ? html`<span class="none">${cell(figure)}</span>`
    : html`${cell(figure)}`;
