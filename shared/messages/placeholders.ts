import { Html, html } from '../pages/html.ts';

/** `{points}`. Nothing else in braces is taken for one. */
const PLACEHOLDER = /\{([a-z][a-zA-Z0-9]{0,39})\}/g;
const ALONE = /^\s*\{([a-z][a-zA-Z0-9]{0,39})\}\s*$/;

/** Texts by placeholder, written as the reader's locale does. An empty one is as good as none. */
export type Values = Readonly<Record<string, string>>;

/** A template asks for what is not known. */
export class MissingValue extends Error {
  override readonly name = 'MissingValue';

  constructor(placeholder: string) {
    super(`nothing is known for {${placeholder}}`);
  }
}

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
  text.replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = valueIn(values, name);
    return RIGHT_TO_LEFT.test(text + value) && !isLink(name) ? `\u2068${value}\u2069` : value;
  });

/** The same for HTML: all of it escaped, values isolated by `<bdi>`, and links to be followed. @throws MissingValue */
export function filledHtml(text: string, values: Values): Html {
  const parts: Html[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name = ''] = match;
    parts.push(html`${text.slice(end, match.index)}`);
    const value = valueIn(values, name);
    parts.push(isLink(name) ? html`<a href="${value}">${value}</a>` : html`<bdi>${value}</bdi>`);
    end = match.index + whole.length;
  }
  parts.push(html`${text.slice(end)}`);
  return new Html(parts.map((part) => part.text).join(''));
}

/**
 * The address of a link. A placeholder in it stands for a whole address where it is alone, or is a link of ours with more
 * behind it, such as `{surveyLink}?score=9`; else for a part, which is escaped. Null for what is neither a page nor a mailbox:
 * no program is run, and no file opened, by a link of ours.
 *
 * @throws MissingValue
 */
export function filledAddress(address: string, values: Values): string | null {
  const isWhole = placeholderAlone(address) !== null;
  const filled = (isWhole ? address.trim() : address).replaceAll(PLACEHOLDER, (_, name: string) => {
    const value = valueIn(values, name);
    return isWhole || isLink(name) ? value : encodeURIComponent(value);
  });
  if (!URL.canParse(filled)) return null;
  const { protocol, href } = new URL(filled);
  return ['https:', 'http:', 'mailto:'].includes(protocol) ? href : null;
}

/** Addresses that are ours, and no values that anybody wrote. */
const LINKS: ReadonlySet<string> = new Set(['surveyLink', 'referralLink', 'stopLink']);
const isLink = (name: string): boolean => LINKS.has(name);

function valueIn(values: Values, name: string): string {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined || value === '') throw new MissingValue(name);
  return value;
}
