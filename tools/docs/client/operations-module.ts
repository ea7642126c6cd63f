import { listFieldOf } from './list-field.ts';
import {
  type OpenApi,
  type OpenApiOperation,
  type OpenApiParameter,
  type Route,
  routesOf,
} from './open-api.ts';
import { answerOf } from './operation-answer.ts';
import { operationComment } from './operation-comment.ts';
import { commentText, nameText, spaced, typeText, unionText } from './type-text.ts';

const OPENING = [
  '// Every operation of the API, from docs/openapi.json: written by `npm run docs`, not to be changed by hand.',
  '// Each is a value of its own, so that a bundle holds those that it names.',
];

/** `client/generated/operations.ts`: a descriptor for each operation, by its id, with what it takes, gives and refuses. */
export function operationsModule(document: OpenApi): string {
  const routes = routesOf(document).toSorted((one, other) =>
    one.operation.operationId < other.operation.operationId ? -1 : 1,
  );
  const operations = routes.map((route) => operationText(document, route));
  const named = new Set(operations.join('\n').match(/\b[A-Z][A-Za-z]+\b/g));
  const types = Object.keys(document.components.schemas).filter(
    (name) => named.has(name) && usesType(operations, name),
  );
  return [
    ...OPENING,
    "import type { ListOperation, Operation, Redirect } from '../operation.ts';",
    `import type {\n${types
      .toSorted()
      .map((name) => `  ${name},`)
      .join('\n')}\n} from './types.ts';`,
    '',
    ...operations,
  ].join('\n');
}

/** Whether a name stands in the code, and not only in a comment. */
const usesType = (operations: readonly string[], name: string): boolean =>
  operations.some((text) =>
    new RegExp(`\\b${name}\\b`).test(text.replaceAll(/\/\*\*[\s\S]*?\*\/|'[^']*'/g, '')),
  );

function operationText(document: OpenApi, route: Route): string {
  const { operation, method, path } = route;
  const answer = answerOf(operation);
  const list = listFieldOf(document, operation);
  const parameters = [
    inputText(route),
    answer.type,
    codesText(operation),
    ...(list === null ? [] : [`${answer.type}['${list}'][number]`]),
  ];
  const descriptor = [
    `id: '${operation.operationId}'`,
    `method: '${method}'`,
    `path: '${path}'`,
    ...(needsKey(operation) ? ['needsKey: true'] : []),
    ...(answer.kind === 'json' ? [] : [`answers: '${answer.kind}'`]),
    ...(list === null ? [] : [`list: '${list}'`]),
  ];
  const type = list === null ? 'Operation' : 'ListOperation';
  const given = parameters.map((text) => `  ${text.trimStart()}`).join(',\n');
  const fields = descriptor.map((field) => `  ${field},`).join('\n');
  return `${operationComment(route)}export const ${operation.operationId}: ${type}<\n${given}\n> = {\n${fields}\n};\n`;
}

function inputText(route: Route): string {
  const fields = [...parameterFields(route.operation), ...bodyField(route), ...headerFields(route.operation)];
  return fields.length === 0 ? 'object' : `{\n${fields.join('\n')}\n  }`;
}

function parameterFields({ parameters = [] }: OpenApiOperation): readonly string[] {
  return parameters
    .filter((parameter) => parameter.in !== 'header')
    .map((parameter) => {
      const { name, required = false, schema } = parameter;
      const type = typeText(schema, 4);
      return `${commentText(schema, 4)}    readonly ${nameText(name)}${required ? '' : '?'}:${spaced(type)}${required ? '' : ' | undefined'};`;
    });
}

function bodyField({ operation, method }: Route): readonly string[] {
  const schema = operation.requestBody?.content['application/json']?.schema;
  if (schema !== undefined) return [`    readonly body: ${typeText(schema, 4)};`];
  // Forms of people and webhooks of platforms, which the document has no schema of.
  return method === 'POST' && operation.security.length === 0
    ? ['    /** As it came, to the byte. */\n    readonly rawBody?: string | undefined;']
    : [];
}

function headerFields(operation: OpenApiOperation): readonly string[] {
  const ifMatch = headerOf(operation, 'If-Match');
  return [
    ...(needsKey(operation)
      ? [
          '    /** New for each intended change; made for the call and kept over its retries where there is none. */\n    readonly idempotencyKey?: string | undefined;',
        ]
      : []),
    ...(ifMatch === undefined
      ? []
      : [
          `${commentText(ifMatch.schema, 4)}    readonly ifMatch${ifMatch.required ? ': string' : '?: string | undefined'};`,
        ]),
  ];
}

const headerOf = ({ parameters = [] }: OpenApiOperation, name: string): OpenApiParameter | undefined =>
  parameters.find((parameter) => parameter.in === 'header' && parameter.name === name);

const needsKey = (operation: OpenApiOperation): boolean =>
  headerOf(operation, 'Idempotency-Key') !== undefined;

function codesText({ responses }: OpenApiOperation): string {
  const codes = Object.values(responses).flatMap((response) => response['x-problem-codes'] ?? []);
  return codes.length === 0
    ? 'never'
    : unionText(
        codes.map((code) => `'${code}'`),
        2,
      );
}
