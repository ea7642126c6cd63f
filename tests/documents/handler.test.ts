import type { Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { handler } from '../../functions/documents/documents.lambda.ts';
import { CONTENT_SECURITY_POLICY } from '../../functions/documents/render-page.ts';
import type { ApiEvent } from '../../shared/lambda/caller.ts';
import { OPEN_API } from './kept-openapi.ts';

async function call(routeKey: string) {
  const event = { routeKey, headers: {}, requestContext: { requestId: 'request-1' } } as unknown as ApiEvent;
  return handler(event, { functionName: 'documents' } as Context);
}

describe('GET /v1/openapi.json', () => {
  it('answers the kept document to anybody', async () => {
    const { statusCode, headers, body } = await call('GET /v1/openapi.json');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      etag: expect.stringMatching(/^".+"$/),
    });
    expect(JSON.parse(body ?? '')).toEqual(OPEN_API);
  });
});

describe('GET /docs', () => {
  it('answers the page, with a policy that lets it load and run nothing', async () => {
    const { statusCode, headers, body } = await call('GET /docs');
    expect(statusCode).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': expect.stringContaining('max-age'),
    });
    expect(body).toMatch(/^<!doctype html>/);
  });

  it('is the same page every time', async () => {
    const [first, second] = [await call('GET /docs'), await call('GET /docs')];
    expect(second.headers?.['etag']).toBe(first.headers?.['etag']);
    expect(second.body).toBe(first.body);
  });
});
