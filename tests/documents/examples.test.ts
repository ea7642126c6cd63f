import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { OPERATIONS } from '../../shared/contracts/operations/catalogue.ts';
import { Problem } from '../../shared/contracts/problems.ts';
import { describedRoute, OPEN_API } from './kept-openapi.ts';

/** The served document as a set of JSON Schemas: what a client's validator makes of it. */
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(OPEN_API, 'openapi.json');

function faultsByDocument(schema: object | undefined, value: unknown): unknown {
  const absolute = JSON.parse(JSON.stringify(schema ?? {}).replaceAll('"#/', '"openapi.json#/'));
  return ajv.validate(absolute, value) ? [] : ajv.errors;
}

function faultsByContract(schema: z.core.$ZodType | null | undefined, value: unknown): unknown {
  if (schema === null || schema === undefined) return [`nothing is expected, but ${JSON.stringify(value)}`];
  return z.safeParse(schema, value).error?.issues ?? [];
}

/** Descriptions of the API have no example of themselves. */
const shown = OPERATIONS.filter(({ capability }) => capability !== 'documents');

describe.each(shown)('the example of $id', (operation) => {
  const { operation: described } = describedRoute(operation);
  const sent = described['x-example'];

  it('exists', () => {
    expect(sent, 'add one to tools/docs/examples/, then run npm run docs').toBeDefined();
  });

  it('sends what the contract takes', () => {
    const body = described.requestBody?.content['application/json'];
    expect(body === undefined).toBe(operation.request.body === undefined);
    if (body !== undefined) {
      expect(faultsByContract(operation.request.body, body.example)).toEqual([]);
      expect(faultsByDocument(body.schema, body.example)).toEqual([]);
    }
    const parts = ['path', 'query', 'headers'] as const;
    for (const part of parts.filter((name) => operation.request[name] !== undefined)) {
      expect(faultsByContract(operation.request[part], sent?.[part]), part).toEqual([]);
    }
  });

  it('answers what the contract promises', () => {
    for (const [status, { body, mediaType = 'application/json' }] of Object.entries(operation.responses)) {
      const content = described.responses[status]?.content?.[mediaType];
      expect(content === undefined, `body of ${status}`).toBe(body === null);
      // A page or an image is no example of itself.
      if (content === undefined || mediaType !== 'application/json') continue;
      expect(faultsByContract(body, content.example), status).toEqual([]);
      expect(faultsByDocument(content.schema, content.example), status).toEqual([]);
    }
  });

  it('shows problems as they are', () => {
    for (const response of Object.values(described.responses)) {
      const content = response.content?.['application/problem+json'];
      if (content?.example === undefined) continue;
      expect(faultsByContract(Problem, content.example)).toEqual([]);
      expect(faultsByDocument(content.schema, content.example)).toEqual([]);
    }
  });
});

describe('the schemas of the document', () => {
  it('refuse what the contract refuses', () => {
    const { requestBody } = describedRoute({ id: 'recordOrder' }).operation;
    const { schema, example } = requestBody?.content['application/json'] ?? {};
    const wrong = { ...(example as object), currency: 'dollars' };
    expect(faultsByDocument(schema, wrong)).toMatchObject([{ instancePath: '/currency' }]);
  });
});
