import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

export interface JourneyAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** Nobody waits for an answer here: what stands still, and what comes late, only an alarm tells. */
export class JourneyAlarms extends Construct {
  constructor(scope: Construct, id: string, props: JourneyAlarmsProps) {
    super(scope, id);
    const { settings, alarmTopic: topic, queue, deadLetters } = props;
    const greatest = { period: ALARM_PERIOD, statistic: 'Maximum' };
    new OperatorAlarm(this, 'Age', {
      name: 'journeys-age',
      errorImpact:
        'Something happened to members a while ago and nobody looked at it: messages and the service team come late, and asks expire.',
      metric: queue.metricApproximateAgeOfOldestMessage(greatest),
      threshold: Duration.minutes(settings.thresholds.journeyAgeMinutes).toSeconds(),
      topic,
    });
    new OperatorAlarm(this, 'DeadLetters', {
      name: 'journeys-dead-letters',
      errorImpact:
        'Some members could not be looked at in ten tries: triggers do nothing for them until the messages are redriven.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(greatest),
      threshold: 1,
      topic,
    });
    new OperatorAlarm(this, 'WakeLag', {
      name: 'journeys-wake-lag',
      errorImpact:
        'Members whose time has come are found late: birthdays, reminders and delayed messages leave late, or expire.',
      metric: countedBy(this, 'journeys', 'WakeLagSeconds').with({ statistic: 'Maximum' }),
      threshold: Duration.minutes(settings.thresholds.wakeLagMinutes).toSeconds(),
      topic,
    });
  }
}
