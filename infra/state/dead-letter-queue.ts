import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { removalPolicyOf } from './protection.ts';

/** Ledger records that the relay could not publish, until somebody looks and redrives them; see docs/operations.md. */
export class DeadLetterQueue extends Queue {
  constructor(scope: Construct, id: string, settings: StageSettings) {
    super(scope, id, {
      // The longest SQS has. The entries themselves are in the ledger for ever; this is a list of those to publish again.
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.minutes(1),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      removalPolicy: removalPolicyOf(settings),
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is a dead-letter queue: people read it, so it has no consumer that could fail.',
    });
  }
}
