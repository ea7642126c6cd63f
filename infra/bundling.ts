import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

const EVENT_STREAMS = '@smithy/core/event-streams';
/** The name of each function's bundle: `index.handler` is what Lambda calls. */
const INDEX = 'index';

/**
 * How functions are bundled, for the stack and for whoever measures the bundles. This file knows no CDK, so that
 * measuring does not load it.
 *
 * - `cjs`, because it loads faster: 30.2 ms against 32.7 ms as an ES module for the bare DynamoDB client.
 * - The AWS SDK is bundled, so that its version is the lockfile's and not the runtime's of the day.
 * - `mainFields` prefers ES module builds, of which esbuild drops what is not used.
 * - `utf8`: as it is written, where esbuild would escape what is not ASCII, at twice its size: 1 to 3 KB of a bundle with texts.
 * - Source maps stay beside the code and carry no sources. Node reads them when a function loads, so only stages that
 *   ask for readable stacks do (infra/stages.ts).
 */
export const BUNDLING = {
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  charset: 'utf8',
  mainFields: ['module', 'main'],
  sourcemap: true,
  sourcesContent: false,
  // Ways to find credentials that a Lambda function never goes: it has them in its environment. They weigh 130 KB.
  // The runtime carries the SDK, so even a require of one of them would succeed.
  external: [
    '@aws-sdk/credential-provider-http',
    '@aws-sdk/credential-provider-ini',
    '@aws-sdk/credential-provider-login',
    '@aws-sdk/credential-provider-process',
    '@aws-sdk/credential-provider-sso',
    '@aws-sdk/credential-provider-web-identity',
    '@smithy/credential-provider-imds',
    // Imported only when an operation streams events, which none of ours does: 19 KB. See `isExternal`.
    EVENT_STREAMS,
    // Machine code of DuckDB, which infra/lake-engine.ts puts beside the bundles that count.
    '@duckdb/node-bindings-*',
  ],
  // The DynamoDB client makes a cache for endpoints that none of its commands discovers: 8 KB of a package for lists.
  alias: { 'mnemonist/lru-cache': './infra/undiscovered-endpoints.ts' },
} as const satisfies BuildOptions;

export const repositoryRoot = fileURLToPath(new URL('../', import.meta.url));

/** Functions that speak to S3, whose client loads what streams events with itself. */
const SPEAKING_S3 = /^functions\/(lake|metrics|figures|web)\//;

const isExternal = (name: string, speaksS3: boolean): boolean => name !== EVENT_STREAMS || !speaksS3;

/** What esbuild made of one entry: `index.js` and its map, by name. */
export type FunctionBundle = ReadonlyMap<string, Uint8Array>;

/**
 * Bundles functions, each into one file that exports what its entry does. All at once, because most of what they are made of
 * is in several of them and then parsed once: together they take less than half of what they take one by one.
 * @param entries paths of entry files from the root of the repository
 * @returns a bundle for each entry, the same whatever is bundled with it
 * @throws Error with esbuild's messages when one does not compile
 */
export function bundleFunctions(entries: readonly string[]): ReadonlyMap<string, FunctionBundle> {
  const speaking = entries.filter((entry) => SPEAKING_S3.test(entry));
  const others = entries.filter((entry) => !SPEAKING_S3.test(entry));
  return new Map([...bundledTogether(speaking, true), ...bundledTogether(others, false)]);
}

function bundledTogether(
  entries: readonly string[],
  speaksS3: boolean,
): readonly (readonly [string, FunctionBundle])[] {
  if (entries.length === 0) return [];
  const { outputFiles } = buildSync({
    ...BUNDLING,
    mainFields: [...BUNDLING.mainFields],
    external: BUNDLING.external.filter((name) => isExternal(name, speaksS3)),
    absWorkingDir: repositoryRoot,
    entryPoints: entries.map((entry) => ({ in: entry, out: join(dirname(entry), INDEX) })),
    // As if they stood beside their entries, and written elsewhere by others: the source maps' paths, and so the bundles'
    // hashes, are then the same whatever the folder, on every machine.
    outdir: repositoryRoot,
    write: false,
    logLevel: 'error',
  });
  return entries.map((entry) => {
    const folder = join(repositoryRoot, dirname(entry));
    const mine = outputFiles.filter(({ path }) => dirname(path) === folder);
    return [entry, new Map(mine.map(({ path, contents }) => [basename(path), contents]))] as const;
  });
}

/**
 * Writes a bundle into a folder, from which Lambda or Node loads it.
 * @param bundle of `bundleFunctions`
 */
export function writeBundle(bundle: FunctionBundle, outputFolder: string): void {
  mkdirSync(outputFolder, { recursive: true });
  for (const [name, contents] of bundle) writeFileSync(join(outputFolder, name), contents);
  // Says that the bundle is CommonJS wherever it is unpacked, also below a package of ES modules such as this one.
  writeFileSync(join(outputFolder, 'package.json'), '{"type":"commonjs"}\n');
}

/**
 * Bundles one function into `outputFolder` as `index.js`.
 * @throws Error with esbuild's messages when it does not compile
 */
export function bundleFunction(entry: string, outputFolder: string): void {
  for (const bundle of bundleFunctions([entry]).values()) writeBundle(bundle, outputFolder);
}
