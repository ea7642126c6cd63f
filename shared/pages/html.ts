/** Text that is HTML already. `html` makes it, which escapes values; whoever makes one by hand answers for its text. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Html | string | number | readonly Html[];

/** HTML with values in it; a value that is not HTML itself is escaped, for text and for attributes in double quotes. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const text = literals.reduce((before, literal, index) => before + textOf(parts[index - 1] ?? '') + literal);
  return new Html(text);
}

/** Nothing, where a part of a page may be missing. */
export const NOTHING = new Html('');

export function joined(parts: readonly Html[], separator: string): Html {
  return new Html(parts.map((part) => part.text).join(escaped(separator)));
}

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escaped(String(part));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
