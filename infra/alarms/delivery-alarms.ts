import { Duration } from 'aws-cdk-lib';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { ALARM_PERIOD, OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

export interface DeliveryAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
  readonly delivery: {
    readonly function: LambdaFunction;
    readonly queue: Queue;
    readonly deadLetters: Queue;
  };
}

/** Nobody waits for an answer here: what does not leave, only an alarm tells. */
export class DeliveryAlarms extends Construct {
  constructor(scope: Construct, id: string, { settings, alarmTopic: topic, delivery }: DeliveryAlarmsProps) {
    super(scope, id);
    const { thresholds } = settings;
    const greatest = { period: ALARM_PERIOD, statistic: 'Maximum' };
    new OperatorAlarm(this, 'Behind', {
      name: 'delivery-behind',
      errorImpact:
        'What triggers decide is not handed on: members get nothing, and after 24 hours without it what was decided is forgotten.',
      metric: delivery.function.metric('IteratorAge', greatest),
      threshold: Duration.minutes(thresholds.relayAgeMinutes).toMilliseconds(),
      topic,
    });
    new OperatorAlarm(this, 'Age', {
      name: 'delivery-age',
      errorImpact:
        'Messages, points and rewards wait to be delivered, and messages are dropped once it is too late for them.',
      metric: delivery.queue.metricApproximateAgeOfOldestMessage(greatest),
      threshold: Duration.minutes(thresholds.deliveryAgeMinutes).toSeconds(),
      topic,
    });
    new OperatorAlarm(this, 'DeadLetters', {
      name: 'delivery-dead-letters',
      errorImpact:
        'Some actions of triggers could not be carried out in nine hours: members miss points, rewards or messages.',
      metric: delivery.deadLetters.metricApproximateNumberOfMessagesVisible(greatest),
      threshold: 1,
      topic,
    });
    const counted = [
      {
        id: 'Withheld',
        name: 'delivery-withheld',
        metric: 'RewardsWithheld',
        errorImpact:
          'Triggers give members a reward whose stock or codes have run out, and the members wait for it.',
      },
      {
        id: 'Refused',
        name: 'delivery-refused',
        metric: 'MessagesRefused',
        errorImpact: 'SES refuses messages for good, and some members do not get what was decided for them.',
      },
      {
        id: 'Unknown',
        name: 'delivery-unknown',
        metric: 'MessagesUnknown',
        errorImpact: 'Nobody knows whether some members got their messages; they are not sent again.',
      },
    ];
    for (const { id: own, metric, ...alarm } of counted)
      new OperatorAlarm(this, own, {
        ...alarm,
        metric: countedBy(this, 'delivery', metric),
        threshold: thresholds.messageFailures,
        topic,
      });
  }
}
