import { Stack } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';

export interface PlatformAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
}

/** A platform is told 200 for what we cannot record, or gives up after a while: nobody but us notices. */
export class PlatformAlarms extends Construct {
  constructor(scope: Construct, id: string, { settings, alarmTopic: topic }: PlatformAlarmsProps) {
    super(scope, id);
    new OperatorAlarm(this, 'Refused', {
      name: 'platforms-refused',
      errorImpact:
        'An order or refund that a shop platform told of is not recorded, or its coupon is not: customers miss points, or keep some that are not theirs.',
      metric: new MathExpression({
        // A metric that counted nothing has no data, and a sum with no data has none either.
        expression: 'FILL(deeds, 0) + FILL(payloads, 0) + FILL(redemptions, 0)',
        usingMetrics: {
          deeds: this.count('PlatformDeedsRefused'),
          payloads: this.count('PlatformPayloadsNotUnderstood'),
          redemptions: this.count('PlatformRedemptionsRefused'),
        },
        label: 'What shop platforms told and was not recorded',
        period: ALARM_PERIOD,
      }),
      threshold: settings.thresholds.platformRefusals,
      topic,
    });
  }

  private count(metricName: string): Metric {
    return new Metric({
      namespace: Stack.of(this).stackName,
      metricName,
      dimensionsMap: { service: 'platforms' },
      statistic: 'Sum',
      period: ALARM_PERIOD,
    });
  }
}
