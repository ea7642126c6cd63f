import { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';
import type { AlarmTopic } from './alarm-topic.ts';
import { OperatorAlarm } from './operator-alarm.ts';
import { countedBy } from './own-metric.ts';

export interface ReferralAlarmsProps {
  readonly settings: StageSettings;
  readonly alarmTopic: AlarmTopic;
}

/** Codes of advocates are easily said, and so more easily guessed than coupons; behind each may be a name. */
export class ReferralAlarms extends Construct {
  constructor(scope: Construct, id: string, { settings, alarmTopic: topic }: ReferralAlarmsProps) {
    super(scope, id);
    new OperatorAlarm(this, 'Guessed', {
      name: 'referrals-guessed',
      errorImpact:
        'Somebody tries referral codes that lead nowhere; each that is found tells the name by which an advocate wants friends to know them.',
      metric: countedBy(this, 'referrals', 'ReferralCodesUnknown'),
      threshold: settings.thresholds.referralCodeGuesses,
      topic,
    });
  }
}
