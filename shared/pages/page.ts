import { createHash } from 'node:crypto';
import { Html, html, NOTHING } from './html.ts';
import { STYLE } from './page-style.ts';
import { TAP_SCRIPT } from './survey/tap-script.ts';
import type { PageLanguage } from './texts/page-language.ts';

export interface PageContent {
  readonly language: PageLanguage;
  readonly title: string;
  /** Empty where nothing can be read. */
  readonly shopName: string;
  readonly main: Html;
  /** Small print, below. */
  readonly note?: string;
  readonly script?: string;
}

/** A whole page for a customer: one question or one sentence, in their language and reading direction. */
export function page({ language, title, shopName, main, note, script }: PageContent): string {
  return html`<!doctype html>
<html lang="${language.code}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<title>${[title, shopName].filter((part) => part !== '').join(' · ')}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<style>${new Html(STYLE)}</style>
</head>
<body>
${shopName === '' ? NOTHING : html`<header><bdi>${shopName}</bdi></header>\n`}<main>
${main}</main>
${note === undefined ? NOTHING : html`<footer><p>${note}</p></footer>\n`}${script === undefined ? NOTHING : html`<script>${new Html(script)}</script>\n`}</body>
</html>
`.text;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/**
 * What such a page is sent with. Browsers run the one script and style that are ours, by their hashes, and send forms to us
 * alone. Neither caches nor search engines keep a page, and its address, which is a key, goes to nobody.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${hashOf(STYLE)}'`,
    `script-src 'sha256-${hashOf(TAP_SCRIPT)}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};
