import type { Objects } from '../../../shared/lake/objects.ts';
import { s3Client, s3Objects } from '../../../shared/lake/s3-objects.ts';
import { findTarget, type TargetOptions } from '../target.ts';

/** The lake of a stack, or of a bucket that is named. @throws Error with the way out where there is none */
export async function openBucket(targetOptions: TargetOptions, bucket?: string): Promise<Objects> {
  return s3Objects(s3Client(), await bucketName(targetOptions, bucket));
}

/** A bucket that is named needs no stack: credentials and endpoint are those of the environment. */
export async function bucketName(targetOptions: TargetOptions, bucket: string | undefined): Promise<string> {
  if (bucket !== undefined && targetOptions.stage === undefined && targetOptions.data === undefined)
    return bucket;
  const { name, lakeBucket } = await findTarget(targetOptions);
  const found = bucket ?? lakeBucket;
  if (found === null)
    throw new Error(
      `${name} has no lake: deploy or start it again with this version, or name a bucket with --bucket.`,
    );
  return found;
}
