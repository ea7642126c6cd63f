import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { CheckoutApi } from '../api/checkout-api.ts';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';

export interface ApiAlarmsProps {
  readonly api: CheckoutApi;
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
}

/** What callers see, whichever function it comes from. */
export class ApiAlarms extends Construct {
  constructor(scope: Construct, id: string, { api, settings, alarmTopic }: ApiAlarmsProps) {
    super(scope, id);
    new OperatorAlarm(this, 'Errors', {
      name: 'api-errors',
      errorImpact:
        'Shops get server errors: orders wait to be sent again, and customers see neither points nor quotes.',
      metric: new MathExpression({
        expression: '100 * FILL(errors, 0) / requests',
        usingMetrics: {
          errors: api.stage.metricServerError({ period: ALARM_PERIOD }),
          requests: api.stage.metricCount({ period: ALARM_PERIOD }),
        },
        label: 'Server errors, percent of answers',
        period: ALARM_PERIOD,
      }),
      threshold: settings.thresholds.apiErrorPercent,
      periods: 3,
      datapoints: 2,
      topic: alarmTopic,
    });
  }
}
