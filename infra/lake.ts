import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { LakeEnvironment } from '../shared/contracts/environments/lake.ts';
import { EVENT_SOURCE } from '../shared/contracts/events.ts';
import { LakeAlarms } from './alarms/lake-alarms.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import { acknowledgeObjects } from './state/acknowledge-objects.ts';
import { RAW_PREFIX } from './state/lake-bucket.ts';
import type { State } from './state/state.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT_SECONDS = 60;
/** Lambda hands over no more than 6 MB at once, which is some 3,000 events as they mostly are. */
const MOST_EVENTS = 5_000;
/** The fewest that SQS lets one ask for. More would share the same events among more, and smaller, objects. */
const MOST_AT_ONCE = 2;
const TRIES = 10;

/** Writes all that the bus tells into the lake, in batches. */
export class Lake extends ServiceFunction {
  /** Events that wait to be written. */
  readonly queue: Queue;
  /** What is no event, with its cause, and what could not be written in ten tries. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    const work = new WorkQueue(scope, `${id}Work`, {
      settings: context.settings,
      timeoutSeconds: TIMEOUT_SECONDS,
      batchSeconds: context.settings.lake.batchSeconds,
      tries: TRIES,
    });
    super(scope, id, {
      ...context,
      capability: 'lake',
      entry: 'functions/lake/lake.lambda.ts',
      errorImpact:
        'Events are not written to the lake, so the retention officer reads figures that lack them; points stay right, and events wait for fourteen days.',
      // Six megabytes of events are read, mapped, sorted and packed at once.
      memoryMb: 1024,
      timeoutSeconds: TIMEOUT_SECONDS,
      // A full batch takes a second or two.
      slowAfterMs: 30_000,
      variables: {
        LAKE_BUCKET: state.lake.bucketName,
        CREDENTIAL_TABLE: state.credentials.tableName,
        LAKE_DEAD_LETTER_QUEUE_URL: work.deadLetters.queueUrl,
      } satisfies VariablesOf<typeof LakeEnvironment>,
    });
    this.queue = work.queue;
    this.deadLetters = work.deadLetters;
    new Rule(this, 'Told', {
      description: 'All that is told of members and their points, for the lake.',
      eventBus: state.bus,
      eventPattern: { source: [EVENT_SOURCE] },
      // An event that cannot be handed over waits where those wait that could not be written.
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })],
    });
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: MOST_EVENTS,
        maxBatchingWindow: Duration.seconds(context.settings.lake.batchSeconds),
        maxConcurrency: MOST_AT_ONCE,
        reportBatchItemFailures: true,
      }),
    );
    state.lake.grantWriteRaw(this.function);
    acknowledgeObjects(this, state.lake, [RAW_PREFIX]);
    state.credentials.grantKeepLakeSalt(this.function);
    this.deadLetters.grantSendMessages(this.function);
    new LakeAlarms(this, 'LakeAlarms', { ...context, queue: this.queue, deadLetters: this.deadLetters });
  }
}
