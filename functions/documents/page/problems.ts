import { type Html, html, NOTHING } from '../../../shared/pages/html.ts';
import type { OpenApi, OpenApiOperation, ProblemRow } from '../open-api.ts';
import { foldedJson } from './code-block.ts';
import { routesOf } from './operations.ts';
import { inline } from './prose.ts';

export const problemAnchor = (code: string): string => `problem-${code}`;

/** What can go wrong with one operation, and what to do about it. */
export function operationProblems({ operationId, responses }: OpenApiOperation, document: OpenApi): Html {
  const codes = Object.values(responses).flatMap((response) => response['x-problem-codes'] ?? []);
  if (codes.length === 0) return NOTHING;
  const rows = codes.map((code) => {
    const { status, fix } = problemOf(document, code);
    return html`<tr><td>${status}</td><th scope="row"><a href="#${problemAnchor(code)}"><code>${code}</code></a></th><td>${inline(fix)}</td></tr>\n`;
  });
  return html`<h4>Problems</h4>
<table class="problems"><caption class="unseen">Problems of ${operationId}</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">What to do</th></tr></thead>
<tbody>${rows}</tbody></table>\n`;
}

/** The catalogue of all codes, in the order in which a request is judged. */
export function problemsSection(document: OpenApi): Html {
  const rows = Object.entries(document['x-problems']).map(
    ([code, { status, title, retryable, fix }]) =>
      html`<tr id="${problemAnchor(code)}"><td>${status}</td><th scope="row"><code>${code}</code></th><td>${title}. ${inline(fix)}${retryable ? html` <span class="note">retryable</span>` : NOTHING}</td></tr>\n`,
  );
  return html`<section id="problem-codes" aria-labelledby="problem-codes-title">
<h2 id="problem-codes-title">Problem codes</h2>
<p>In the order in which a request is judged: its caller, its form, its idempotency, the business, the world. The first that applies is answered.</p>
<table class="problems"><caption class="unseen">All problem codes</caption>
<thead><tr><th scope="col">Status</th><th scope="col">Code</th><th scope="col">Meaning and what to do</th></tr></thead>
<tbody>${rows}</tbody></table>
${exampleOf(document)}</section>\n`;
}

/** The document's first example of a problem, which shows its form. */
function exampleOf(document: OpenApi): Html {
  const [example] = routesOf(document)
    .flatMap(({ operation }) => Object.values(operation.responses))
    .map(({ content = {} }) => content['application/problem+json']?.example)
    .filter((shown) => shown !== undefined);
  return example === undefined
    ? NOTHING
    : foldedJson('Example of a problem', 'Example of a problem', example);
}

/** @throws Error when a response names a code that the document's catalogue lacks: generator and document disagree. */
function problemOf(document: OpenApi, code: string): ProblemRow {
  const found = document['x-problems'][code];
  if (found === undefined) throw new Error(`the OpenAPI document has no problem ${code}: run npm run docs`);
  return found;
}
