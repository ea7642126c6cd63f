import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import { removalPolicyOf } from './protection.ts';

/**
 * What could not be handed on, until somebody looks and redrives it; see docs/operations.md. Of the relay: ledger records that
 * it could not publish. Of the courier: events that it could not put on their way to endpoints.
 */
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
  }

  /** For one that no queue names as its own: a review cannot see then what it is. */
  acknowledgeNoSource(): void {
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'This is a dead-letter queue: people read it, so it has no consumer that could fail.',
    });
  }
}
