import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

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
          deeds: countedBy(this, 'platforms', 'PlatformDeedsRefused'),
          payloads: countedBy(this, 'platforms', 'PlatformPayloadsNotUnderstood'),
          redemptions: countedBy(this, 'platforms', 'PlatformRedemptionsRefused'),
        },
        label: 'What shop platforms told and was not recorded',
        period: ALARM_PERIOD,
      }),
      threshold: settings.thresholds.platformRefusals,
      topic,
    });
  }
}
