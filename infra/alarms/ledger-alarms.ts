import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { BudgetTable } from '../state/budget-table.ts';
import type { LedgerTable } from '../state/ledger-table.ts';
import type { RewardsTable } from '../state/rewards-table.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';
import { REWARD_OPERATIONS, tableRequests } from './table-metrics.ts';

export interface LedgerAlarmsProps {
  readonly ledger: LedgerTable;
  readonly budgets: BudgetTable;
  readonly rewards: RewardsTable;
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
}

/** The ledger, or the budgets and stocks beside it, are short of capacity, DynamoDB is in trouble, or the books are wrong. */
export class LedgerAlarms extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { ledger, budgets, rewards, settings, alarmTopic: topic }: LedgerAlarmsProps,
  ) {
    super(scope, id);
    new OperatorAlarm(this, 'Throttled', {
      name: 'ledger-throttled',
      errorImpact:
        'Checkouts wait longer, and some are told to come back later, because DynamoDB refuses part of the requests to the ledger.',
      metric: tableRequests(ledger, 'ThrottledRequests', ALARM_PERIOD),
      threshold: settings.thresholds.ledgerFailures,
      topic,
    });
    new OperatorAlarm(this, 'BudgetsThrottled', {
      name: 'budgets-throttled',
      errorImpact:
        'Orders that draw on a budget of the program wait longer, and some are told to come back later, because all of them write the same few counters.',
      metric: tableRequests(budgets, 'ThrottledRequests', ALARM_PERIOD),
      threshold: settings.thresholds.ledgerFailures,
      topic,
    });
    new OperatorAlarm(this, 'RewardsThrottled', {
      name: 'rewards-throttled',
      errorImpact:
        'Customers who redeem points wait longer, and some are told to come back later, because DynamoDB refuses part of the requests to stock and coupons.',
      metric: tableRequests(rewards, 'ThrottledRequests', ALARM_PERIOD, REWARD_OPERATIONS),
      threshold: settings.thresholds.ledgerFailures,
      topic,
    });
    new OperatorAlarm(this, 'SystemErrors', {
      name: 'ledger-system-errors',
      errorImpact:
        'Checkouts are told to come back later, because DynamoDB itself fails; what was answered is safe.',
      metric: tableRequests(ledger, 'SystemErrors', ALARM_PERIOD),
      threshold: settings.thresholds.ledgerFailures,
      topic,
    });
    new OperatorAlarm(this, 'Drift', {
      name: 'ledger-drift',
      errorImpact:
        'A member has more or fewer points than their entries add up to: the books are wrong, which must never happen.',
      metric: countedBy(this, 'accounts', 'Drift'),
      threshold: 1,
      topic,
    });
  }
}
