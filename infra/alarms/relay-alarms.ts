import { Duration } from 'aws-cdk-lib';
import { MathExpression, type Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { State } from '../state/state.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';

export interface RelayAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
  readonly state: State;
  readonly function: LambdaFunction;
}

/** An entry without an entry event is money moved in silence, so each way of losing one has its alarm. */
export class RelayAlarms extends Construct {
  constructor(scope: Construct, id: string, props: RelayAlarmsProps) {
    super(scope, id);
    const { settings, state, alarmTopic: topic } = props;
    new OperatorAlarm(this, 'Age', {
      name: 'relay-age',
      errorImpact:
        'Events reach other systems late, and after twelve hours they go to the dead-letter queue instead; points stay right.',
      metric: props.function.metric('IteratorAge', { period: ALARM_PERIOD, statistic: 'Maximum' }),
      threshold: Duration.minutes(settings.thresholds.relayAgeMinutes).toMilliseconds(),
      topic,
    });
    new OperatorAlarm(this, 'Silent', {
      name: 'relay-silent',
      errorImpact:
        'The ledger is written to and nothing is published: other systems learn nothing, and after 24 hours the stream forgets.',
      metric: silence(state, props.function),
      threshold: 1,
      periods: 2,
      topic,
    });
    new OperatorAlarm(this, 'DeadLetters', {
      name: 'relay-dead-letters',
      errorImpact:
        'Some events were not published, so other systems do not know of some orders or refunds until they are redriven.',
      metric: state.deadLetters.metricApproximateNumberOfMessagesVisible({
        period: ALARM_PERIOD,
        statistic: 'Maximum',
      }),
      threshold: 1,
      topic,
    });
    new OperatorAlarm(this, 'Undeliverable', {
      name: 'relay-undeliverable',
      errorImpact:
        'Events that could not be published could not be set aside either: other systems miss them, and no list names them.',
      metric: props.function.metric('DestinationDeliveryFailures', {
        period: ALARM_PERIOD,
        statistic: 'Sum',
      }),
      threshold: 1,
      topic,
    });
  }
}

/** 1 for each quarter of an hour in which the ledger took writes and the relay was never invoked. */
function silence(state: State, relay: LambdaFunction): MathExpression {
  const period = Duration.minutes(15);
  const writes: Metric = state.ledger.metricConsumedWriteCapacityUnits({ period, statistic: 'Sum' });
  return new MathExpression({
    expression: 'IF(FILL(writes, 0) > 0 AND FILL(invocations, 0) == 0, 1, 0)',
    usingMetrics: { writes, invocations: relay.metricInvocations({ period }) },
    label: 'Quarter hours with writes and without events',
    period,
  });
}
