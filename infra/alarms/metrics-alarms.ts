import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';
import { OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

/** Figures are tried for by the hour, so this many tries have failed. */
const HOURS_LATE = 4;

/** Yesterday's figures look like today's: that they are old, only an alarm tells. */
export class MetricsAlarms extends Construct {
  constructor(scope: Construct, id: string, { alarmTopic: topic }: { readonly alarmTopic: AlarmTopic }) {
    super(scope, id);
    new OperatorAlarm(this, 'Late', {
      name: 'metrics-late',
      errorImpact:
        'The retention officer reads figures of an earlier day, and whoever exports them daily exports the same again.',
      metric: countedBy(this, 'metrics', 'FiguresAgeDays').with({
        statistic: 'Minimum',
        period: Duration.hours(1),
      }),
      threshold: 1,
      periods: HOURS_LATE,
      // A run that ends before it could say how old they are says nothing.
      isSilenceLate: true,
      topic,
    });
  }
}
