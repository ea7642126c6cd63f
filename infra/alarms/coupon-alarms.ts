import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';

export interface CouponAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
}

/** Codes are worth money to whoever finds one, so somebody is told when many are tried that do not exist. */
export class CouponAlarms extends Construct {
  constructor(scope: Construct, id: string, { settings, alarmTopic: topic }: CouponAlarmsProps) {
    super(scope, id);
    new OperatorAlarm(this, 'Guessed', {
      name: 'coupons-guessed',
      errorImpact:
        'Somebody tries codes of coupons that do not exist; a code that is guessed is a reward that the member who paid for it loses.',
      metric: new Metric({
        namespace: Stack.of(this).stackName,
        metricName: 'CouponGuesses',
        dimensionsMap: { service: 'coupons' },
        statistic: 'Sum',
        period: ALARM_PERIOD,
      }),
      threshold: settings.thresholds.couponGuesses,
      topic,
    });
  }
}
