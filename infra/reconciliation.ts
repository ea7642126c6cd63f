import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { ReconciliationEnvironment } from '../shared/contracts/environments/reconciliation.ts';
import { EVENT_SOURCE } from '../shared/contracts/events.ts';
import { ReconciliationAlarms } from './alarms/reconciliation-alarms.ts';
import { programVariables } from './program-variables.ts';
import { type ServiceContext, ServiceFunction, type VariablesOf } from './service-function.ts';
import type { State } from './state/state.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT_SECONDS = 60;
const TRIES = 10;

/**
 * Credits earlier orders when their customer joins. Looks at a referral whenever its friend's orders change, or a person decided, and
 * appends what it lacks. Gives and takes back rewards of challenges. By the hour, it keeps the promises of rewards that have become due.
 */
export class Reconciliation extends ServiceFunction {
  /** What happened to friends, until it was looked at. */
  readonly queue: Queue;
  /** What could not be looked at in ten tries. */
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, context: ServiceContext, state: State) {
    super(scope, id, {
      ...context,
      capability: 'reconciliation',
      entry: 'functions/reconciliation/reconciliation.lambda.ts',
      errorImpact:
        'Advocates and friends do not get what they were promised, or keep what went back with its order, and new members do not get the points of what they ordered before, until it is looked at again; nothing is lost.',
      memoryMb: 1024,
      // A writer tries for 15 seconds before it gives up, and a referral needs three entries at most.
      timeoutSeconds: TIMEOUT_SECONDS,
      // A message takes well under a second; by the hour, all that is due together, which is no trouble.
      slowAfterMs: 45_000,
      variables: {
        LEDGER_TABLE: state.ledger.tableName,
        ...programVariables(context, state),
        PROFILE_TABLE: state.profiles.tableName,
        BUDGET_TABLE: state.budgets.tableName,
        REWARDS_TABLE: state.rewards.tableName,
        REFERRALS_TABLE: state.referrals.tableName,
        CREDENTIAL_TABLE: state.credentials.tableName,
      } satisfies VariablesOf<typeof ReconciliationEnvironment>,
    });
    const work = new WorkQueue(this, 'Work', {
      settings: context.settings,
      timeoutSeconds: TIMEOUT_SECONDS,
      tries: TRIES,
    });
    this.queue = work.queue;
    this.deadLetters = work.deadLetters;
    this.listen(state);
    this.function.addEventSource(
      new SqsEventSource(this.queue, { batchSize: 10, reportBatchItemFailures: true }),
    );
    this.runByTheHour();
    this.grant(state);
    new ReconciliationAlarms(this, 'ReconciliationAlarms', {
      ...context,
      queue: this.queue,
      deadLetters: this.deadLetters,
    });
  }

  /** Orders of those who came as friends, and what people decided. */
  private listen({ bus: eventBus }: State): void {
    // An event that cannot be handed over waits where those wait that could not be looked at.
    const targets = [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })];
    new Rule(this, 'OrdersOfFriends', {
      description: 'Orders of members who came as friends are recorded, refunded and claimed.',
      eventBus,
      eventPattern: {
        source: [EVENT_SOURCE],
        detailType: ['order.recorded', 'order.refunded', 'order.claimed'],
        detail: { data: { isReferred: [true] } },
      },
      targets,
    });
    new Rule(this, 'Joiners', {
      description: 'Customers become members, and may have ordered before.',
      eventBus,
      eventPattern: { source: [EVENT_SOURCE], detailType: ['member.enrolled'] },
      targets,
    });
    new Rule(this, 'ChallengeRewards', {
      description: 'Challenges that give a reward are achieved, or met no longer.',
      eventBus,
      eventPattern: {
        source: [EVENT_SOURCE],
        detailType: ['challenge.achieved', 'challenge.reversed'],
        // Any text; null where they give points.
        detail: { data: { rewardId: [{ prefix: '' }] } },
      },
      targets,
    });
    new Rule(this, 'Reviews', {
      description: 'A person approved or rejected a referral.',
      eventBus,
      eventPattern: { source: [EVENT_SOURCE], detailType: ['referral.reviewed'] },
      targets,
    });
  }

  private runByTheHour(): void {
    new Rule(this, 'Hourly', {
      description: 'Rewards promised for the end of a hold, and reviews that nobody did in time.',
      schedule: Schedule.rate(Duration.hours(1)),
      // One that is missed is made up for by the next.
      targets: [new LambdaFunction(this.function, { retryAttempts: 2, maxEventAge: Duration.minutes(30) })],
    });
  }

  private grant({ ledger, programs, profiles, budgets, rewards, referrals, credentials }: State): void {
    programs.grantRead(this.function);
    ledger.grantRead(this.function);
    ledger.grantReadOrders(this.function);
    ledger.grantReadStatement(this.function);
    ledger.grantAppend(this.function);
    ledger.grantAskCondition(this.function);
    // The segments of who ordered before they joined, and the mail address of who joined before the program had referrals.
    profiles.grantReadProfiles(this.function);
    budgets.grantRead(this.function);
    budgets.grantDraw(this.function);
    rewards.grantReadStock(this.function);
    rewards.grantDraw(this.function);
    rewards.grantIssue(this.function);
    referrals.grantFind(this.function);
    referrals.grantCompareSignals(this.function);
    referrals.grantList(this.function);
    referrals.grantFollow(this.function);
    credentials.grantKeepSalt(this.function);
  }
}
