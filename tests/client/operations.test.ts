import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClient } from '../../client/client.ts';
import * as descriptors from '../../client/generated/operations.ts';
import type { AnyOperation } from '../../client/operation.ts';
import type { Operation } from '../../shared/contracts/operation.ts';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { describedRoute } from '../documents/kept-openapi.ts';
import { type Given, type Recorded, recordingServer } from './recording-server.ts';

/** Every operation as the client calls it, held against its contract: what it sends for the document's example. */
let given: Given = { status: 200, body: {} };
const server = await recordingServer(() => given);
afterAll(() => server.close());

const client = createClient({ baseUrl: server.baseUrl, token: 'prn_some_key', retry: { attempts: 1 } });
type AnyCall = (input?: object) => Promise<unknown>;
const calls = client as unknown as Readonly<Record<string, AnyCall>>;

describe('the client', () => {
  it('has every operation of the API, and no other', () => {
    expect(Object.keys(client).toSorted()).toEqual(OPERATIONS.map(({ id }) => id).toSorted());
  });
});

/** Headers that an input has names of its own for. */
const NAMED_HEADERS: Readonly<Record<string, string>> = {
  'idempotency-key': 'idempotencyKey',
  'if-match': 'ifMatch',
};

/** The example of an operation as the input of its call. */
function inputOf(operation: Operation): object {
  const { operation: described } = describedRoute(operation);
  const { path = {}, query = {}, headers = {} } = described['x-example'] ?? {};
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const named = entries.flatMap(([name, value]) =>
    name in NAMED_HEADERS ? [[NAMED_HEADERS[name], value]] : [],
  );
  const further = entries.filter(([name]) => !(name in NAMED_HEADERS));
  const body = described.requestBody?.content['application/json']?.example;
  return {
    ...path,
    ...query,
    ...Object.fromEntries(named),
    headers: Object.fromEntries(further),
    ...(body === undefined ? {} : { body }),
  };
}

/** A good answer as the document shows it. */
function answerOf(operation: Operation): Given {
  const [[status = '200', response] = []] = Object.entries(operation.responses);
  if (response?.body === null) return { status: Number(status), headers: { location: '/there' } };
  const { mediaType = 'application/json' } = response ?? {};
  const example = describedRoute(operation).operation.responses[status]?.content?.[mediaType]?.example;
  const body = mediaType === 'application/json' ? (example ?? {}) : '<p>a page</p>';
  return { status: Number(status), headers: { 'content-type': mediaType }, body };
}

const last = (): Recorded => {
  const request = server.requests.at(-1);
  if (request === undefined) throw new Error('nothing was sent');
  return request;
};

const faults = (schema: z.core.$ZodType | undefined, value: unknown): unknown =>
  schema === undefined ? [] : (z.safeParse(schema, value).error?.issues ?? []);

/** The values of a path's parameters, as a gateway finds them; null where the path is another one. */
function pathValues({ path }: Operation, sent: string): Record<string, string> | null {
  const pattern = path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
  const match = new RegExp(`^${pattern}$`).exec(sent);
  if (match === null) return null;
  return Object.fromEntries(
    Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]),
  );
}

describe.each([...OPERATIONS])('$id', (operation) => {
  it('sends what the API takes, and gives what it answers', async () => {
    given = answerOf(operation);
    const answer = await calls[operation.id]?.(inputOf(operation));

    const { method, path, query, headers, body } = last();
    expect(method).toBe(operation.method);
    const { request } = operation;
    const values = pathValues(operation, path);
    expect(values, path).not.toBeNull();
    expect(faults(request.path, values)).toEqual([]);
    expect(faults(request.query, query)).toEqual([]);
    const asked = Object.keys((describedRoute(operation).operation['x-example']?.headers ?? {}) as object);
    const known = asked.map((name) => [name.toLowerCase(), headers[name.toLowerCase()]]);
    expect(faults(request.headers, Object.fromEntries(known))).toEqual([]);
    if (request.body === undefined) expect(body).toBe('');
    else expect(faults(request.body, JSON.parse(body))).toEqual([]);
    expect(headers.authorization).toBe('Bearer prn_some_key');
    if (given.body !== undefined && method !== 'HEAD') expect(answer).toEqual(given.body);
  });

  it('makes a key where the API wants one', async () => {
    given = answerOf(operation);
    const input = { ...inputOf(operation), idempotencyKey: undefined };
    await calls[operation.id]?.(input);
    await calls[operation.id]?.(input);
    const [before, after] = server.requests.slice(-2).map(({ headers }) => headers['idempotency-key']);
    const described = describedRoute(operation).operation.parameters ?? [];
    if (described.some(({ name }) => name === 'Idempotency-Key')) {
      expect(before).toMatch(/^[0-9a-f]{32}$/);
      expect(after).not.toBe(before);
    } else expect(before).toBeUndefined();
  });
});

it('the descriptors carry no more than a call needs', () => {
  const fields = Object.values<AnyOperation>(descriptors).flatMap((descriptor) => Object.keys(descriptor));
  expect([...new Set(fields)].toSorted()).toEqual(['answers', 'id', 'list', 'method', 'needsKey', 'path']);
});
