import type { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';

export interface FunctionAlarmsProps {
  readonly capability: string;
  readonly errorImpact: string;
  readonly function: LambdaFunction;
  readonly timeout: Duration;
  readonly settings: StageSettings;
  readonly topic: AlarmTopic;
}

/** Of the time limit. A function that needs this much is about to be cut off. */
const SLOW_SHARE = 0.8;

/** Every function has these three: it fails, it is refused capacity, it is about to be cut off. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { capability, errorImpact, topic, settings } = props;
    new OperatorAlarm(this, 'Errors', {
      name: `${capability}-errors`,
      errorImpact,
      metric: props.function.metricErrors({ period: ALARM_PERIOD }),
      threshold: settings.thresholds.functionErrors,
      topic,
    });
    new OperatorAlarm(this, 'Throttles', {
      name: `${capability}-throttles`,
      errorImpact: `Invocations of ${capability} are refused for want of concurrency. ${errorImpact}`,
      metric: props.function.metricThrottles({ period: ALARM_PERIOD }),
      threshold: 1,
      topic,
    });
    new OperatorAlarm(this, 'Slow', {
      name: `${capability}-slow`,
      errorImpact: `The slowest invocations of ${capability} are close to being cut off. ${errorImpact}`,
      metric: props.function.metricDuration({ period: ALARM_PERIOD, statistic: 'p99' }),
      threshold: SLOW_SHARE * props.timeout.toMilliseconds(),
      periods: 3,
      datapoints: 2,
      topic,
    });
  }
}
