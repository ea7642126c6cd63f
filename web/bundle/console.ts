import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import { type Bundle, bundleIn, HASHED_FOLDER } from './bundle.ts';
import { firstLoad } from './first-load.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const PAGE = 'web/console/index.html';
const ENTRY = 'web/console/main.tsx';
const ICON = 'web/console/icon.svg';
/** Where the console lies on its origin. */
const BASE = '/console/';

export interface ConsoleBundle extends Bundle {
  /** What is loaded before the first page shows: paths of files, with index.html. */
  readonly firstLoad: readonly string[];
  /** esbuild's account of what went where, with paths from the root of the repository. */
  readonly metafile: Metafile;
}

/**
 * How the console is bundled. Each page is a chunk of its own, because `pages.ts` imports it on demand.
 *
 * - `publicPath`: style sheets and scripts name what they load by the path on the origin, wherever the page is.
 * - `legalComments: 'none'`: licenses of what is bundled are in the packages; 12 KB of comments travel otherwise.
 */
export const CONSOLE_BUILD = {
  absWorkingDir: root,
  entryPoints: { main: ENTRY, icon: ICON },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: ['chrome120', 'firefox121', 'safari17.2'],
  minify: true,
  charset: 'utf8',
  jsx: 'automatic',
  legalComments: 'none',
  entryNames: `${HASHED_FOLDER}/[name]-[hash]`,
  chunkNames: `${HASHED_FOLDER}/[name]-[hash]`,
  assetNames: `${HASHED_FOLDER}/[name]-[hash]`,
  publicPath: BASE,
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.svg': 'copy', '.woff2': 'file', '.png': 'file' },
  metafile: true,
  logLevel: 'error',
} as const satisfies BuildOptions;

/**
 * Bundles the console into a folder: index.html, and beside it `assets/` with everything else.
 * @throws Error with esbuild's messages when it does not compile
 */
export function bundleConsole(outFolder: string): ConsoleBundle {
  const { metafile } = buildSync({
    ...CONSOLE_BUILD,
    target: [...CONSOLE_BUILD.target],
    outdir: outFolder,
  });
  const { firstLoad: first } = writePage(outFolder, metafile);
  return { ...bundleIn(outFolder), firstLoad: first, metafile };
}

/**
 * Writes index.html, which names the entry by its hash and asks for all that it imports at once.
 * @returns what is loaded first
 */
export function writePage(outFolder: string, metafile: Metafile): { readonly firstLoad: readonly string[] } {
  const folder = relative(root, outFolder);
  const inBundle = (path: string): string => relative(folder, path);
  const entry = outputOf(metafile, ENTRY);
  const icon = outputOf(metafile, ICON);
  const first = firstLoad(metafile.outputs, entry).map(inBundle);
  const scripts = first.filter((path) => path.endsWith('.js'));
  const head = [
    `<link rel="icon" type="image/svg+xml" href="${BASE}${inBundle(icon)}">`,
    ...first
      .filter((path) => path.endsWith('.css'))
      .map((path) => `<link rel="stylesheet" href="${BASE}${path}">`),
    `<script type="module" src="${BASE}${inBundle(entry)}"></script>`,
    ...scripts.slice(1).map((path) => `<link rel="modulepreload" href="${BASE}${path}">`),
  ];
  mkdirSync(outFolder, { recursive: true });
  writeFileSync(join(outFolder, 'index.html'), pageWith(head));
  return { firstLoad: ['index.html', ...first] };
}

const MARK = '<!-- head -->';

function pageWith(head: readonly string[]): string {
  const page = readFileSync(join(root, PAGE), 'utf8');
  if (!page.includes(MARK)) throw new Error(`${PAGE} does not say where its script goes: write ${MARK}.`);
  return page.replace(MARK, head.join('\n    '));
}

function outputOf({ outputs }: Metafile, entryPoint: string): string {
  const found = Object.entries(outputs).find(
    ([path, output]) =>
      output.entryPoint === entryPoint ||
      // A copied file is no entry point to esbuild, but has one input, itself.
      (basename(path) !== basename(entryPoint) && entryPoint in output.inputs && !path.endsWith('.js')),
  );
  if (found === undefined) throw new Error(`esbuild wrote nothing for ${entryPoint}`);
  return found[0];
}
