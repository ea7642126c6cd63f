import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageSettings } from './stages.ts';
import { removalPolicyOf } from './state/protection.ts';

/** The longest SQS has. What is lost after it comes again with what happens next, or from the ledger, which keeps all. */
const KEPT = Duration.days(14);

export interface WorkQueueProps {
  readonly settings: StageSettings;
  /** How long the function that works it off may take for a batch. */
  readonly timeoutSeconds: number;
  /** How long messages wait for others to be handed over with. */
  readonly batchSeconds?: number;
  /** After as many a message is set aside. */
  readonly tries: number;
}

/** What one function works off, and what it could not. Apart from the function, which may have to be told of both. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const common = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: KEPT,
      removalPolicy: removalPolicyOf(props.settings),
    };
    this.deadLetters = new Queue(this, 'DeadLetters', common);
    this.queue = new Queue(this, 'Queue', {
      ...common,
      // As AWS advises: six times what one try takes at most, and what messages wait for each other. It rides out an hour of trouble.
      visibilityTimeout: Duration.seconds(6 * props.timeoutSeconds + (props.batchSeconds ?? 0)),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: props.tries },
    });
  }
}
