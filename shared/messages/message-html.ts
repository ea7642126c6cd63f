import { Html, html, joined, NOTHING } from '../pages/html.ts';
import type { Block, Inline } from './markdown.ts';
import { filledAddress, filledHtml, placeholderAlone, type Values } from './placeholders.ts';

/** What a placeholder that is a paragraph of its own stands for, such as a row of links to answer by. */
export type Parts = Readonly<Record<string, Html>>;

/** The body of a message as HTML. @throws MissingValue */
export const htmlOf = (blocks: readonly Block[], values: Values, parts: Parts): Html =>
  joined(
    blocks.map((block) => blockHtml(block, values, parts)),
    '\n',
  );

function blockHtml(block: Block, values: Values, parts: Parts): Html {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.parts, values, parts);
    case 'heading':
      return block.level === 2
        ? html`<h2>${inlineHtml(block.parts, values)}</h2>`
        : html`<h3>${inlineHtml(block.parts, values)}</h3>`;
    case 'quote':
      return html`<blockquote>${htmlOf(block.blocks, values, parts)}</blockquote>`;
    case 'line':
      return html`<hr>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${itemHtml(item, values, parts)}</li>`);
      return block.first === null ? html`<ul>${items}</ul>` : html`<ol start="${block.first}">${items}</ol>`;
    }
  }
}

/** The text of an item that has no more than one paragraph stands in it without one. */
const itemHtml = (blocks: readonly Block[], values: Values, parts: Parts): Html =>
  joined(
    blocks.map((block, index) =>
      block.kind === 'paragraph' && index === 0
        ? inlineHtml(block.parts, values)
        : blockHtml(block, values, parts),
    ),
    '\n',
  );

/** A link alone in its paragraph is what the message is about: a button. */
function paragraph(inlines: readonly Inline[], values: Values, parts: Parts): Html {
  const [only, ...others] = inlines;
  const alone = only?.kind === 'text' && others.length === 0 ? placeholderAlone(only.text) : null;
  if (alone !== null && Object.hasOwn(parts, alone)) return parts[alone] ?? NOTHING;
  if (only?.kind !== 'link' || others.length > 0) return html`<p>${inlineHtml(inlines, values)}</p>`;
  const address = filledAddress(only.address, values);
  const words = inlineHtml(only.parts, values);
  return address === null
    ? html`<p>${words}</p>`
    : html`<p><a class="button" style="${BUTTON}" href="${address}">${words}</a></p>`;
}

/** Also where a mail program drops the style of the page. */
const BUTTON =
  'display:inline-block;padding:12px 24px;border-radius:8px;background:#176a45;color:#ffffff;font-weight:600;text-decoration:none';

const inlineHtml = (inlines: readonly Inline[], values: Values): Html =>
  new Html(inlines.map((inline) => inlinePart(inline, values).text).join(''));

function inlinePart(inline: Inline, values: Values): Html {
  switch (inline.kind) {
    case 'text':
      return filledHtml(inline.text, values);
    case 'strong':
      return html`<strong>${inlineHtml(inline.parts, values)}</strong>`;
    case 'em':
      return html`<em>${inlineHtml(inline.parts, values)}</em>`;
    case 'break':
      return html`<br>`;
    case 'link': {
      const address = filledAddress(inline.address, values);
      const words = inlineHtml(inline.parts, values);
      return address === null ? words : html`<a href="${address}">${words}</a>`;
    }
  }
}
