import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleFunction, repositoryRoot } from './bundling.ts';
import { placeLakeEngine } from './lake-engine.ts';

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
          bundleFunction(entry, outputFolder);
          if (hasLakeEngine) placeLakeEngine(outputFolder);
          return true;
        },
      },
    },
  });
}
