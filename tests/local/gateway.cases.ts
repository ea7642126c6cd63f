import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { Fixture } from './fixture-stack.ts';

/** What the gateway does with requests, on the fixture stack. */
export function gatewayCases(fixture: Fixture): void {
  type Echoed = {
    readonly event: Record<string, unknown> & {
      requestContext: Record<string, unknown>;
      headers: Record<string, string>;
    };
    readonly remainingMs: number;
    readonly [name: string]: unknown;
  };

  async function echoOf(path: string, init?: RequestInit): Promise<Echoed> {
    const response = await fetch(fixture.stack.url + path, init);
    expect(response.status).toBe(200);
    return (await response.json()) as Echoed;
  }

  describe('the event of payload format 2.0', () => {
    test.each<[string, string, Record<string, unknown>]>([
      ['a parameter', '/things/7', { routeKey: 'GET /things/{thingId}', pathParameters: { thingId: '7' } }],
      ['a literal before a parameter', '/things/special', { routeKey: 'GET /things/special' }],
      [
        'a decoded path',
        '/things/caf%C3%A9%20noir',
        { rawPath: '/things/café noir', pathParameters: { thingId: 'café noir' } },
      ],
      [
        'a greedy parameter',
        '/files/a/b.txt',
        { routeKey: 'ANY /files/{path+}', pathParameters: { path: 'a/b.txt' } },
      ],
      [
        'a query with repeated names',
        '/things/special?a=1&b=%20x+y&a=2',
        { rawQueryString: 'a=1&b=%20x+y&a=2', queryStringParameters: { a: '1,2', b: ' x y' } },
      ],
    ])('carries %s', async (_, path, expected) => {
      expect((await echoOf(path)).event).toMatchObject({
        version: '2.0',
        isBase64Encoded: false,
        ...expected,
      });
    });

    test('leaves out what is not there', async () => {
      const { event } = await echoOf('/things/special');
      for (const name of ['body', 'cookies', 'queryStringParameters', 'pathParameters'])
        expect(event).not.toHaveProperty(name);
    });

    test.each<[string, string | Uint8Array, string, boolean]>([
      ['application/json; charset=utf-8', '{"é":1}', '{"é":1}', false],
      ['application/vnd.shop+json', '{}', '{}', false],
      ['text/csv', 'a,b', 'a,b', false],
      ['application/octet-stream', new Uint8Array([0, 255]), 'AP8=', true],
      ['application/x-www-form-urlencoded', 'a=1', 'YT0x', true],
    ])('passes a body of type %s on', async (type, body, text, isBase64Encoded) => {
      const { event } = await echoOf('/things/1', {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      expect(event).toMatchObject({ body: text, isBase64Encoded });
    });

    test('joins repeated headers, takes cookies apart, and says where the request came from', async () => {
      const { event } = await new Promise<Echoed>((resolve, reject) => {
        const request = httpRequest(`${fixture.stack.url}/things/1`, {
          headers: { 'X-Many': ['a', 'b'], Cookie: ['c=1; d=2'] },
        });
        request.on('response', async (response) =>
          resolve(JSON.parse(Buffer.concat(await response.toArray()).toString())),
        );
        request.on('error', reject);
        request.end();
      });
      expect(event.headers).toMatchObject({ 'x-many': 'a,b', 'x-forwarded-proto': 'http' });
      expect(event.headers).not.toHaveProperty('cookie');
      expect(event['cookies']).toEqual(['c=1', 'd=2']);
      expect(event.requestContext).toMatchObject({
        accountId: '000000000000',
        stage: '$default',
        routeKey: 'GET /things/{thingId}',
        http: { method: 'GET', path: '/things/1', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
        time: expect.stringMatching(/^\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d \+0000$/),
        timeEpoch: expect.any(Number),
        requestId: expect.stringMatching(/=$/),
      });
    });

    test('the function has its environment and its time limit', async () => {
      const echoed = await echoOf('/things/special');
      expect(echoed).toMatchObject({
        region: 'us-east-1',
        setting: 'of test',
        table: fixture.output('TableName'),
        functionName: fixture.output('EchoName'),
      });
      expect(echoed.remainingMs).toBeGreaterThan(0);
      expect(echoed.remainingMs).toBeLessThanOrEqual(10_000);
    });
  });

  const internalError = '{"message":"Internal Server Error"}';

  test.each<[string, number, string, Record<string, string | null>]>([
    ['/answers/object', 200, '{"plain":true}', { 'content-type': 'application/json' }],
    ['/answers/text', 200, '"hello"', { 'content-type': 'application/json' }],
    ['/answers/nothing', 200, 'null', {}],
    ['/answers/binary', 200, 'GIF89', { 'content-type': 'image/gif', 'content-length': '5' }],
    [
      '/answers/cookies',
      201,
      'made',
      { 'x-number': '7', 'set-cookie': 'a=1; Path=/, b=2', 'content-type': 'text/plain;charset=UTF-8' },
    ],
    ['/answers/empty', 204, '', { 'content-length': null }],
    ['/answers/malformed', 500, internalError, {}],
    ['/answers/huge', 500, internalError, {}],
    ['/answers/throws', 500, internalError, {}],
    ['/answers/exits', 500, internalError, {}],
    ['/answers/waits', 500, internalError, {}],
    ['/answers/%zz', 400, '{"message":"Bad Request"}', {}],
    ['/nowhere', 404, '{"message":"Not Found"}', { 'content-type': 'application/json' }],
  ])('GET %s answers %i', async (path, status, body, headers) => {
    const response = await fetch(fixture.stack.url + path);
    expect([response.status, await response.text()]).toEqual([status, body]);
    for (const [name, value] of Object.entries(headers)) expect(response.headers.get(name), name).toBe(value);
  });

  test('a method without a route is not found', async () => {
    expect((await fetch(`${fixture.stack.url}/things/special`, { method: 'DELETE' })).status).toBe(404);
  });

  test('a body over 10 MB is refused, one over the function’s 6 MB fails', async () => {
    const send = async (size: number): Promise<number> => {
      const init = { method: 'POST', body: new Uint8Array(size), headers: { 'content-type': 'text/plain' } };
      return (await fetch(`${fixture.stack.url}/things/1`, init)).status;
    };
    expect(await send(11 * 1024 * 1024)).toBe(413);
    expect(await send(7 * 1024 * 1024)).toBe(500);
    expect(await send(1024)).toBe(200);
  });

  test('a crash or timeout is reported with type, message and readable stack in the function’s log', async () => {
    for (const kind of ['throws', 'exits', 'waits']) await fetch(`${fixture.stack.url}/answers/${kind}`);
    const folder = fixture.stack.folder.logs;
    const file = readdirSync(folder).find((name) => name.includes('Answers')) ?? '';
    const log = readFileSync(`${folder}/${file}`, 'utf8');
    expect(log).toContain('"errorType":"RangeError","errorMessage":"out of range on purpose"');
    expect(log).toContain('handlers.ts:');
    expect(log).toContain('Runtime exited with exit code 3');
    expect(log).toContain('Task timed out after 3.00 seconds');
  });

  describe('the authorizer', () => {
    const get = (token?: string): Promise<Response> =>
      fetch(`${fixture.stack.url}/guarded`, token === undefined ? {} : { headers: { authorization: token } });

    test.each<[string | undefined, number, string]>([
      [undefined, 401, '{"message":"Unauthorized"}'],
      ['deny', 403, '{"message":"Forbidden"}'],
      ['broken', 500, internalError],
      ['malformed', 500, internalError],
    ])('answers %s with %i', async (token, status, body) => {
      const response = await get(token);
      expect([response.status, await response.text()]).toEqual([status, body]);
    });

    test('hands its context on and is asked once for the same identity', async () => {
      const context = async (token: string): Promise<unknown> =>
        ((await (await get(token)).json()) as Echoed).event.requestContext['authorizer'];
      const first = await context('allow me');
      expect(first).toMatchObject({ lambda: { token: 'allow me', asked: expect.any(Number) } });
      expect(await context('allow me')).toEqual(first);
      expect(await context('allow another')).not.toEqual(first);
    });
  });

  test('a route’s own throttle counts', async () => {
    const statuses: number[] = [];
    for (let call = 0; call < 3; call += 1)
      statuses.push((await fetch(`${fixture.stack.url}/scarce`)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  test('CORS follows the configuration of the API', async () => {
    const preflight = (origin: string): Promise<Response> =>
      fetch(`${fixture.stack.url}/things/1`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'GET' },
      });
    const allowed = await preflight('https://shop.example');
    expect(allowed.status).toBe(204);
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(allowed.headers.get('access-control-allow-headers')).toBe('authorization');
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
    const get = await fetch(`${fixture.stack.url}/things/1`, { headers: { origin: 'https://shop.example' } });
    expect(get.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  });
}
