import { type Html, html, NOTHING } from '../../../shared/pages/html.ts';
import type { OpenApiOperation, OpenApiResponse } from '../open-api.ts';
import { foldedJson } from './code-block.ts';
import { inline } from './prose.ts';
import { typeOf } from './schema-words.ts';

const isGood = (status: string): boolean => status.startsWith('2') || status.startsWith('3');

/** The good answers, the one to a first request before that to its repetition, and the first one's example. */
export function answers({ operationId, responses }: OpenApiOperation): Html {
  const good = Object.entries(responses)
    .filter(([status]) => isGood(status))
    .toReversed();
  return html`<h4>Answers</h4>
<ul class="answers">${good.map(([status, response]) => html`<li>${answer(status, response)}</li>`)}</ul>
${good.slice(0, 1).map(([status, response]) => example(operationId, status, response))}`;
}

function answer(status: string, { description, content = {}, headers = {} }: OpenApiResponse): Html {
  const bodies = Object.entries(content).map(
    ([mediaType, { schema }]) => html` ${schema?.$ref === undefined ? mediaType : typeOf(schema)}.`,
  );
  const told = Object.entries(headers).map(
    ([name, header]) => html` Header <code>${name}</code>: ${inline(header.description ?? '')}`,
  );
  return html`<strong>${status}</strong> ${inline(description)}${bodies}${told}`;
}

function example(operationId: string, status: string, { content = {} }: OpenApiResponse): Html {
  const shown = content['application/json']?.example;
  if (shown === undefined) return NOTHING;
  return foldedJson(`Example answer of ${operationId}`, `Example answer, ${status}`, shown);
}
