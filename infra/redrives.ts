import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Grant } from 'aws-cdk-lib/aws-iam';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { DEAD_LETTER_QUEUES, type DeadLetterQueueName } from '../shared/contracts/dead-letters.ts';
import { type RedrivesEnvironment, variableOfLane } from '../shared/contracts/environments/redrives.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';

export interface DeadLetterLane {
  readonly deadLetters: IQueue;
  /** Whose dead letters these are; the first takes what never was in a queue. None of the relay, which tells the bus itself. */
  readonly feeders: readonly IQueue[];
}
export type DeadLetterLanes = Readonly<Record<DeadLetterQueueName, DeadLetterLane>>;

/** What of its variables is known before the queues are there. */
type OwnVariables = 'EVENT_BUS' | 'LEDGER_TABLE' | 'REFERRALS_TABLE' | 'AUDIT_TABLE';

/** Looks into the queues of dead letters, and has what is there tried again. */
export class Redrives extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'redrives',
      entry: 'functions/redrives/redrives.lambda.ts',
      errorImpact:
        'Nobody can look into dead letters or have them tried again in the console; the command line and the SQS console can.',
      // It waits for queues more than it computes.
      memoryMb: 512,
      timeoutSeconds: 29,
      // It works for 20 seconds at most, and then says what is left.
      slowAfterMs: 23_000,
      variables: {
        EVENT_BUS: state.bus.eventBusName,
        LEDGER_TABLE: state.ledger.tableName,
        AUDIT_TABLE: state.audit.tableName,
        REFERRALS_TABLE: state.referrals.tableName,
      } satisfies Pick<VariablesOf<typeof RedrivesEnvironment>, OwnVariables>,
    });
    // What the relay set aside is told from the ledger again, or from the stream.
    state.ledger.grantRead(this.function);
    state.referrals.grantReadVisits(this.function);
    for (const table of [state.ledger, state.referrals, state.journeys]) this.grantReadStream(table);
    state.bus.grantPutEventsTo(this.function);
    state.audit.grantNote(this.function);
  }

  /** The queues, which are made later than the API that this function answers. */
  serve(lanes: DeadLetterLanes): void {
    for (const name of DEAD_LETTER_QUEUES) {
      const { deadLetters, feeders } = lanes[name];
      const urls = [deadLetters, ...feeders].map(({ queueUrl }) => queueUrl);
      this.function.addEnvironment(variableOfLane(name), urls.join(' '));
    }
    const all = DEAD_LETTER_QUEUES.map((name) => lanes[name]);
    this.grantOn(
      all.map(({ deadLetters }) => deadLetters),
      ['sqs:GetQueueAttributes', 'sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 'sqs:DeleteMessage'],
    );
    this.grantOn(
      all.flatMap(({ feeders }) => feeders),
      ['sqs:SendMessage'],
    );
  }

  private grantOn(queues: readonly IQueue[], actions: string[]): void {
    Grant.addToPrincipal({
      grantee: this.function,
      actions,
      resourceArns: queues.map(({ queueArn }) => queueArn),
    });
  }

  /** A batch by its place in a stream, and no listing of streams. */
  private grantReadStream({ tableStreamArn }: Table): void {
    if (tableStreamArn === undefined) throw new Error('the relay reads no table without a stream');
    Grant.addToPrincipal({
      grantee: this.function,
      actions: ['dynamodb:GetShardIterator', 'dynamodb:GetRecords'],
      resourceArns: [tableStreamArn],
    });
  }
}
