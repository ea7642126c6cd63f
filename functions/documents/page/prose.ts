import { type Html, html } from '../../../shared/pages/html.ts';

/** A heading of a description, for the navigation. */
export interface Heading {
  readonly title: string;
  readonly anchor: string;
}

const HEADING = /^## (.+)$/;
const ITEM = /^- /;

/**
 * The Markdown that the contracts' descriptions use, and no more: paragraphs, lists, headings of the second rank, and
 * `code`, **strong** and *emphasis* in a line. Anything else stays as it is written, escaped.
 */
export function prose(markdown: string): Html {
  return html`${blocksOf(markdown).map(blockOf)}`;
}

export function headingsOf(markdown: string): readonly Heading[] {
  return blocksOf(markdown).flatMap((block) => {
    const title = HEADING.exec(block)?.[1];
    return title === undefined ? [] : [{ title, anchor: anchorOf(title) }];
  });
}

const blocksOf = (markdown: string): readonly string[] =>
  markdown
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '');

function blockOf(block: string): Html {
  const title = HEADING.exec(block)?.[1];
  if (title !== undefined) return html`<h3 id="${anchorOf(title)}">${title}</h3>\n`;
  const lines = block.split('\n');
  if (!lines.every((line) => ITEM.test(line))) return html`<p>${inline(block)}</p>\n`;
  return html`<ul>${lines.map((line) => html`<li>${inline(line.replace(ITEM, ''))}</li>`)}</ul>\n`;
}

const MARKS: readonly (readonly [RegExp, (text: string) => Html])[] = [
  [/^`([^`]+)`$/, (text) => html`<code>${text}</code>`],
  [/^\*\*([^*]+)\*\*$/, (text) => html`<strong>${text}</strong>`],
  [/^\*([^*]+)\*$/, (text) => html`<em>${text}</em>`],
];

/** One line of prose: marked words, and everything between them as text. */
export function inline(text: string): Html {
  return html`${text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/).map(marked)}`;
}

function marked(piece: string): Html {
  for (const [mark, element] of MARKS) {
    const content = mark.exec(piece)?.[1];
    if (content !== undefined) return element(content);
  }
  return html`${piece}`;
}

const anchorOf = (title: string): string => title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
