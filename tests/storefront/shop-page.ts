import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** A shop's own server, on another origin than the API: it has pages, and the elements' files. */
export interface ShopPages {
  readonly url: string;
  /** The address of a page with this body, in the language and with the policy of a shop that is strict. */
  page(body: string, options?: PageOptions): string;
  close(): Promise<void>;
}

export interface PageOptions {
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  /** Of the page: `light dark` follows the reader's wish. */
  readonly colorScheme?: string;
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

const STYLE = `
body { margin: 0; padding: 16px; font: 16px/1.5 system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 1080px; margin: 0 auto; display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr); }
h1 { margin: 0; font-size: 20px; }
@media (min-width: 900px) { main.two { grid-template-columns: repeat(2, minmax(0, 1fr)); align-items: start; } main.two > .wide, main.two > h1 { grid-column: 1 / -1; } }`;

/**
 * @param folder of the bundle of the storefront
 * @param api origin that the pages may call
 */
export async function openShopPages(folder: string, api: string): Promise<ShopPages> {
  const pages = new Map<string, string>();
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src ${api}`,
    "base-uri 'none'",
  ].join('; ');
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://shop.example');
    const page = pages.get(pathname);
    if (page !== undefined) return answer(response, 'text/html; charset=utf-8', page, policy);
    if (pathname === '/page.css') return answer(response, 'text/css', STYLE, policy);
    if (pathname === '/favicon.ico') return answer(response, 'image/png', '', policy);
    return sendFile(response, join(folder, pathname.replace(/^\/storefront\//, '')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    page(body, { lang = 'en', dir = 'ltr', colorScheme = 'light dark' } = {}) {
      const path = `/page-${pages.size + 1}`;
      pages.set(
        path,
        `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title>Shop</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="${colorScheme}">
<link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/storefront/perennial.css">
<script type="module" src="/storefront/perennial.js"></script></head><body>${body}</body></html>`,
      );
      return url + path;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function answer(response: ServerResponse, type: string, body: string | Buffer, policy = ''): void {
  response.setHeader('content-type', type);
  if (policy !== '') response.setHeader('content-security-policy', policy);
  response.end(body);
}

function sendFile(response: ServerResponse, path: string): void {
  try {
    answer(response, TYPES[extname(path)] ?? 'application/octet-stream', readFileSync(path));
  } catch {
    response.statusCode = 404;
    response.end();
  }
}
