import type { OpenApi, OpenApiOperation, OpenApiParameter, Route } from '../client/open-api.ts';
import { routesOf } from '../client/open-api.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

interface Tagged extends OpenApi {
  readonly info: { readonly title: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
}

/**
 * `docs/postman-collection.json`: each operation as a request with the document's example, in folders by capability.
 * Postman and what reads its collections (Bruno, Insomnia, Hoppscotch) import it as it is.
 */
export function postmanCollection(document: Tagged): object {
  const routes = routesOf(document);
  return {
    info: {
      // Its own for ever, so that importing it again replaces it.
      _postman_id: '9d0e4a52-5f0b-4c0e-9a53-7d0f3c1f7a10',
      name: document.info.title,
      description: document.info.description,
      schema: SCHEMA,
    },
    auth: bearer('key'),
    variable: [
      { key: 'baseUrl', value: 'http://127.0.0.1:3000', description: 'Where the API is.' },
      { key: 'key', value: '', description: 'A secret key, prn_…, as npm start prints one.' },
    ],
    item: document.tags.map(({ name, description }) => ({
      name,
      description,
      item: routes.filter(({ operation }) => operation.tags.includes(name)).map(requestItem),
    })),
  };
}

const bearer = (variable: string) => ({
  type: 'bearer',
  bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }],
});

function requestItem(route: Route): object {
  const { method, operation } = route;
  const request = {
    method,
    description: `${operation.description}\n\n${callersText(operation)}`,
    ...(operation.security.length === 0 ? { auth: { type: 'noauth' } } : {}),
    header: headersOf(operation),
    url: urlOf(route),
    ...bodyOf(operation),
  };
  return { name: operation.summary, request, response: answersOf(operation, request) };
}

const callersText = ({ security }: OpenApiOperation): string =>
  security.length === 0
    ? 'Anybody may call it.'
    : security
        .flatMap((each) => Object.entries(each))
        .map(([kind, scopes]) =>
          kind === 'memberToken'
            ? "Or with the member's own token."
            : `Needs the scope \`${scopes.join('`, `')}\`.`,
        )
        .join(' ');

const exampleOf = ({ 'x-example': example }: OpenApiOperation) => ({
  path: {},
  query: {},
  headers: {},
  ...example,
});

const parametersIn = ({ parameters = [] }: OpenApiOperation, place: OpenApiParameter['in']) =>
  parameters.filter((parameter) => parameter.in === place);

/** Keys are new for each time a request is sent, as each is another intent; `{{$guid}}` is Postman's word for one. */
function headersOf(operation: OpenApiOperation): readonly object[] {
  const values: Readonly<Record<string, string>> = exampleOf(operation).headers;
  const known = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const headers = parametersIn(operation, 'header').map(({ name, description = '', required = false }) => {
    const value = name === 'Idempotency-Key' ? '{{$guid}}' : (known[name.toLowerCase()] ?? '');
    return { key: name, value, description, disabled: !required && value === '' };
  });
  const hasBody = operation.requestBody !== undefined;
  return hasBody ? [{ key: 'Content-Type', value: 'application/json' }, ...headers] : headers;
}

function urlOf({ path, operation }: Route): object {
  const {
    path: pathValues,
    query: queryValues,
  }: Record<'path' | 'query', Readonly<Record<string, string>>> = exampleOf(operation);
  const segments = path
    .slice(1)
    .replaceAll(/\{(\w+)\}/g, ':$1')
    .split('/');
  const query = parametersIn(operation, 'query').map(({ name, description = '', required = false }) => ({
    key: name,
    value: queryValues[name] ?? '',
    description,
    disabled: !required && queryValues[name] === undefined,
  }));
  const shown = query.filter(({ disabled }) => !disabled).map(({ key, value }) => `${key}=${value}`);
  return {
    raw: `{{baseUrl}}/${segments.join('/')}${shown.length > 0 ? `?${shown.join('&')}` : ''}`,
    host: ['{{baseUrl}}'],
    path: segments,
    variable: parametersIn(operation, 'path').map(({ name, description = '' }) => ({
      key: name,
      value: pathValues[name] ?? '',
      description,
    })),
    query,
  };
}

const rawJson = (value: unknown) => JSON.stringify(value, null, 2);

function bodyOf({ requestBody }: OpenApiOperation): object {
  if (requestBody === undefined) return {};
  const raw = rawJson(requestBody.content['application/json']?.example ?? {});
  return { body: { mode: 'raw', raw, options: { raw: { language: 'json' } } } };
}

/** The good answer, as the document shows it: of those that are alike, the one to the first call. */
function answersOf({ responses }: OpenApiOperation, originalRequest: object): readonly object[] {
  const [first, ...others] = Object.entries(responses).filter(([status]) => Number(status) < 400);
  const [status, { description, content }] = others.find(([other]) => other === '201') ??
    first ?? ['', { description: '' }];
  const example = content?.['application/json']?.example;
  if (example === undefined) return [];
  return [
    {
      name: description,
      originalRequest,
      code: Number(status),
      header: [{ key: 'Content-Type', value: 'application/json' }],
      _postman_previewlanguage: 'json',
      body: rawJson(example),
    },
  ];
}
