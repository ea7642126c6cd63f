import { Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { DeliveryEnvironment } from '../shared/contracts/environments/delivery.ts';
import { DeliveryAlarms } from './alarms/delivery-alarms.ts';
import type { CheckoutApi } from './api/checkout-api.ts';
import { EmailSending } from './email-sending.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT_SECONDS = 30;
/** Half a minute, doubled up to an hour: some nine hours until an item is given up. */
const TRIES = 15;
/** More would only meet the rate at which SES sends. */
const MOST_AT_ONCE = 10;

/** What is known once the queue is there. */
type QueueVariables = 'DELIVERY_QUEUE_URL' | 'EMAIL_CONFIGURATION_SET';

export interface DeliveryProps {
  readonly state: State;
  readonly api: CheckoutApi;
}

/**
 * Carries out what triggers decided. The stream of the outbox only hands on the names of new items to a queue, which cannot
 * fail for long; from there on each item fails, waits and is tried again by itself.
 */
export class Delivery extends ServiceFunction {
  /** Items to be carried out, and what became of e-mails. */
  readonly queue: Queue;
  /** Items that could not be carried out. */
  readonly deadLetters: Queue;
  readonly sending: EmailSending;

  constructor(scope: Construct, id: string, context: ServiceContext, { state, api }: DeliveryProps) {
    const { settings } = context;
    const variables = {
      LEDGER_TABLE: state.ledger.tableName,
      ...programVariables(context, state),
      PROFILE_TABLE: state.profiles.tableName,
      OUTBOX_TABLE: state.outbox.tableName,
      SURVEYS_TABLE: state.surveys.tableName,
      REWARDS_TABLE: state.rewards.tableName,
      REFERRALS_TABLE: state.referrals.tableName,
      CREDENTIAL_TABLE: state.credentials.tableName,
      EVENT_BUS: state.bus.eventBusName,
      LINK_BASE: settings.linkBase ?? api.stage.url,
      REFERRAL_LINK_BASE: settings.referralLinkBase ?? 'api',
      EMAIL_FROM: settings.emailFrom ?? 'none',
      TEAM_EMAILS: JSON.stringify(settings.teamEmails),
    } satisfies Omit<VariablesOf<typeof DeliveryEnvironment>, QueueVariables>;
    super(scope, id, {
      ...context,
      capability: 'delivery',
      entry: 'functions/delivery/delivery.lambda.ts',
      errorImpact:
        'Members do not get messages, points and rewards that triggers decided, and teams are not called; what is decided waits for nine hours.',
      // It waits for SES more than it computes.
      memoryMb: 1024,
      timeoutSeconds: TIMEOUT_SECONDS,
      // An e-mail takes a fraction of a second; this long it takes when SES is in trouble.
      slowAfterMs: 15_000,
      variables,
    });
    const { queue, deadLetters } = new WorkQueue(this, 'Work', {
      settings,
      timeoutSeconds: TIMEOUT_SECONDS,
      tries: TRIES,
    });
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.sending = new EmailSending(this, 'EmailSending', { queue, deadLetters });
    // What became of e-mails is heard of also after the shop has stopped to send any.
    if (settings.emailFrom !== null) this.sending.grantSend(this.function, settings.emailFrom);
    this.addVariables({
      DELIVERY_QUEUE_URL: queue.queueUrl,
      EMAIL_CONFIGURATION_SET: this.sending.configurationSet.configurationSetName,
    });
    this.readOutbox(state);
    this.function.addEventSource(
      // One by one would cost as many invocations; ten that each send an e-mail end well within the time.
      new SqsEventSource(this.queue, {
        batchSize: 10,
        maxConcurrency: MOST_AT_ONCE,
        reportBatchItemFailures: true,
      }),
    );
    this.queue.grantSendMessages(this.function);
    this.grant(state);
    new DeliveryAlarms(this, 'DeliveryAlarms', { ...context, delivery: this });
  }

  private addVariables(variables: Pick<VariablesOf<typeof DeliveryEnvironment>, QueueVariables>): void {
    for (const [name, value] of Object.entries(variables)) this.function.addEnvironment(name, value);
  }

  private readOutbox({ outbox }: State): void {
    this.function.addEventSource(
      // The CDK's own Table is no ITable to a compiler that tells a missing stream from an undefined one.
      new DynamoEventSource(outbox as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        filters: [FilterCriteria.filter({ eventName: FilterRule.isEqual('INSERT') })],
        batchSize: 100,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        // No item can be poison here, since nothing of it is read but its name: it is tried until the stream forgets it, which
        // is after 24 hours without a queue.
      }),
    );
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Listing streams has no resource to name; reading one is granted for the outbox alone.',
    });
  }

  private grant(state: State): void {
    const { ledger, programs, profiles, outbox, surveys, rewards, referrals, credentials, bus } = state;
    outbox.grantDeliver(this.function);
    programs.grantRead(this.function);
    ledger.grantRead(this.function);
    ledger.grantAppend(this.function);
    profiles.grantRead(this.function);
    // A bounce or a complaint turns a channel off.
    profiles.grantWrite(this.function);
    // Whoever is sent a survey has an answer from then on, which is empty; and nothing of who was erased is kept.
    surveys.grantAnswer(this.function);
    ledger.grantAskCondition(this.function);
    rewards.grantReadStock(this.function);
    rewards.grantDraw(this.function);
    rewards.grantIssue(this.function);
    referrals.grantFind(this.function);
    // Who is invited to bring friends, and never asked for a link, is given one.
    referrals.grantIssueCodes(this.function);
    credentials.grantKeepLinkSecret(this.function);
    bus.grantPutEventsTo(this.function);
  }
}
