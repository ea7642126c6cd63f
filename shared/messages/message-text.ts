import type { Block, Inline } from './markdown.ts';
import { filledAddress, filledText, placeholderAlone, type Values } from './placeholders.ts';

/** The same message without HTML, for who reads it so. @throws MissingValue */
export const textOf = (blocks: readonly Block[], values: Values, parts: Values): string =>
  blocks.map((block) => blockText(block, values, parts)).join('\n\n');

function blockText(block: Block, values: Values, parts: Values): string {
  switch (block.kind) {
    case 'paragraph': {
      const [only, ...others] = block.parts;
      const alone = only?.kind === 'text' && others.length === 0 ? placeholderAlone(only.text) : null;
      const part = alone !== null && Object.hasOwn(parts, alone) ? parts[alone] : undefined;
      return part ?? inlineText(block.parts, values);
    }
    case 'heading':
      return inlineText(block.parts, values);
    case 'quote':
      return textOf(block.blocks, values, parts).replaceAll(/^/gm, '> ');
    case 'line':
      return '---';
    case 'list':
      return block.items
        .map((item, index) => {
          const mark = block.first === null ? '-' : `${block.first + index}.`;
          return `${mark} ${textOf(item, values, parts).replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length + 1)}`)}`;
        })
        .join('\n');
  }
}

const inlineText = (inlines: readonly Inline[], values: Values): string =>
  inlines.map((inline) => partText(inline, values)).join('');

function partText(inline: Inline, values: Values): string {
  switch (inline.kind) {
    case 'text':
      return filledText(inline.text, values);
    case 'break':
      return '\n';
    case 'strong':
    case 'em':
      return inlineText(inline.parts, values);
    case 'link': {
      const words = inlineText(inline.parts, values);
      const address = filledAddress(inline.address, values);
      return address === null || words === address ? words : `${words}: ${address}`;
    }
  }
}
