import { Html, html } from '../pages/html.ts';

/** `{points}`, `{name|you}`. Nothing else in braces is taken for one. */
const PLACEHOLDER = /\{([a-z][a-z0-9_]{0,39})(?:\|([^{}|]*))?\}/g;
const ALONE = /^\s*\{([a-z][a-z0-9_]{0,39})\}\s*$/;

/** Texts by placeholder, written as the reader's locale does. An empty one is as good as none. */
export type Values = Readonly<Record<string, string>>;

/** A template asks for what is not known, and has no words for that. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';

  constructor(placeholder: string) {
    super(`nothing is known for {${placeholder}}`);
  }
}

/** The names of the placeholders in a text. */
export const placeholdersIn = (text: string): readonly string[] =>
  [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');

/** The placeholder that a text is, and nothing beside it. */
export const placeholderAlone = (text: string): string | null => ALONE.exec(text)?.[1] ?? null;

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * A text with its values. Where directions may mix, each value is isolated (U+2068 … U+2069), so that a name in Latin letters
 * does not turn an Arabic sentence around; elsewhere not, because some programs show a box for what isolates. Values are never
 * read as Markdown or for placeholders: they come in after both.
 *
 * @throws MissingValue
 */
export const filledText = (text: string, values: Values): string =>
  text.replaceAll(PLACEHOLDER, (_, name: string, otherwise?: string) => {
    const value = valueIn(values, name);
    if (value !== null) return RIGHT_TO_LEFT.test(text + value) ? `\u2068${value}\u2069` : value;
    if (otherwise === undefined) throw new MissingValue(name);
    return otherwise;
  });

/** The same for HTML: all of it escaped, values isolated by `<bdi>`. @throws MissingValue */
export function filledHtml(text: string, values: Values): Html {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name = '', otherwise] = match;
    parts.push(html`${text.slice(end, match.index)}`);
    const value = valueIn(values, name);
    if (value === null && otherwise === undefined) throw new MissingValue(name);
    parts.push(value === null ? html`${otherwise ?? ''}` : html`<bdi>${value}</bdi>`);
    end = match.index + whole.length;
  }
  parts.push(html`${text.slice(end)}`);
  return new Html(parts.map((part) => part.text).join(''));
}

/**
 * The address of a link. A placeholder in it stands for a whole address where it is alone, and else for a part, which is
 * escaped. Null for what is neither a page nor a mailbox: no program is run, and no file opened, by a link of ours.
 *
 * @throws MissingValue
 */
export function filledAddress(address: string, values: Values): string | null {
  const alone = placeholderAlone(address);
  const filled =
    alone === null
      ? address.replaceAll(PLACEHOLDER, (_, name: string, otherwise?: string) =>
          encodeURIComponent(valueIn(values, name) ?? otherwise ?? missing(name)),
        )
      : (valueIn(values, alone) ?? missing(alone));
  if (!URL.canParse(filled)) return null;
  const { protocol, href } = new URL(filled);
  return ['https:', 'http:', 'mailto:'].includes(protocol) ? href : null;
}

function missing(name: string): never {
  throw new MissingValue(name);
}

function valueIn(values: Values, name: string): string | null {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  return value === undefined || value === '' ? null : value;
}
