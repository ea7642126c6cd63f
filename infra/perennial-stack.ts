import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Access } from './access.ts';
import { Accounts } from './accounts.ts';
import { AlarmTopic } from './alarms/alarm-topic.ts';
import { ApiAlarms } from './alarms/api-alarms.ts';
import { LedgerAlarms } from './alarms/ledger-alarms.ts';
import { CheckoutApi } from './api/checkout-api.ts';
import { Contributions } from './contributions.ts';
import { Coupons } from './coupons.ts';
import { Courier } from './courier.ts';
import { CourierQueues } from './courier-queues.ts';
import { OperationsDashboard } from './dashboard.ts';
import { Delivery } from './delivery.ts';
import { Documents } from './documents.ts';
import { EventSchemas } from './events/event-schemas.ts';
import { Figures } from './figures.ts';
import { Journeys } from './journeys.ts';
import { Lake } from './lake.ts';
import { LakeCatalog } from './lake-catalog.ts';
import { Members } from './members.ts';
import { Metrics } from './metrics.ts';
import { Orders } from './orders.ts';
import { Platforms } from './platforms.ts';
import { Programs } from './programs.ts';
import { Reconciliation } from './reconciliation.ts';
import { Redrives } from './redrives.ts';
import { Referrals } from './referrals.ts';
import { Relay } from './relay.ts';
import { Rewards } from './rewards.ts';
import { SavedQueries } from './saved-queries.ts';
import type { ServiceContext } from './service-function.ts';
import { SignIn } from './sign-in.ts';
import { Simulations } from './simulations.ts';
import { Staff } from './staff.ts';
import type { StageSettings } from './stages.ts';
import { State } from './state/state.ts';
import { Surveys } from './surveys.ts';
import { Web } from './web.ts';
import { Webhooks } from './webhooks.ts';

export interface PerennialStackProps {
  readonly stage: string;
  readonly settings: StageSettings;
}

/** What the outputs are of. */
interface Told {
  readonly api: CheckoutApi;
  readonly state: State;
  readonly delivery: Delivery;
  readonly catalog: LakeCatalog;
  readonly web: Web;
}

/**
 * All of Perennial. One stack, because its parts change together; what holds state stands apart in `State`, and everything
 * else can be thrown away and made again.
 */
export class PerennialStack extends Stack {
  constructor(scope: Construct, id: string, { stage, settings }: PerennialStackProps) {
    super(scope, id, {
      description: `Perennial loyalty program, ${stage}`,
      tags: { application: 'perennial', stage },
      terminationProtection: settings.isDeletionProtected,
    });
    const state = new State(this, 'State', settings);
    const alarmTopic = new AlarmTopic(this, 'AlarmTopic', settings);
    const context: ServiceContext = { stage, settings, alarmTopic };

    const members = new Members(this, 'Members', context, state);
    const orders = new Orders(this, 'Orders', context, state);
    const accounts = new Accounts(this, 'Accounts', context, state);
    const rewards = new Rewards(this, 'Rewards', context, state);
    const coupons = new Coupons(this, 'Coupons', context, state);
    const referrals = new Referrals(this, 'Referrals', context, state);
    const contributions = new Contributions(this, 'Contributions', context, state);
    const platforms = new Platforms(this, 'Platforms', context, state);
    const programs = new Programs(this, 'Programs', context, state);
    const simulations = new Simulations(this, 'Simulations', context, state);
    const courierQueues = new CourierQueues(this, 'CourierQueues', state);
    const webhooks = new Webhooks(this, 'Webhooks', context, state, courierQueues.lanes);
    const courier = new Courier(this, 'Courier', context, { state, queues: courierQueues });
    const redrives = new Redrives(this, 'Redrives', context, state);
    const documents = new Documents(this, 'Documents', context);
    const signIn = new SignIn(this, 'SignIn', settings);
    const access = new Access(this, 'Access', context, { state, signIn });
    const staff = new Staff(this, 'Staff', context, { state, signIn });
    const reconciliation = new Reconciliation(this, 'Reconciliation', context, state);
    const journeys = new Journeys(this, 'Journeys', context, state);
    const surveys = new Surveys(this, 'Surveys', context, state);
    const relay = new Relay(this, 'Relay', context, state);
    const lake = new Lake(this, 'Lake', context, state);
    const metrics = new Metrics(this, 'Metrics', context, state);
    const figures = new Figures(this, 'Figures', context, state);
    const catalog = new LakeCatalog(this, 'LakeCatalog', { bucket: state.lake, settings });

    const api = new CheckoutApi(this, 'CheckoutApi', {
      settings,
      functions: {
        members: members.function,
        orders: orders.function,
        accounts: accounts.function,
        rewards: rewards.function,
        coupons: coupons.function,
        referrals: referrals.function,
        contributions: contributions.function,
        journeys: journeys.function,
        surveys: surveys.function,
        figures: figures.function,
        platforms: platforms.function,
        programs: programs.function,
        simulations: simulations.function,
        webhooks: webhooks.function,
        staff: staff.function,
        redrives: redrives.function,
        documents: documents.function,
      },
      authorizer: access.function,
    });
    const delivery = new Delivery(this, 'Delivery', context, { state, api });
    redrives.serve({
      relay: { deadLetters: state.deadLetters, feeders: [] },
      courier: {
        deadLetters: state.webhookDeadLetters,
        feeders: [courierQueues.events, courierQueues.lanes],
      },
      reconciliation: { deadLetters: reconciliation.deadLetters, feeders: [reconciliation.queue] },
      journeys: { deadLetters: journeys.deadLetters, feeders: [journeys.queue] },
      delivery: { deadLetters: delivery.deadLetters, feeders: [delivery.queue] },
      lake: { deadLetters: lake.deadLetters, feeders: [lake.queue] },
    });
    const web = new Web(this, 'Web', { ...context, api, issuerOrigins: signIn.origins });
    signIn.sendBackTo(`${web.url}/console/`);
    new EventSchemas(this, 'EventSchemas');
    new ApiAlarms(this, 'ApiAlarms', { api, settings, alarmTopic });
    new LedgerAlarms(this, 'LedgerAlarms', {
      ledger: state.ledger,
      budgets: state.budgets,
      rewards: state.rewards,
      settings,
      alarmTopic,
    });
    const functions = [
      members,
      orders,
      accounts,
      rewards,
      coupons,
      referrals,
      contributions,
      platforms,
      programs,
      simulations,
      webhooks,
      staff,
      redrives,
      documents,
      access,
      relay,
      reconciliation,
      courier,
      journeys,
      surveys,
      delivery,
      lake,
      metrics,
      figures,
    ];
    new OperationsDashboard(this, 'OperationsDashboard', {
      api,
      functions,
      relay,
      reconciliation,
      journeys,
      delivery,
      state,
      courier,
      courierQueues,
      lake,
      metrics,
    });
    new SavedQueries(this, 'SavedQueries', {
      accessLog: api.accessLog,
      functionLogs: functions.map(({ logs }) => logs),
      platformsLog: platforms.logs,
    });
    this.addOutputs({ api, state, delivery, catalog, web });
  }

  /** What the CLI, the end-to-end suite and the shop's own stacks need to know. */
  private addOutputs({ api, state, delivery, catalog, web }: Told): void {
    const outputs = {
      ApiUrl: api.stage.url,
      ConsoleUrl: `${web.url}/console/`,
      StorefrontScriptUrl: `${web.url}/storefront/perennial.js`,
      LedgerTable: state.ledger.tableName,
      ProfileTable: state.profiles.tableName,
      BudgetTable: state.budgets.tableName,
      CredentialTable: state.credentials.tableName,
      ProgramTable: state.programs.tableName,
      RewardsTable: state.rewards.tableName,
      ReferralsTable: state.referrals.tableName,
      WebhookTable: state.webhooks.tableName,
      JourneysTable: state.journeys.tableName,
      OutboxTable: state.outbox.tableName,
      ContributionsTable: state.contributions.tableName,
      SurveysTable: state.surveys.tableName,
      AuditTable: state.audit.tableName,
      LakeBucket: state.lake.bucketName,
      LakeDatabase: catalog.database,
      LakeWorkGroup: catalog.workGroup,
      EmailConfigurationSet: delivery.sending.configurationSet.configurationSetName,
      EventBusName: state.bus.eventBusName,
      DeadLetterQueueUrl: state.deadLetters.queueUrl,
      WebhookDeadLetterQueueUrl: state.webhookDeadLetters.queueUrl,
    };
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
