import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { EVENT_SOURCE } from '../shared/contracts/events.ts';
import type { State } from './state/state.ts';

/** Six times what the function may take, as AWS asks for. */
const VISIBILITY_SECONDS = 180;
/** What fails so often is looked at by people; meanwhile it does not stand in others' way. */
const MAX_RECEIVES = 5;
const RETENTION = Duration.days(4);

/**
 * What the courier is brought: all events of the bus, and calls for work, one endpoint each.
 *
 * Standard queues, though a FIFO queue could keep endpoints apart by its message groups: it would drop a second call for an
 * endpoint within five minutes as a duplicate, and stop a group at a call that fails. A lane in the table does it instead.
 */
export class CourierQueues extends Construct {
  readonly events: Queue;
  readonly lanes: Queue;

  constructor(scope: Construct, id: string, state: State) {
    super(scope, id);
    const common = {
      visibilityTimeout: Duration.seconds(VISIBILITY_SECONDS),
      retentionPeriod: RETENTION,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: state.webhookDeadLetters, maxReceiveCount: MAX_RECEIVES },
    };
    this.events = new Queue(this, 'Events', common);
    this.lanes = new Queue(this, 'Lanes', common);
    new Rule(this, 'Told', {
      description: 'All that is told of members and their points, for webhooks.',
      eventBus: state.bus,
      eventPattern: { source: [EVENT_SOURCE] },
      targets: [new SqsQueue(this.events, { deadLetterQueue: state.webhookDeadLetters })],
    });
  }
}
