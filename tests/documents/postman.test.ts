import { readFileSync } from 'node:fs';
import { Collection, type Item } from 'postman-collection';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { describedRoute } from './kept-openapi.ts';

/** The collection as Postman's own reader understands it. */
const text = readFileSync(new URL('../../docs/postman-collection.json', import.meta.url), 'utf8');
const collection = new Collection(JSON.parse(text));
const items: Item[] = [];
collection.forEachItem((item) => items.push(item));

describe('the Postman collection', () => {
  it('is of the version that everybody reads', () => {
    expect(JSON.parse(text).info.schema).toBe(
      'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    );
  });

  it('has two variables, of which the key is empty', () => {
    expect(collection.variables.toObject()).toEqual({ baseUrl: 'http://127.0.0.1:3000', key: '' });
  });

  it('has every operation, in the folder of its capability', () => {
    const found = items.map((item) => [folderOf(item), item.name]);
    const wanted = OPERATIONS.map(({ capability, summary }) => [capability, summary]);
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });
});

const folderOf = (item: Item): string =>
  (item.parent() as { readonly name?: string } | undefined)?.name ?? '';

describe.each([...OPERATIONS])('the request for $id', (operation) => {
  const item = items.find(
    (each) => each.name === operation.summary && folderOf(each) === operation.capability,
  );
  const request = item?.request;

  it('is the one of the document', () => {
    const path = request?.url.getPath({ unresolved: true });
    expect([request?.method, path]).toEqual([
      operation.method,
      operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    ]);
    expect(request?.url.getHost()).toBe('{{baseUrl}}');
  });

  it('sends what the contract takes', () => {
    const { path, query, body } = operation.request;
    const faults = (schema: z.core.$ZodType | undefined, value: unknown) =>
      schema === undefined ? [] : (z.safeParse(schema, value).error?.issues ?? []);
    const asked = item?.request.url.query.filter((parameter) => parameter.disabled !== true, null) ?? [];
    expect(faults(path, request?.url.variables.toObject())).toEqual([]);
    expect(faults(query, Object.fromEntries(asked.map(({ key, value }) => [key, value])))).toEqual([]);
    if (body !== undefined) expect(faults(body, JSON.parse(request?.body?.raw ?? ''))).toEqual([]);
    const described = describedRoute(operation).operation.parameters ?? [];
    const needsKey = described.some(({ name }) => name === 'Idempotency-Key');
    expect(request?.headers.get('Idempotency-Key')).toBe(needsKey ? '{{$guid}}' : undefined);
  });
});
