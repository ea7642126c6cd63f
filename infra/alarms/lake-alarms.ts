import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';

export interface LakeAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** Nobody sees a figure that is missing events: what did not come in, only an alarm tells. */
export class LakeAlarms extends Construct {
  constructor(scope: Construct, id: string, props: LakeAlarmsProps) {
    super(scope, id);
    const { settings, alarmTopic: topic, queue, deadLetters } = props;
    const greatest = { period: ALARM_PERIOD, statistic: 'Maximum' };
    new OperatorAlarm(this, 'Age', {
      name: 'lake-age',
      errorImpact:
        'Events wait to be written to the lake: the figures of the next morning lack them, and after fourteen days they are gone.',
      metric: queue.metricApproximateAgeOfOldestMessage(greatest),
      threshold: Duration.minutes(settings.thresholds.lakeAgeMinutes).toSeconds(),
      topic,
    });
    new OperatorAlarm(this, 'DeadLetters', {
      name: 'lake-dead-letters',
      errorImpact:
        'Some events are not in the lake, so retention figures and the liability in them are wrong until they are moved back.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(greatest),
      threshold: 1,
      topic,
    });
  }
}
