import { Duration, Stack } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, LogQueryWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { REWARD_OPERATIONS, tableRequests } from './alarms/table-metrics.ts';
import type { CheckoutApi } from './api/checkout-api.ts';
import type { CourierQueues } from './courier-queues.ts';
import type { ServiceFunction } from './service-function.ts';
import type { State } from './state/state.ts';

export interface OperationsDashboardProps {
  readonly api: CheckoutApi;
  readonly functions: readonly ServiceFunction[];
  readonly relay: ServiceFunction;
  readonly state: State;
  readonly courierQueues: CourierQueues;
}

const PERIOD = Duration.minutes(5);

/** One page, from what callers see down to what the tables do. */
export class OperationsDashboard extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { api, functions, relay, state, courierQueues }: OperationsDashboardProps,
  ) {
    super(scope, id);
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
        courierRow(courierQueues, state),
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

function tableRow({ ledger, profiles, credentials, programs, rewards, webhooks }: State): GraphWidget[] {
  const tables: [string, Table][] = [
    ['ledger', ledger],
    ['profiles', profiles],
    ['credentials', credentials],
    ['programs', programs],
    ['rewards', rewards],
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
  return [
    graph('Rewards: throttles and conflicts', [
      tableRequests(rewards, 'ThrottledRequests', PERIOD, REWARD_OPERATIONS),
      rewards.metric('TransactionConflict', { label: 'transaction conflicts', ...sum }),
    ]),
    graph('Coupons: codes that do not exist', [
      new Metric({
        namespace: Stack.of(rewards).stackName,
        metricName: 'CouponGuesses',
        dimensionsMap: { service: 'coupons' },
        label: 'tried',
        ...sum,
      }),
    ]),
  ];
}

function relayRow({ capability, function: relay }: ServiceFunction, { deadLetters }: State): GraphWidget[] {
  const relayMetric = (metricName: string, label: string) =>
    new Metric({
      namespace: Stack.of(relay).stackName,
      metricName,
      dimensionsMap: { service: capability },
      statistic: 'Sum',
      period: PERIOD,
      label,
    });
  return [
    graph('Relay: age of the oldest record (ms)', [
      relay.metric('IteratorAge', { label: 'age', statistic: 'Maximum', period: PERIOD }),
    ]),
    graph('Relay: events', [
      relayMetric('EventsPublished', 'published'),
      relayMetric('PoisonEntries', 'set aside'),
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

function courierRow({ events }: CourierQueues, { webhookDeadLetters }: State): GraphWidget[] {
  const courierMetric = (metricName: string, label: string) =>
    new Metric({
      namespace: Stack.of(events).stackName,
      metricName,
      dimensionsMap: { service: 'courier' },
      statistic: 'Sum',
      period: PERIOD,
      label,
    });
  return [
    graph('Webhooks: age of the oldest event that waits (s)', [
      events.metricApproximateAgeOfOldestMessage({ label: 'age', statistic: 'Maximum', period: PERIOD }),
    ]),
    graph('Webhooks: attempts', [
      courierMetric('WebhooksDelivered', 'delivered'),
      courierMetric('WebhookAttemptsFailed', 'failed'),
      courierMetric('WebhooksGivenUp', 'given up'),
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

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left, width: 8, height: 6, leftYAxis: { min: 0 } });
}
