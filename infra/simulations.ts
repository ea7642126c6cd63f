import { Duration, Validations } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { SimulationsEnvironment } from '../shared/contracts/environments/simulations.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import { removalPolicyOf } from './state/protection.ts';
import type { State } from './state/state.ts';

const TIMEOUT_SECONDS = 60;
/** More would take from the ledger, and from the account's concurrency, what checkouts need. */
const MOST_AT_ONCE = 4;

/** Tries drafts on the shop's own history: takes what people ask for, and lives it slice by slice. */
export class Simulations extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    const queue = new Queue(scope, `${id}Queue`, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // A slice that did not come to an end in a day is nobody's question any more.
      retentionPeriod: Duration.days(1),
      // As AWS advises: six times what one try takes at most.
      visibilityTimeout: Duration.seconds(6 * TIMEOUT_SECONDS),
      removalPolicy: removalPolicyOf(context.settings),
    });
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'A slice that fails five times is noted on its simulation, where whoever asked for it sees it and has it go on; a dead letter would be seen by somebody else.',
    });
    super(scope, id, {
      ...context,
      capability: 'simulations',
      entry: 'functions/simulations/simulations.lambda.ts',
      errorImpact:
        'Marketers cannot try a draft on the history of the shop, or wait for it in vain; nothing that is in force depends on it.',
      // One whole core: it lives people's past.
      memoryMb: 1_769,
      timeoutSeconds: TIMEOUT_SECONDS,
      // A slice works for 20 seconds and then finishes its page.
      slowAfterMs: 45_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        PROGRAM_TABLE: state.programs.tableName,
        SIMULATION_QUEUE_URL: queue.queueUrl,
      } satisfies VariablesOf<typeof SimulationsEnvironment>,
    });
    queue.grantSendMessages(this.function);
    this.function.addEventSource(
      new SqsEventSource(queue, {
        batchSize: 1,
        maxConcurrency: MOST_AT_ONCE,
        reportBatchItemFailures: true,
      }),
    );
    state.ledger.grantReadHistory(this.function);
    state.programs.grantRead(this.function);
    state.programs.grantSimulate(this.function);
  }
}
