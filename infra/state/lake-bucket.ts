import { Duration, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { removalPolicyOf } from './protection.ts';

/** Events as they arrived; written by the function of the lake and by nobody else. */
export const RAW_PREFIX = 'raw/';
/** Tables that are made of them, with their manifests. */
export const CURATED_PREFIX = 'curated/';
/** What was counted. */
export const FIGURES_PREFIX = 'metrics/';
/** What people imported. */
export const IMPORTED_PREFIX = 'imported/';
/** What Athena answered, for whoever asked. */
export const ANSWERS_PREFIX = 'athena/';

/**
 * Raw objects are read once, in the night after they came, and then only when all is made anew. So they are cheap to keep and dear to
 * read from the day on that no late run may still want them. Objects below 128 KB stay where they are: S3 moves none of them.
 */
const LIFECYCLE: LifecycleRule[] = [
  {
    id: 'ArchiveRaw',
    prefix: RAW_PREFIX,
    transitions: [
      { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) },
    ],
  },
  { id: 'ForgetAnswers', prefix: ANSWERS_PREFIX, expiration: Duration.days(7) },
  {
    id: 'ForgetSuperseded',
    noncurrentVersionExpiration: Duration.days(30),
    expiredObjectDeleteMarker: true,
    abortIncompleteMultipartUploadAfter: Duration.days(1),
  },
];

/**
 * The lake: what happened, without anything of the person. Versioned, because of what people do not tell the ledger, such as visits,
 * the raw objects are the only copy, and because one small object, the manifest's pointer, says what all others are: what is
 * overwritten or deleted by mistake can be brought back for 30 days. Superseded files cost those 30 days.
 */
export class LakeBucket extends Bucket {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: LIFECYCLE,
      removalPolicy: removalPolicyOf(settings),
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Nothing of the person is in it, and its readers are roles of this account: who wants to know who read what switches on data events of CloudTrail.',
    });
  }

  /** New raw objects: neither to read them nor to touch anything else. */
  grantWriteRaw(grantee: IGrantable): void {
    this.grantOn(grantee, 's3:PutObject', [RAW_PREFIX]);
  }

  /** The whole way from what arrived to what is published: all but to change what arrived, or what people imported. */
  grantCount(grantee: IGrantable): void {
    this.grantFind(grantee, [RAW_PREFIX, CURATED_PREFIX, FIGURES_PREFIX, IMPORTED_PREFIX]);
    this.grantOn(grantee, 's3:PutObject', [CURATED_PREFIX, FIGURES_PREFIX]);
    this.grantOn(grantee, 's3:DeleteObject', [CURATED_PREFIX]);
  }

  /** What was counted. */
  grantReadFigures(grantee: IGrantable): void {
    this.grantFind(grantee, [FIGURES_PREFIX]);
  }

  /** With the right to list, because without it S3 answers that what is not there is forbidden. */
  private grantFind(grantee: IGrantable, prefixes: readonly string[]): void {
    this.grantOn(grantee, 's3:GetObject', prefixes);
    Grant.addToPrincipal({ grantee, actions: ['s3:ListBucket'], resourceArns: [this.bucketArn] });
  }

  private grantOn(grantee: IGrantable, action: string, prefixes: readonly string[]): void {
    const resourceArns = prefixes.map((prefix) => `${this.bucketArn}/${prefix}*`);
    Grant.addToPrincipal({ grantee, actions: [action], resourceArns });
  }
}
