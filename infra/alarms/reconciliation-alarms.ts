import { Duration } from 'aws-cdk-lib';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

export interface ReconciliationAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
  readonly queue: Queue;
  readonly deadLetters: Queue;
}

/** Nobody waits for an answer here: what stands still, and what cannot be given, only an alarm tells. */
export class ReconciliationAlarms extends Construct {
  constructor(scope: Construct, id: string, props: ReconciliationAlarmsProps) {
    super(scope, id);
    const { settings, alarmTopic: topic, queue, deadLetters } = props;
    const greatest = { period: ALARM_PERIOD, statistic: 'Maximum' };
    new OperatorAlarm(this, 'Age', {
      name: 'reconciliation-age',
      errorImpact:
        'Friends ordered or sent back a while ago and nobody looked at their referrals: advocates and friends wait for what they were promised.',
      metric: queue.metricApproximateAgeOfOldestMessage(greatest),
      threshold: Duration.minutes(settings.thresholds.reconciliationAgeMinutes).toSeconds(),
      topic,
    });
    new OperatorAlarm(this, 'DeadLetters', {
      name: 'reconciliation-dead-letters',
      errorImpact:
        'Some referrals could not be looked at in ten tries: their rewards are missing, or were not taken back.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible(greatest),
      threshold: 1,
      topic,
    });
    new OperatorAlarm(this, 'Withheld', {
      name: 'reconciliation-withheld',
      errorImpact:
        'Advocates or friends were promised a reward whose hold has ended, and do not get it, mostly because its stock or its codes ran out.',
      metric: countedBy(this, 'reconciliation', 'PromisesWithheld'),
      threshold: 1,
      topic,
    });
  }
}
