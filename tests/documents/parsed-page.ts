import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** A page as a browser understands it: its elements, and where it had to guess. */
export interface ParsedPage {
  readonly faults: readonly string[];
  readonly elements: readonly Tree.Element[];
}

export function parsePage(html: string): ParsedPage {
  const faults: string[] = [];
  const document = parse(html, {
    onParseError: ({ code, startLine, startCol }) => faults.push(`${code} at ${startLine}:${startCol}`),
    sourceCodeLocationInfo: true,
  });
  return { faults, elements: elementsBelow(document) };
}

function elementsBelow(parent: Tree.ParentNode): readonly Tree.Element[] {
  return parent.childNodes
    .filter((node) => defaultTreeAdapter.isElementNode(node))
    .flatMap((element) => [element, ...elementsBelow(element)]);
}

export const attributeOf = (element: Tree.Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

export function textOf(node: Tree.Node): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
