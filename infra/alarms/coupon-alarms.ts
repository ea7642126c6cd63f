import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

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
      metric: countedBy(this, 'coupons', 'CouponGuesses'),
      threshold: settings.thresholds.couponGuesses,
      topic,
    });
  }
}
