import { defaultTreeAdapter, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, parsePage, textOf } from '../../documents/parsed-page.ts';

export interface ParsedSection {
  readonly id: string;
  /** Where a figure's value stands, one a figure. */
  readonly values: readonly string[];
}

/** A report as a browser reads it. */
export function parseReport(page: string) {
  const { faults, elements } = parsePage(page);
  const named = (name: string, within = elements) => within.filter(({ tagName }) => tagName === name);
  return {
    faults,
    elements,
    named,
    ids: elements.flatMap((element) => attributeOf(element, 'id') ?? []),
    sections: named('section').map(
      (section): ParsedSection => ({
        id: attributeOf(section, 'id') ?? '',
        values: below(section)
          .filter(({ tagName }) => tagName === 'table')
          .flatMap(valuesOf),
      }),
    ),
  };
}

export const below = (parent: Tree.ParentNode): readonly Tree.Element[] =>
  parent.childNodes
    .filter((node) => defaultTreeAdapter.isElementNode(node))
    .flatMap((element) => [element, ...below(element)]);

/** Of a grid what is bold or missing; of a list the column of values. */
function valuesOf(table: Tree.Element): readonly string[] {
  const parts = below(table);
  if (attributeOf(table, 'class') === 'grid')
    return parts.filter((part) => part.tagName === 'b' || attributeOf(part, 'class') === 'none').map(textOf);
  const heads = parts.filter((part) => attributeOf(part, 'scope') === 'col').map(textOf);
  const column = heads.indexOf('Value');
  const rows = parts.filter(({ tagName }) => tagName === 'tr').slice(1);
  return rows.map((row) => textOf(cellsOf(row)[column] ?? row));
}

const cellsOf = (row: Tree.Element): readonly Tree.Element[] =>
  row.childNodes.filter((node) => defaultTreeAdapter.isElementNode(node));
