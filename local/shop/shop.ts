import { gzipSync } from 'node:zlib';
import { ZodError } from 'zod';
import { createClient } from '../../client/index.ts';
import type { GatewayRequest } from '../gateway/gateway-request.ts';
import type { GatewayResponse } from '../gateway/gateway-response.ts';
import type { RequestHandler } from '../gateway/request-handler.ts';
import { shopSetup } from './set-up.ts';
import { shopAnswers } from './shop-answers.ts';
import { bundleShop, type ShopFile } from './shop-bundle.ts';
import { ShopRefusal } from './shop-refusal.ts';
import { openShopStore } from './shop-store.ts';

export interface ShopOptions {
  /** Of the API, and of the pages beside it. */
  readonly url: string;
  /** A secret key: the shop's server is a server like any other. */
  readonly key: string;
  /** Where the shop keeps its customers and orders. */
  readonly file: string;
  readonly log: (line: string) => void;
}

/**
 * A made-up shop at `/shop/`, before the API on the same port. It is of this machine alone: signing in is picking a name, and the
 * cookie that keeps it is believed.
 */
export function withShop(api: RequestHandler, { url, key, file, log }: ShopOptions): RequestHandler {
  const store = openShopStore(file);
  const ordering = { perennial: createClient({ baseUrl: url, token: key }), store, now: () => new Date() };
  const answers = shopAnswers(ordering, shopSetup(ordering, `${url}/shop/`));
  let bundle: Promise<ReadonlyMap<string, ShopFile>> | null = null;

  async function page(name: string, accepted: string): Promise<GatewayResponse> {
    bundle ??= bundleShop();
    const files = await bundle.catch((error: unknown) => {
      bundle = null;
      throw error;
    });
    // Every other path is one that the page itself makes something of.
    const found = files.get(name) ?? files.get('index.html');
    const told = { 'content-type': found?.contentType ?? '', vary: 'accept-encoding' };
    // As any shop's server does.
    return accepted.includes('gzip')
      ? answer(200, { ...told, 'content-encoding': 'gzip' }, gzipSync(found?.body ?? ''))
      : answer(200, told, found?.body ?? '');
  }

  async function call(request: GatewayRequest, path: readonly string[], body: Promise<Buffer | undefined>) {
    const text = (await body)?.toString('utf8') ?? '';
    const customer = store.customer(cookieOf(request)) ?? null;
    // A page elsewhere cannot send JSON without asking first, and is not told that it may.
    const isOwn =
      request.method === 'GET' || (request.headers['content-type'] ?? '').startsWith('application/json');
    if (!isOwn) throw new ShopRefusal(415, 'Send JSON.');
    const given = await answers({
      method: request.method,
      path,
      body: text === '' ? null : JSON.parse(text),
      customer,
    });
    const cookie =
      given.customerId === undefined
        ? {}
        : {
            'set-cookie': `shop=${encodeURIComponent(given.customerId ?? '')}; Path=/shop/; HttpOnly; SameSite=Lax`,
          };
    return json(200, given.body, cookie);
  }

  async function asked(request: GatewayRequest, path: readonly string[], body: Promise<Buffer | undefined>) {
    try {
      return await call(request, path, body);
    } catch (error) {
      if (error instanceof ShopRefusal) return json(error.status, { error: error.message });
      if (error instanceof ZodError || error instanceof SyntaxError)
        return json(400, { error: 'That cannot be.' });
      log(`The shop failed at ${request.method} ${request.path}: ${String(error)}`);
      return json(502, { error: 'The shop cannot do this at the moment. Try again.' });
    }
  }

  return async (request, body) => {
    // Whoever opens the bare address in a browser; the API has nothing there.
    if (request.path === '/' && request.method === 'GET') return redirect(302);
    const [, first, second, ...rest] = request.path.split('/');
    if (first !== 'shop') return api(request, body);
    if (second === undefined) return redirect(308);
    return second === 'api'
      ? asked(request, rest, body)
      : page([second, ...rest].join('/'), request.headers['accept-encoding'] ?? '');
  };
}

const redirect = (status: number): GatewayResponse => ({
  status,
  headers: { location: '/shop/', 'cache-control': 'no-store' },
  body: '',
});

const cookieOf = ({ cookies }: GatewayRequest): string => {
  const kept = cookies.find((cookie) => cookie.startsWith('shop='));
  return decodeURIComponent(kept?.slice('shop='.length) ?? '');
};

/** As strict as a shop's own would be, so that it is seen that the storefront's elements do with it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const answer = (
  status: number,
  headers: GatewayResponse['headers'],
  body: GatewayResponse['body'],
): GatewayResponse => ({
  status,
  headers: {
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    ...headers,
  },
  body,
});

const json = (status: number, body: unknown, headers: GatewayResponse['headers'] = {}): GatewayResponse =>
  answer(status, { 'content-type': 'application/json', ...headers }, JSON.stringify(body));
