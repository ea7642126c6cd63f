import { type Html, html } from '../../../shared/pages/html.ts';

/** More lines than this are folded away until somebody asks for them. */
const MANY_LINES = 32;

/** Text as it is to be typed or as it comes; it can be scrolled to with the keyboard. */
export function code(label: string, text: string): Html {
  return html`<pre tabindex="0" role="region" aria-label="${label}"><code>${text}</code></pre>\n`;
}

/** JSON below a line that says what it is, folded where it is long. */
export function foldedJson(label: string, summary: string, value: unknown): Html {
  const text = JSON.stringify(value, null, 2);
  const open = text.split('\n').length > MANY_LINES ? html`` : html` open`;
  return html`<details${open}><summary>${summary}</summary>${code(label, text)}</details>\n`;
}
