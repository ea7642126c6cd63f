import { readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { withDistribution } from '../../local/distribution/distribution.ts';
import { readDistribution } from '../../local/distribution/distribution-definition.ts';
import { openGateway } from '../../local/gateway/gateway.ts';
import { readCloudAssembly } from '../../local/template/cloud-assembly.ts';
import { createResourceCatalog } from '../../local/template/resource-catalog.ts';
import { createResourceNames } from '../../local/template/resource-identity.ts';

/** The distribution of the app's own stack, in front of an API that says what it was asked. */
const stacks = readCloudAssembly(inject('assembly'));
const gateway = await openGateway(0, () => {});
const names = createResourceNames(stacks, { gatewayUrl: gateway.url, servicesUrl: gateway.url });
const behaviors = readDistribution(createResourceCatalog(stacks, names), stacks);
gateway.serve(
  withDistribution(
    async ({ method, path }) => ({ status: 200, headers: { 'x-api': 'yes' }, body: `${method} ${path}` }),
    behaviors,
  ),
);
afterAll(() => gateway.close());

const published = [...(stacks[0]?.resources.values() ?? [])].find(
  ({ type }) => type === 'Custom::PublishedFaces',
);
const folder = stacks[0]?.assetPaths.get(`${published?.properties['Faces']}.zip`) ?? '';
const list = JSON.parse(readFileSync(join(folder, 'files.json'), 'utf8')) as {
  path: string;
  contentType: string;
  cacheControl: string;
}[];
const contentsOf = (path: string): Buffer => readFileSync(join(folder, 'files', path));
const script =
  list.find(({ path }) => path.startsWith('console/assets/main-') && path.endsWith('.js'))?.path ?? '';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The path goes out as it is: fetch would follow its dots first. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(gateway.url);
    const request = httpRequest({ hostname, port, path, method, headers });
    request.on('response', async (response) =>
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: Buffer.concat(await response.toArray()),
      }),
    );
    request.on('error', reject);
    request.end();
  });
}

describe('files', () => {
  it.each(list)(
    '$path comes with what the deployment says of it',
    async ({ path, contentType, cacheControl }) => {
      const { status, headers, body } = await ask(`/${path}`);
      expect(status).toBe(200);
      expect(headers).toMatchObject({ 'content-type': contentType, 'cache-control': cacheControl });
      expect(body.equals(contentsOf(path))).toBe(true);
    },
  );

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('travel as %s to whoever reads that', async (encoding, unpack) => {
    const { headers, body } = await ask(`/${script}`, { 'accept-encoding': encoding });
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Accept-Encoding' });
    expect(headers.etag).toMatch(/^W\/"/);
    expect(unpack(body).equals(contentsOf(script))).toBe(true);
    expect(body.byteLength).toBeLessThan(contentsOf(script).byteLength / 2);
  });

  it('are not sent again to whoever has them, in whatever encoding', async () => {
    const { headers } = await ask('/console/');
    const again = await ask('/console/', {
      'if-none-match': `"other", W/${headers.etag}`,
      'accept-encoding': 'br',
    });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
  });

  it('that are not there are not found, and methods that change something are refused', async () => {
    expect((await ask('/console/assets/nothing.js')).status).toBe(404);
    expect((await ask('/storefront/')).status).toBe(404);
    expect((await ask('/console/', {}, 'POST')).status).toBe(403);
    const head = await ask('/console/', {}, 'HEAD');
    expect([head.status, head.body.byteLength]).toEqual([200, 0]);
  });
});

describe('the console', () => {
  const page = contentsOf('console/index.html');

  it.each(['/console/', '/console/members/mbr_1?tab=statement', '/console/rewards/ten.off'])(
    'is at %s',
    async (path) => {
      const { status, headers, body } = await ask(path);
      expect(status).toBe(200);
      expect(body.equals(page)).toBe(true);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self';/,
      );
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  it('is found without the slash', async () => {
    const { status, headers } = await ask('/console');
    expect([status, headers.location]).toEqual([301, '/console/']);
  });

  it('has nothing inline, and nothing of another origin', () => {
    const html = page.toString();
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)|https?:\/\//);
    expect(html).toContain(`<script type="module" src="/${script}"></script>`);
  });
});

describe('the API', () => {
  it.each([
    ['/v1/members', 'GET /v1/members'],
    ['/', 'GET /'],
    ['/consoles', 'GET /consoles'],
    ['/storefront', 'GET /storefront'],
    // CloudFront follows dots before it chooses, and passes on the path as it came.
    ['/console/../v1/members', 'GET /console/../v1/members'],
    ['/CONSOLE/', 'GET /CONSOLE/'],
  ])('is asked for %s', async (path, asked) => {
    const { headers, body } = await ask(path);
    expect(body.toString()).toBe(asked);
    expect(headers).toMatchObject({ 'x-api': 'yes', 'x-content-type-options': 'nosniff' });
    expect(headers).not.toHaveProperty('content-security-policy');
  });
});

describe('whatever path is asked for', () => {
  const known = new Set(list.map(({ path }) => contentsOf(path).toString('latin1')));
  const piece = fc.constantFrom(
    ...['console', 'storefront', 'assets', 'index.html', 'index.js', 'files.json', 'files', 'package.json'],
    ...[
      '..',
      '.',
      '',
      '%2e%2e',
      '%2E.',
      '..%2f..',
      '%2f',
      '%5c',
      '\\',
      '%00',
      '%zz',
      '~',
      'etc',
      'passwd',
      '%252e',
    ],
  );
  const path = fc
    .tuple(fc.constantFrom('/console', '/storefront', ''), fc.array(piece, { maxLength: 7 }))
    .map(([face, pieces]) => [face, ...pieces].join('/') || '/');

  it('nothing answers but published files and the API', async () => {
    await fc.assert(
      fc.asyncProperty(path, async (asked) => {
        const { status, headers, body } = await ask(asked);
        if (headers['x-api'] !== undefined || status === 400 || status === 404) return;
        if (status === 301) expect(headers.location).toBe('/console/');
        else expect([status, known.has(body.toString('latin1'))]).toEqual([200, true]);
      }),
      { numRuns: 400 },
    );
  });
});
