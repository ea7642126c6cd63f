import type { ResourceCatalog } from '../template/resource-catalog.ts';

/** Names of the buckets of the stacks. */
export function readBucketNames(catalog: ResourceCatalog): ReadonlySet<string> {
  return new Set(catalog.ofType('AWS::S3::Bucket').map((bucket) => catalog.names.physicalName(bucket)));
}
