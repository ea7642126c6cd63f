/** A table in Markdown; cells are text, whose bars and line breaks would end a cell. */
export function markdownTable(
  headings: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cellOf).join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n');
}

const cellOf = (content: string | number): string =>
  String(content)
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');

/** Says where a document comes from, so that nobody mends it by hand. */
export const GENERATED = '<!-- Generated from shared/contracts by `npm run docs`; do not edit. -->';
