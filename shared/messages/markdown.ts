import { lexer, type Token, type Tokens } from 'marked';

/** A part of a message's text. The closed set of what can be in one: what else Markdown knows becomes one of these. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'em'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly address: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' };

export type Block =
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly parts: readonly Inline[] }
  | { readonly kind: 'list'; readonly first: number | null; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'line' };

/**
 * Reads Markdown. Of the library only the reading is used: what is written is ours, and knows the kinds above and no other,
 * so that no HTML gets into a message but by them. Pictures are what stands for them in words, because nothing is loaded from
 * elsewhere; HTML, tables and code are the text that they are.
 */
export const readMarkdown = (source: string): readonly Block[] => lexer(source).flatMap(blockOf);

function blockOf(token: Token): readonly Block[] {
  switch (token.type) {
    case 'space':
    case 'def':
      return [];
    case 'paragraph':
    case 'text':
      return [{ kind: 'paragraph', parts: inlines(token) }];
    case 'heading':
      return [{ kind: 'heading', level: token['depth'] > 2 ? 3 : 2, parts: inlines(token) }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: (token.tokens ?? []).flatMap(blockOf) }];
    case 'list':
      return [listOf(token as Tokens.List)];
    case 'hr':
      return [{ kind: 'line' }];
    case 'code':
      return [{ kind: 'paragraph', parts: linesOf(token['text']) }];
    default:
      return [{ kind: 'paragraph', parts: linesOf(token.raw.trimEnd()) }];
  }
}

const listOf = ({ ordered, start, items }: Tokens.List): Block => ({
  kind: 'list',
  first: ordered ? Number(start) : null,
  items: items.map(({ tokens }) => tokens.flatMap(blockOf)),
});

/** Its parts, or itself where it has none. */
const inlines = (token: Token): readonly Inline[] =>
  'tokens' in token && token.tokens !== undefined ? token.tokens.flatMap(inlineOf) : linesOf(token.raw);

function inlineOf(token: Token): readonly Inline[] {
  switch (token.type) {
    case 'strong':
    case 'em':
      return [{ kind: token.type, parts: inlines(token) }];
    case 'link':
      return [{ kind: 'link', address: token['href'], parts: inlines(token) }];
    case 'br':
      return [{ kind: 'break' }];
    case 'text':
    case 'escape':
    case 'codespan':
    case 'image':
      return linesOf(token['text']);
    case 'del':
      return inlines(token);
    default:
      return linesOf(token.raw);
  }
}

/** A line is a line: who writes a message does not think of two spaces at its end. */
function linesOf(text: string): readonly Inline[] {
  return text
    .split('\n')
    .flatMap((line, index): readonly Inline[] => [
      ...(index === 0 ? [] : [{ kind: 'break' } as const]),
      ...(line === '' ? [] : [{ kind: 'text', text: line } as const]),
    ]);
}
