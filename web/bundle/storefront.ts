import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { type Bundle, bundleIn, HASHED_FOLDER } from './bundle.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

export interface StorefrontBundle extends Bundle {
  /** esbuild's account of what went where, with paths from the root of the repository. */
  readonly metafile: Metafile;
}

/**
 * How the elements for customers are bundled: `perennial.js`, which pages name and which keeps its name, and beside it a chunk for
 * each element and each language, which it loads when a page needs them. All of them name each other by relative paths, because
 * the page that loads them is the shop's.
 */
export const STOREFRONT_BUILD = {
  absWorkingDir: root,
  entryPoints: ['web/storefront/perennial.ts', 'web/storefront/perennial.css'],
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  // From here on browsers have light-dark(), container queries and all else that the elements' styles are written in.
  target: ['chrome123', 'firefox120', 'safari17.5'],
  minify: true,
  charset: 'utf8',
  legalComments: 'none',
  entryNames: '[name]',
  chunkNames: `${HASHED_FOLDER}/[name]-[hash]`,
  assetNames: `${HASHED_FOLDER}/[name]-[hash]`,
  conditions: ['production'],
  metafile: true,
  logLevel: 'error',
} as const satisfies BuildOptions;

/**
 * Bundles the storefront's elements into a folder.
 * @throws Error with esbuild's messages when it does not compile
 */
export function bundleStorefront(outFolder: string): StorefrontBundle {
  const { metafile } = buildSync({
    ...STOREFRONT_BUILD,
    target: [...STOREFRONT_BUILD.target],
    conditions: [...STOREFRONT_BUILD.conditions],
    entryPoints: [...STOREFRONT_BUILD.entryPoints],
    outdir: outFolder,
  });
  return { ...bundleIn(outFolder), metafile };
}
