import { Duration, Validations } from 'aws-cdk-lib';
import type { ITable, Table } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Construct } from 'constructs';
import type { RelayEnvironment } from '../shared/contracts/environments/relay.ts';
import { RelayAlarms } from './alarms/relay-alarms.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { DeadLetterQueue } from './state/dead-letter-queue.ts';
import type { State } from './state/state.ts';

type Filter = ReturnType<typeof FilterCriteria.filter>;

/**
 * Entries, and neither accounts nor refunds that wait for their order: of the ledger's items, only entries name a member.
 * It does not ask for inserts, because an order takes the place of the refunds that waited for it, which the stream
 * calls a change; no entry is ever changed otherwise (law 2).
 */
const ENTRIES: Filter = FilterCriteria.filter({
  dynamodb: { NewImage: { memberId: { S: FilterRule.exists() } } },
});

/** Links that were opened, by their keys, and neither codes, lists nor signals; when one is forgotten, that is no news. */
const VISITS: Filter = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('VISIT#') } } },
});

/** Changes of journeys that tell something, and neither others nor places in the index. */
const TELLING: Filter = FilterCriteria.filter({
  dynamodb: { NewImage: { told: { S: FilterRule.exists() } } },
});

/** Publishes each entry of the ledger, each visit, and what journeys tell, as events on the bus, at least once. */
export class Relay extends ServiceFunction {
  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'relay',
      entry: 'functions/relay/relay.lambda.ts',
      errorImpact:
        'Whatever listens to events (messages to customers, other systems of the shop) falls behind; points stay right.',
      // It waits for the bus more than it computes.
      memoryMb: 512,
      timeoutSeconds: 25,
      // A batch takes well under a second; this long it takes when the bus is in trouble.
      slowAfterMs: 10_000,
      variables: {
        EVENT_BUS: state.bus.eventBusName,
        DEAD_LETTER_QUEUE_URL: state.deadLetters.queueUrl,
        REFERRALS_TABLE: state.referrals.tableName,
      } satisfies VariablesOf<typeof RelayEnvironment>,
    });
    this.function.addEventSource(streamOf(state.ledger, ENTRIES, state.deadLetters));
    this.function.addEventSource(streamOf(state.referrals, VISITS, state.deadLetters));
    state.referrals.grantReadVisits(this.function);
    this.function.addEventSource(streamOf(state.journeys, TELLING, state.deadLetters));
    state.bus.grantPutEventsTo(this.function);
    state.deadLetters.grantSendMessages(this.function);
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'Listing streams has no resource to name; reading one is granted for the streams of ledger, referrals and journeys alone.',
    });
    new RelayAlarms(this, 'RelayAlarms', { ...context, state, function: this.function });
  }
}

function streamOf(table: Table, filter: Filter, deadLetters: DeadLetterQueue): DynamoEventSource {
  // The CDK's own Table is no ITable to a compiler that tells a missing stream from an undefined one.
  return new DynamoEventSource(table as ITable, {
    // Nothing written before the first poll is missed.
    startingPosition: StartingPosition.TRIM_HORIZON,
    filters: [filter],
    // Ten calls to the bus, ten events each.
    batchSize: 100,
    // One batch of a shard at a time: a shard takes about 500 entries a second, and a batch of 100 needs well under
    // 200 ms. If relay-age says otherwise, raise it: events carry the order in their sequence number anyway.
    parallelizationFactor: 1,
    // A record that the relay cannot read is named as failed, so that the others of its batch are not repeated.
    reportBatchItemFailures: true,
    // A record that ends the whole invocation is found by halving.
    bisectBatchOnError: true,
    // Rides out minutes of trouble on the bus; then the shard goes on and the record waits in the queue.
    retryAttempts: 20,
    // The stream forgets after 24 hours, and what the queue holds of a record is only its place in the stream.
    // Half of it leaves twelve hours to look.
    maxRecordAge: Duration.hours(12),
    onFailure: new SqsDlq(deadLetters),
  });
}
