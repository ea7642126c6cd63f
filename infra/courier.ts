import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import type { CourierEnvironment } from '../shared/contracts/environments/courier.ts';
import { CourierAlarms } from './alarms/courier-alarms.ts';
import type { CourierQueues } from './courier-queues.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';
import { webhookTargets } from './webhooks.ts';

/** More than there may be endpoints: one that hangs takes one, and the others theirs. */
const MOST_LANES_AT_ONCE = 25;
const MOST_FAN_OUTS_AT_ONCE = 10;

/** Posts events to the endpoints that want them, each in a lane of its own. */
export class Courier extends ServiceFunction {
  constructor(
    scope: Construct,
    id: string,
    context: ServiceContext,
    { state, queues }: { readonly state: State; readonly queues: CourierQueues },
  ) {
    const { retrySeconds, pauseSeconds } = context.settings.webhooks;
    super(scope, id, {
      ...context,
      capability: 'courier',
      entry: 'functions/courier/courier.lambda.ts',
      errorImpact:
        "The shop's CRM, e-mail and other tools learn late what happened to members, and what is not sent within a day they do not learn; points stay right.",
      // It waits for receivers more than it computes.
      memoryMb: 512,
      timeoutSeconds: 29,
      // Four seconds of work, and a last batch of requests that hang until their limit of fifteen.
      slowAfterMs: 22_000,
      variables: {
        WEBHOOKS_TABLE: state.webhooks.tableName,
        LANE_QUEUE_URL: queues.lanes.queueUrl,
        WEBHOOK_TARGETS: webhookTargets(context.settings),
        WEBHOOK_RETRY_SECONDS: retrySeconds.join(),
        WEBHOOK_PAUSE_SECONDS: [pauseSeconds.first, pauseSeconds.longest].join(),
      } satisfies VariablesOf<typeof CourierEnvironment>,
    });
    state.webhooks.grantDeliver(this.function);
    queues.lanes.grantSendMessages(this.function);
    this.function.addEventSource(
      new SqsEventSource(queues.events, {
        batchSize: 10,
        maxConcurrency: MOST_FAN_OUTS_AT_ONCE,
        reportBatchItemFailures: true,
      }),
    );
    this.function.addEventSource(
      new SqsEventSource(queues.lanes, {
        // A batch would wait for its slowest endpoint.
        batchSize: 1,
        maxConcurrency: MOST_LANES_AT_ONCE,
        reportBatchItemFailures: true,
      }),
    );
    new Rule(this, 'Minute', {
      description: 'Looks for webhooks that are due.',
      schedule: Schedule.rate(Duration.minutes(1)),
      // The next one is a minute away.
      targets: [new LambdaFunction(this.function, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
    });
    new CourierAlarms(this, 'CourierAlarms', { ...context, state, queues });
  }
}
