import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { JourneysEnvironment } from '../shared/contracts/environments/journeys.ts';
import { EVENT_SOURCE } from '../shared/contracts/events.ts';
import { JourneyAlarms } from './alarms/journey-alarms.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT_SECONDS = 60;
/** Events are worth this much waiting for others, of which several may be of one member. */
const WAITING_SECONDS = 2;
const TRIES = 10;

/** The running engine: takes what happens to members, wakes those whose time has come, and decides what triggers do. */
export class Journeys extends ServiceFunction {
  /** Events of members, and members whose time has come. */
  readonly queue: Queue;
  /** What could not be looked at in ten tries. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    const work = new WorkQueue(scope, `${id}Work`, {
      settings: context.settings,
      timeoutSeconds: TIMEOUT_SECONDS,
      batchSeconds: WAITING_SECONDS,
      tries: TRIES,
    });
    super(scope, id, {
      ...context,
      capability: 'journeys',
      entry: 'functions/journeys/journeys.lambda.ts',
      errorImpact:
        'Customers are not thanked, asked or won back, and support agents see old journeys, until it is looked at again; nothing is lost but what expires meanwhile.',
      // It waits for the store more than it computes, for ten members at once.
      memoryMb: 1024,
      // A writer tries for 15 seconds before it gives up; what there was no time for comes again.
      timeoutSeconds: TIMEOUT_SECONDS,
      // A batch takes a second; many members who are due together take longer, which is no trouble.
      slowAfterMs: 45_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        PROFILE_TABLE: state.profiles.tableName,
        ...programVariables(context, state),
        JOURNEYS_TABLE: state.journeys.tableName,
        OUTBOX_TABLE: state.outbox.tableName,
        SURVEYS_TABLE: state.surveys.tableName,
        JOURNEY_QUEUE_URL: work.queue.queueUrl,
      } satisfies VariablesOf<typeof JourneysEnvironment>,
    });
    this.queue = work.queue;
    this.deadLetters = work.deadLetters;
    this.listen(state);
    this.function.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize: 100,
        maxBatchingWindow: Duration.seconds(WAITING_SECONDS),
        reportBatchItemFailures: true,
      }),
    );
    this.queue.grantSendMessages(this.function);
    this.runByTheMinute();
    this.grant(state);
    new JourneyAlarms(this, 'JourneyAlarms', {
      ...context,
      queue: this.queue,
      deadLetters: this.deadLetters,
    });
  }

  /** The first event of each entry: what is told beside it says nothing that it does not. */
  private listen({ bus: eventBus }: State): void {
    new Rule(this, 'Entries', {
      description: 'Whatever is written down of members.',
      eventBus,
      eventPattern: {
        source: [EVENT_SOURCE],
        detailType: [{ 'anything-but': ['points.settled', 'tier.changed'] }] as unknown as string[],
        detail: { sequence: [{ exists: true }] },
      },
      // An event that cannot be handed over waits where those wait that could not be looked at.
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })],
    });
  }

  private runByTheMinute(): void {
    new Rule(this, 'Minutely', {
      description: 'Members whose time has come.',
      schedule: Schedule.rate(Duration.minutes(1)),
      // One that is missed is made up for by the next.
      targets: [new LambdaFunction(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
  }

  private grant({ ledger, profiles, programs, journeys, outbox, surveys }: State): void {
    ledger.grantRead(this.function);
    ledger.grantReadStatement(this.function);
    profiles.grantRead(this.function);
    programs.grantRead(this.function);
    journeys.grantRead(this.function);
    journeys.grantKeep(this.function);
    journeys.grantClear(this.function);
    journeys.grantLookAtAll(this.function);
    outbox.grantDecide(this.function);
    surveys.grantErase(this.function);
    outbox.grantHistory(this.function);
  }
}
