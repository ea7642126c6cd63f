import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { CourierQueues } from '../courier-queues.ts';
import type { StageSettings } from '../stages.ts';
import type { State } from '../state/state.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

export interface CourierAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
  readonly state: State;
  readonly queues: CourierQueues;
}

/** A receiver that fails notices nothing itself, so each way of missing an event has its alarm. */
export class CourierAlarms extends Construct {
  constructor(scope: Construct, id: string, props: CourierAlarmsProps) {
    super(scope, id);
    const { settings, alarmTopic: topic, state, queues } = props;
    new OperatorAlarm(this, 'Undelivered', {
      name: 'courier-undelivered',
      errorImpact:
        "One of the shop's tools did not take events for a whole day, or was switched off because it is gone or took nothing for days: it misses them until somebody sends them again.",
      metric: new MathExpression({
        // A metric that counted nothing has no data, and a sum with no data has none either.
        expression: 'FILL(givenUp, 0) + FILL(gone, 0) + FILL(failing, 0)',
        usingMetrics: {
          givenUp: countedBy(this, 'courier', 'WebhooksGivenUp'),
          gone: countedBy(this, 'courier', 'WebhookEndpointsGone'),
          failing: countedBy(this, 'courier', 'WebhookEndpointsFailing'),
        },
        label: 'Webhooks given up, and endpoints that were switched off',
        period: ALARM_PERIOD,
      }),
      threshold: settings.thresholds.webhooksGivenUp,
      topic,
    });
    new OperatorAlarm(this, 'Late', {
      name: 'courier-late',
      errorImpact:
        "Events wait before they are on their way to anybody, so all of the shop's tools learn late what happened.",
      metric: queues.events.metricApproximateAgeOfOldestMessage({
        period: ALARM_PERIOD,
        statistic: 'Maximum',
      }),
      threshold: Duration.minutes(settings.thresholds.relayAgeMinutes).toSeconds(),
      topic,
    });
    new OperatorAlarm(this, 'DeadLetters', {
      name: 'courier-dead-letters',
      errorImpact:
        "Some events could not be put on their way to the shop's tools, which miss them until they are moved back.",
      metric: state.webhookDeadLetters.metricApproximateNumberOfMessagesVisible({
        period: ALARM_PERIOD,
        statistic: 'Maximum',
      }),
      threshold: 1,
      topic,
    });
  }
}
