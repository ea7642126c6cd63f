import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Asset } from 'aws-cdk-lib/aws-s3-assets';
import type { Construct } from 'constructs';
import { bundleFaces } from '../../web/bundle/faces.ts';
import { bundleOf } from '../bundled-code.ts';
import { repositoryRoot, writeBundle } from '../bundling.ts';

const ENTRY = 'functions/web/web.lambda.ts';

/** The function that publishes the pages, with all files of them beside it. */
export function facesAsset(scope: Construct, id: string): Asset {
  return new Asset(scope, id, {
    path: join(repositoryRoot, 'functions/web'),
    // The hash of the result, so that pages are published when they changed, and only then.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // The type asks for an image; it is never pulled, because the bundling below succeeds or throws.
      image: DockerImage.fromRegistry('never-pulled'),
      local: {
        tryBundle: (outputFolder) => {
          writeBundle(bundleOf(ENTRY), outputFolder);
          bundleFaces(outputFolder);
          return true;
        },
      },
    },
  });
}
