import { createHash } from 'node:crypto';
import { Html, html } from '../../shared/pages/html.ts';
import type { OpenApi } from './open-api.ts';
import { groupAnchor, navigation, titleOf } from './page/navigation.ts';
import { operationSection } from './page/operation-section.ts';
import { type Route, routesOf } from './page/operations.ts';
import { problemsSection } from './page/problems.ts';
import { prose } from './page/prose.ts';
import { schemasSection } from './page/schemas-section.ts';
import { STYLE } from './page/style.ts';

/** The page for people: one HTML document that needs nothing from anywhere, and no script. */
export function renderPage(document: OpenApi): string {
  const { title, summary = '', description = '' } = document.info;
  const routes = routesOf(document);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="${summary}">
<style>${new Html(STYLE)}</style>
</head>
<body>
<a class="skip" href="#guide">Skip to the text</a>
<header>
<h1>${title} API</h1>
<p>${summary}</p>
</header>
${navigation(document)}<main>
<section id="guide" aria-labelledby="guide-title">
<h2 id="guide-title">Guide</h2>
${prose(description)}<h3 id="examples">Examples</h3>
<p>The commands take the address of your deployment from <code>PERENNIAL_URL</code> and a secret key from <code>PERENNIAL_KEY</code>. They tell one story, and their answers are what the ledger says to it.</p>
</section>
${document.tags.map((tag) => operationGroup(tag, routes, document))}${problemsSection(document)}${schemasSection(document)}</main>
<footer><p>Rendered from <a href="/v1/openapi.json">/v1/openapi.json</a>, which is generated from the contracts that check every request and answer.</p></footer>
</body>
</html>
`.text;
}

/** What browsers may do with the page: show it with its own style, and nothing else. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

function operationGroup(
  { name, description = '' }: OpenApi['tags'][number],
  routes: readonly Route[],
  document: OpenApi,
): Html {
  const own = routes.filter(({ operation }) => operation.tags.includes(name));
  return html`<section id="${groupAnchor(name)}" aria-labelledby="${groupAnchor(name)}-title">
<h2 id="${groupAnchor(name)}-title">${titleOf(name)}</h2>
${prose(description)}${own.map((route) => operationSection(route, document))}</section>\n`;
}
