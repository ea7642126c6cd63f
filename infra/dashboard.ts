import { Duration, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, LogQueryWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { REWARD_OPERATIONS, tableRequests } from './alarms/table-metrics.ts';
import type { CheckoutApi } from './api/checkout-api.ts';
import type { CourierQueues } from './courier-queues.ts';
import type { Delivery } from './delivery.ts';
import type { Journeys } from './journeys.ts';
import type { Lake } from './lake.ts';
import type { Metrics } from './metrics.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { ServiceFunction } from './service-function.ts';
import type { State } from './state/state.ts';

export interface OperationsDashboardProps {
  readonly api: CheckoutApi;
  readonly functions: readonly ServiceFunction[];
  readonly relay: ServiceFunction;
  readonly reconciliation: Reconciliation;
  readonly journeys: Journeys;
  readonly delivery: Delivery;
  readonly state: State;
  readonly courier: ServiceFunction;
  readonly courierQueues: CourierQueues;
  readonly lake: Lake;
  readonly metrics: Metrics;
}

const PERIOD = Duration.minutes(5);

/** One page, from what callers see down to what the tables do. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const {
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
    } = props;
    new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.hours(12),
      widgets: [
        apiRow(api),
        [routeTable(api)],
        functionRow(functions),
        tableRow(state),
        rewardsRow(state),
        relayRow(relay, state),
        reconciliationRow(reconciliation),
        courierRow(courier, courierQueues, state),
        journeyRow(journeys),
        deliveryRow(delivery),
        lakeRow(lake),
        metricsRow(metrics),
      ],
    });
  }
}

function apiRow({ stage }: CheckoutApi): GraphWidget[] {
  const latency = (statistic: string) => stage.metricLatency({ statistic, label: statistic, period: PERIOD });
  return [
    graph('API: requests and errors', [
      stage.metricCount({ label: 'requests', period: PERIOD }),
      stage.metricClientError({ label: '4xx', period: PERIOD }),
      stage.metricServerError({ label: '5xx', period: PERIOD }),
    ]),
    graph('API: latency (ms)', [latency('p50'), latency('p95'), latency('p99')]),
  ];
}

/**
 * By route from the access log, read when somebody looks. API Gateway's detailed metrics say the same, for five paid
 * metrics a route whether or not anybody looks.
 */
function routeTable({ accessLog }: CheckoutApi): LogQueryWidget {
  return new LogQueryWidget({
    title: 'API: by route',
    logGroupNames: [accessLog.logGroupName],
    queryLines: [
      'stats count(*) as requests, sum(status >= 500) as serverErrors, sum(status = 429) as throttled, pct(latencyMs, 50) as p50Ms, pct(latencyMs, 99) as p99Ms by route',
      'sort requests desc',
    ],
    width: 24,
    height: 9,
  });
}

function functionRow(functions: readonly ServiceFunction[]): GraphWidget[] {
  const of = (metric: (service: ServiceFunction) => IMetric) => functions.map(metric);
  return [
    graph(
      'Functions: invocations',
      of(({ capability: label, function: fn }) => fn.metricInvocations({ label, period: PERIOD })),
    ),
    graph(
      'Functions: errors',
      of(({ capability: label, function: fn }) => fn.metricErrors({ label, period: PERIOD })),
    ),
    graph(
      'Functions: duration p99 (ms)',
      of(({ capability: label, function: fn }) =>
        fn.metricDuration({ label, statistic: 'p99', period: PERIOD }),
      ),
    ),
  ];
}

function tableRow(state: State): GraphWidget[] {
  const { ledger, profiles, credentials, programs, rewards, referrals, contributions } = state;
  const { journeys, outbox, surveys, webhooks } = state;
  const tables: [string, Table][] = [
    ['ledger', ledger],
    ['profiles', profiles],
    ['credentials', credentials],
    ['programs', programs],
    ['rewards', rewards],
    ['referrals', referrals],
    ['contributions', contributions],
    ['journeys', journeys],
    ['outbox', outbox],
    ['surveys', surveys],
    ['webhooks', webhooks],
  ];
  const sum = { statistic: 'Sum', period: PERIOD };
  return [
    graph(
      'Tables: write units',
      tables.map(([label, table]) => table.metricConsumedWriteCapacityUnits({ label, ...sum })),
    ),
    graph(
      'Tables: read units',
      tables.map(([label, table]) => table.metricConsumedReadCapacityUnits({ label, ...sum })),
    ),
    graph('Ledger: throttles and conflicts', [
      tableRequests(ledger, 'ThrottledRequests', PERIOD),
      ledger.metric('TransactionConflict', { label: 'transaction conflicts', ...sum }),
    ]),
  ];
}

function rewardsRow({ rewards }: State): GraphWidget[] {
  const sum = { statistic: 'Sum', period: PERIOD };
  const tried = (service: string, metricName: string, label: string) =>
    new Metric({
      namespace: Stack.of(rewards).stackName,
      metricName,
      dimensionsMap: { service },
      label,
      ...sum,
    });
  return [
    graph('Rewards: throttles and conflicts', [
      tableRequests(rewards, 'ThrottledRequests', PERIOD, REWARD_OPERATIONS),
      rewards.metric('TransactionConflict', { label: 'transaction conflicts', ...sum }),
    ]),
    graph('Codes that do not exist', [
      tried('coupons', 'CouponGuesses', 'of coupons'),
      tried('referrals', 'ReferralCodesUnknown', 'of advocates'),
    ]),
  ];
}

/** What a function counts itself. */
const ownMetric = (service: ServiceFunction, metricName: string, label: string) =>
  new Metric({
    namespace: Stack.of(service).stackName,
    metricName,
    dimensionsMap: { service: service.capability },
    statistic: 'Sum',
    period: PERIOD,
    label,
  });

function reconciliationRow(reconciliation: Reconciliation): GraphWidget[] {
  const { queue, deadLetters } = reconciliation;
  const greatest = { statistic: 'Maximum', period: PERIOD };
  return [
    graph('Reconciliation: age of the oldest event (s)', [
      queue.metricApproximateAgeOfOldestMessage({ label: 'age', ...greatest }),
    ]),
    graph('Reconciliation: referrals', [
      ownMetric(reconciliation, 'ReferralEntries', 'entries appended'),
      ownMetric(reconciliation, 'PromisesKept', 'rewards given'),
      ownMetric(reconciliation, 'PromisesTakenBack', 'rewards taken back'),
      ownMetric(reconciliation, 'PromisesUsed', 'used before'),
    ]),
    graph('Reconciliation: what stands still', [
      deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'dead letters', ...greatest }),
      ownMetric(reconciliation, 'PromisesWithheld', 'rewards that cannot be given'),
    ]),
  ];
}

function journeyRow(journeys: Journeys): GraphWidget[] {
  const { queue, deadLetters } = journeys;
  const greatest = { statistic: 'Maximum', period: PERIOD };
  return [
    graph('Journeys: age of the oldest message, and how late members are woken (s)', [
      queue.metricApproximateAgeOfOldestMessage({ label: 'age', ...greatest }),
      ownMetric(journeys, 'WakeLagSeconds', 'woken late by').with({ statistic: 'Maximum' }),
    ]),
    graph('Journeys: what is taken', [
      ownMetric(journeys, 'EntriesTaken', 'entries'),
      ownMetric(journeys, 'EntriesFilled', 'of them read from the ledger'),
      ownMetric(journeys, 'MembersDue', 'members woken'),
    ]),
    graph('Journeys: what triggers did', [
      ownMetric(journeys, 'AsksMade', 'asks made'),
      ownMetric(journeys, 'AsksHeldOut', 'held out'),
      ownMetric(journeys, 'AsksDropped', 'dropped'),
      deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'dead letters', ...greatest }),
    ]),
  ];
}

function deliveryRow(delivery: Delivery): GraphWidget[] {
  const { queue, deadLetters } = delivery;
  const greatest = { statistic: 'Maximum', period: PERIOD };
  return [
    graph('Delivery: age of the oldest item (s)', [
      queue.metricApproximateAgeOfOldestMessage({ label: 'age', ...greatest }),
    ]),
    graph('Delivery: what triggers decided', [
      ownMetric(delivery, 'MessagesSent', 'messages sent'),
      ownMetric(delivery, 'ActionsDone', 'other actions done'),
      ownMetric(delivery, 'ActionsDropped', 'dropped'),
    ]),
    graph('Delivery: trouble', [
      deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'dead letters', ...greatest }),
      ownMetric(delivery, 'MessagesRefused', 'refused'),
      ownMetric(delivery, 'MessagesUnknown', 'fate unknown'),
      ownMetric(delivery, 'MessagesBounced', 'bounced'),
      ownMetric(delivery, 'MessagesComplained', 'called spam'),
      ownMetric(delivery, 'RewardsWithheld', 'rewards that had run out'),
    ]),
  ];
}

function relayRow(service: ServiceFunction, { deadLetters }: State): GraphWidget[] {
  const relay = service.function;
  return [
    graph('Relay: age of the oldest record (ms)', [
      relay.metric('IteratorAge', { label: 'age', statistic: 'Maximum', period: PERIOD }),
    ]),
    graph('Relay: events', [
      ownMetric(service, 'EventsPublished', 'published'),
      ownMetric(service, 'PoisonEntries', 'set aside'),
    ]),
    graph('Relay: dead letters', [
      deadLetters.metricApproximateNumberOfMessagesVisible({
        label: 'waiting',
        statistic: 'Maximum',
        period: PERIOD,
      }),
    ]),
  ];
}

function courierRow(
  courier: ServiceFunction,
  { events }: CourierQueues,
  { webhookDeadLetters }: State,
): GraphWidget[] {
  return [
    graph('Webhooks: age of the oldest event that waits (s)', [
      events.metricApproximateAgeOfOldestMessage({ label: 'age', statistic: 'Maximum', period: PERIOD }),
    ]),
    graph('Webhooks: attempts', [
      ownMetric(courier, 'WebhooksDelivered', 'delivered'),
      ownMetric(courier, 'WebhookAttemptsFailed', 'failed'),
      ownMetric(courier, 'WebhooksGivenUp', 'given up'),
    ]),
    graph('Webhooks: dead letters', [
      webhookDeadLetters.metricApproximateNumberOfMessagesVisible({
        label: 'waiting',
        statistic: 'Maximum',
        period: PERIOD,
      }),
    ]),
  ];
}

function lakeRow(lake: Lake): GraphWidget[] {
  const { queue, deadLetters } = lake;
  const greatest = { statistic: 'Maximum', period: PERIOD };
  return [
    graph('Lake: age of the oldest event (s)', [
      queue.metricApproximateAgeOfOldestMessage({ label: 'age', ...greatest }),
    ]),
    graph('Lake: what is written', [
      ownMetric(lake, 'EventsWritten', 'events'),
      ownMetric(lake, 'RawObjects', 'objects'),
      ownMetric(lake, 'UnknownEvents', 'of a type that is not known'),
    ]),
    graph('Lake: what is set aside', [
      deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'dead letters', ...greatest }),
      ownMetric(lake, 'PoisonEvents', 'events that could not be read'),
    ]),
  ];
}

function metricsRow(metrics: Metrics): GraphWidget[] {
  return [
    graph('Figures: how old (days)', [
      ownMetric(metrics, 'FiguresAgeDays', 'age').with({ statistic: 'Maximum' }),
    ]),
    graph('Figures: how long they take (s)', [
      metrics.function.metricDuration({ label: 'the longest', statistic: 'Maximum', period: PERIOD }),
    ]),
  ];
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });
}
