import { Stack } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';

export interface FunctionAlarmsProps {
  readonly capability: string;
  readonly errorImpact: string;
  readonly function: LambdaFunction;
  readonly logs: LogGroup;
  readonly slowAfterMs: number;
  readonly settings: StageSettings;
  readonly topic: AlarmTopic;
}

/** Every function has these three: it fails, it is refused capacity, it keeps people waiting. */
export class FunctionAlarms extends Construct {
  constructor(scope: Construct, id: string, props: FunctionAlarmsProps) {
    super(scope, id);
    const { capability, errorImpact, topic, settings } = props;
    new OperatorAlarm(this, 'Errors', {
      name: `${capability}-errors`,
      errorImpact,
      metric: this.metricBugs(props),
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
      errorImpact: `The slowest of a hundred invocations of ${capability} take over ${props.slowAfterMs} ms, and are cut off if it gets worse. ${errorImpact}`,
      metric: props.function.metricDuration({ period: ALARM_PERIOD, statistic: 'p99' }),
      threshold: props.slowAfterMs,
      periods: 3,
      datapoints: 2,
      topic,
    });
  }

  /**
   * Invocations that crashed, and errors that were logged: a function of the API answers a bug with 500 and logs it, which
   * Lambda counts as a success. A crash is logged as well and so counts twice, which is no harm to an alarm.
   */
  private metricBugs({ capability, function: crashing, logs }: FunctionAlarmsProps): MathExpression {
    const logged = logs.addMetricFilter('LoggedErrors', {
      filterPattern: FilterPattern.stringValue('$.level', '=', 'ERROR'),
      metricNamespace: Stack.of(this).stackName,
      metricName: `${capability}-logged-errors`,
    });
    return new MathExpression({
      // A metric that counted nothing has no data, and a sum with no data has none either.
      expression: 'FILL(crashed, 0) + FILL(logged, 0)',
      usingMetrics: {
        crashed: crashing.metricErrors({ period: ALARM_PERIOD }),
        logged: logged.metric({ statistic: 'Sum', period: ALARM_PERIOD }),
      },
      label: `Bugs of ${capability}`,
      period: ALARM_PERIOD,
    });
  }
}
