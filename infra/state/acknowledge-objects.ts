import { Stack, Validations } from 'aws-cdk-lib';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** Says why a function may reach objects of a bucket by what their names begin with. */
export function acknowledgeObjects(scope: Construct, bucket: Bucket, prefixes: readonly string[]): void {
  const { logicalId } = bucket.node.defaultChild as CfnBucket;
  for (const prefix of prefixes) {
    Validations.of(scope).acknowledge({
      id: `AwsSolutions-IAM5[Resource::<${Stack.of(scope).resolve(logicalId)}.Arn>/${prefix}*]`,
      reason: 'Objects have names of their own, so they are granted by what their names begin with.',
    });
  }
}
