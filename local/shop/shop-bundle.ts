import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = new URL('../../web/shop/', import.meta.url);

/** One file of the shop's pages. */
export interface ShopFile {
  readonly contentType: string;
  readonly body: Buffer | string;
}

/** The pages of the shop: bundled when they are first asked for, which takes some tenths of a second. */
export async function bundleShop(): Promise<ReadonlyMap<string, ShopFile>> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('main.ts', FOLDER)), fileURLToPath(new URL('shop.css', FOLDER))],
    outdir: '/',
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  const bundled = outputFiles.map(
    ({ path, contents }) =>
      [
        path.slice(path.lastIndexOf('/') + 1),
        {
          contentType: path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
          body: Buffer.from(contents),
        },
      ] as const,
  );
  const page = readFileSync(new URL('index.html', FOLDER), 'utf8');
  return new Map<string, ShopFile>([
    ...bundled,
    ['index.html', { contentType: 'text/html; charset=utf-8', body: page }],
  ]);
}
