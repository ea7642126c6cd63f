import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, buildSync } from 'esbuild';

const EVENT_STREAMS = '@smithy/core/event-streams';

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
    // Imported only when an operation streams events, which none of ours does: 19 KB. See `externalsOf`.
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

const externalsOf = (entry: string): string[] =>
  BUNDLING.external.filter((name) => name !== EVENT_STREAMS || !SPEAKING_S3.test(entry));

/**
 * Bundles one function into `outputFolder` as `index.js`, which exports what the entry does.
 * @param entry path of the entry file from the root of the repository
 * @throws Error with esbuild's messages when it does not compile
 */
export function bundleFunction(entry: string, outputFolder: string): void {
  const { outputFiles } = buildSync({
    ...BUNDLING,
    mainFields: [...BUNDLING.mainFields],
    external: externalsOf(entry),
    absWorkingDir: repositoryRoot,
    entryPoints: [entry],
    // As if it stood here, and written elsewhere below: the source map's paths, and so the bundle's hash, are then the
    // same whatever the folder, on every machine.
    outfile: join(repositoryRoot, 'index.js'),
    write: false,
    logLevel: 'error',
  });
  mkdirSync(outputFolder, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(outputFolder, basename(path)), contents);
  // Says that the bundle is CommonJS wherever it is unpacked, also below a package of ES modules such as this one.
  writeFileSync(join(outputFolder, 'package.json'), '{"type":"commonjs"}\n');
}
