import { newIdempotencyKey } from './idempotency-key.ts';
import type { AnyOperation } from './operation.ts';
import type { CallOptions } from './options.ts';

/** One request, the same for each attempt but for its token. */
export interface ApiRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What an input holds besides parameters. */
interface Input extends CallOptions {
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
}

const NOT_PARAMETERS = new Set([
  'body',
  'rawBody',
  'idempotencyKey',
  'ifMatch',
  'signal',
  'timeoutMs',
  'headers',
]);

/**
 * An operation with its input as a request: parameters of its path in the path, all others in the query.
 *
 * @throws TypeError for a parameter of the path that is missing or would lead elsewhere
 */
export function requestOf(operation: AnyOperation, input: object, baseUrl: string): ApiRequest {
  const { body, rawBody, headers } = input as Input;
  const parameters = Object.entries(input).filter(([name, value]) => isSent(name, value));
  const query = new URLSearchParams();
  for (const [name, value] of parameters) {
    if (!operation.path.includes(`{${name}}`)) query.set(name, String(value));
  }
  const text = body === undefined ? rawBody : JSON.stringify(body);
  return {
    url: `${baseUrl}${pathOf(operation, Object.fromEntries(parameters))}${query.size > 0 ? `?${query}` : ''}`,
    method: operation.method,
    headers: { ...ownHeaders(operation, input), ...headers },
    ...(text === undefined ? {} : { body: text }),
  };
}

const isSent = (name: string, value: unknown): boolean => value !== undefined && !NOT_PARAMETERS.has(name);

function ownHeaders({ needsKey }: AnyOperation, { body, idempotencyKey, ifMatch }: Input) {
  const key = idempotencyKey ?? (needsKey ? newIdempotencyKey() : undefined);
  return {
    accept: 'application/json, */*',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
  };
}

function pathOf({ id, path }: AnyOperation, parameters: Readonly<Record<string, unknown>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = String(parameters[name] ?? '');
    // A dot would be taken for a step in the path, and another operation be called.
    if (value === '' || value === '.' || value === '..') {
      throw new TypeError(`${id}: ${name} is ${JSON.stringify(parameters[name])}, but must name something`);
    }
    return encodeURIComponent(value);
  });
}
