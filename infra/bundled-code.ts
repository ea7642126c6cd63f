import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleFunctions, type FunctionBundle, repositoryRoot, writeBundle } from './bundling.ts';
import { placeLakeEngine } from './lake-engine.ts';

let bundles: ReadonlyMap<string, FunctionBundle> | undefined;

/** Bundles all functions when the first one is asked for; whoever synthesizes without bundling never asks. */
export function bundleOf(entry: string): FunctionBundle {
  bundles ??= bundleFunctions(globSync('functions/*/*.lambda.ts', { cwd: repositoryRoot }).sort());
  const bundle = bundles.get(entry);
  if (bundle === undefined) throw new Error(`${entry} is not among functions/*/*.lambda.ts: move it there.`);
  return bundle;
}

/**
 * The bundle of one function as an asset. The CDK's NodejsFunction does the same by starting npx and esbuild for each
 * function, which takes twice as long and would need its options written a second time for the bench.
 * @param entry path of the entry file from the root of the repository
 * @param hasLakeEngine whether DuckDB lies beside it
 * @throws Error when there is no such file, or it does not compile
 */
export function bundledCode(entry: string, { hasLakeEngine = false } = {}): Code {
  const file = join(repositoryRoot, entry);
  if (!existsSync(file)) {
    throw new Error(`There is no function at ${entry}: write it, or correct its path in infra/.`);
  }
  return Code.fromAsset(dirname(file), {
    // The hash of the result, so that a function is deployed when its own bundle changed, and only then.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The type asks for an image; it is never pulled, because the bundling below succeeds or throws.
      image: DockerImage.fromRegistry('never-pulled'),
      local: {
        tryBundle: (outputFolder) => {
          writeBundle(bundleOf(entry), outputFolder);
          if (hasLakeEngine) placeLakeEngine(outputFolder);
          return true;
        },
      },
    },
  });
}
