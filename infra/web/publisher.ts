import { CustomResource, Duration } from 'aws-cdk-lib';
import { Grant } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { FunctionRole } from '../function-role.ts';
import type { ServiceContext } from '../service-function.ts';
import { acknowledgeObjects } from '../state/acknowledge-objects.ts';
import { removalPolicyOf } from '../state/protection.ts';
import { facesAsset } from './faces-asset.ts';

/** Some fifty files of a megabyte in all take two seconds. */
const TIMEOUT = Duration.minutes(2);

/** As the template has it. */
export const PUBLISHED_FACES = 'Custom::PublishedFaces';

/**
 * Puts the pages into their bucket when the stack is deployed. The CDK's own BucketDeployment does the same by a Python function with
 * the AWS command line as its layer, once for each kind of `cache-control`: docs/decisions.md says why it is not used.
 */
export class Publisher extends Construct {
  constructor(scope: Construct, id: string, { settings, stage }: ServiceContext, bucket: Bucket) {
    super(scope, id);
    const asset = facesAsset(this, 'Faces');
    const logs = new LogGroup(this, 'Logs', {
      retention: settings.logRetention,
      removalPolicy: removalPolicyOf(settings),
    });
    const role = new FunctionRole(this, 'Role');
    logs.grantWrite(role);
    const publish = new LambdaFunction(this, 'Function', {
      description: `Perennial ${stage}: publishes console and storefront`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromBucketV2(asset.bucket, asset.s3ObjectKey),
      handler: 'index.handler',
      memorySize: 512,
      timeout: TIMEOUT,
      role,
      logGroup: logs,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.INFO,
      environment: { SITE_BUCKET: bucket.bucketName },
    });
    Grant.addToPrincipal({
      grantee: publish,
      actions: ['s3:PutObject', 's3:DeleteObject'],
      resourceArns: [bucket.arnForObjects('*')],
    });
    Grant.addToPrincipal({ grantee: publish, actions: ['s3:ListBucket'], resourceArns: [bucket.bucketArn] });
    acknowledgeObjects(this, bucket, ['']);
    const published = new CustomResource(this, 'Published', {
      resourceType: PUBLISHED_FACES,
      serviceToken: publish.functionArn,
      serviceTimeout: Duration.minutes(10),
      // CloudFormation calls the function when this changes, and only then.
      properties: { Faces: asset.assetHash, Bucket: bucket.bucketName },
    });
    // Not before the function may write where it runs.
    published.node.addDependency(role, bucket);
  }
}
