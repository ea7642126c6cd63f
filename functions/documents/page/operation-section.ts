import { type Html, html, joined, NOTHING } from '../../../shared/pages/html.ts';
import type { OpenApi, OpenApiOperation } from '../open-api.ts';
import { answers } from './answers.ts';
import { code } from './code-block.ts';
import { curlCommand } from './curl.ts';
import { fieldTable, parameterTable } from './field-table.ts';
import { fieldsOf } from './fields.ts';
import type { Route } from './operations.ts';
import { operationProblems } from './problems.ts';
import { prose } from './prose.ts';
import { nameOf, number, rulesOf, schemaLink } from './schema-words.ts';

/** Everything about one operation, from who may call it to what can go wrong. */
export function operationSection({ method, path, operation }: Route, document: OpenApi): Html {
  const { operationId, summary, description, 'x-throttle': throttle } = operation;
  return html`<section class="operation" id="${operationId}" aria-labelledby="${operationId}-title">
<h3 id="${operationId}-title">${summary}</h3>
<p class="route"><span class="method ${method.toLowerCase()}">${method}</span> <code>${path}</code></p>
${prose(description)}<dl class="facts"><div><dt>Callers</dt><dd>${callersOf(operation)}</dd></div><div><dt>Throttle</dt><dd>${number(throttle.ratePerSecond)} requests a second, bursts of ${number(throttle.burst)}</dd></div><div><dt>Operation</dt><dd><code>${operationId}</code></dd></div></dl>
${parameters(operation)}${body(operation, document)}<h4>Example</h4>
${code(`Example request of ${operationId}`, curlCommand(method, path, operation))}${answers(operation)}${operationProblems(operation, document)}</section>\n`;
}

function callersOf({ security }: OpenApiOperation): Html {
  if (security.length === 0) return html`Anybody, without a key`;
  const callers = security.flatMap((requirement) =>
    Object.entries(requirement).map(([scheme, scopes]) => callerOf(scheme, scopes)),
  );
  return joined(callers, ', or ');
}

/** A key and a person need the same scopes, so those are told once, with the key that comes first. */
function callerOf(scheme: string, scopes: readonly string[]): Html {
  if (scheme === 'memberToken') return html`a member token, for its own member`;
  if (scheme === 'person')
    return scopes.length === 0 ? html`anybody who signed in` : html`somebody whose role has it`;
  if (scopes.length === 0) return html`any secret key`;
  const names = scopes.map((scope) => html`<code>${scope}</code>`);
  return html`a secret key with ${joined(names, ' and ')}`;
}

function parameters({ operationId, parameters: all = [] }: OpenApiOperation): Html {
  if (all.length === 0) return NOTHING;
  return html`<h4>Parameters</h4>\n${parameterTable(`Parameters of ${operationId}`, all)}`;
}

function body({ operationId, requestBody }: OpenApiOperation, { components }: OpenApi): Html {
  const schema = requestBody?.content['application/json']?.schema;
  if (schema === undefined) return NOTHING;
  const name = schema.$ref === undefined ? '' : nameOf(schema.$ref);
  const whole = components.schemas[name] ?? schema;
  return html`<h4>Body: ${name === '' ? html`JSON` : schemaLink(name)}</h4>
${fieldTable(`Fields of the body of ${operationId}`, fieldsOf(schema, components.schemas))}${rulesParagraph(rulesOf(whole))}`;
}

const rulesParagraph = (rules: Html): Html => (rules === NOTHING ? NOTHING : html`<p>${rules}</p>\n`);
