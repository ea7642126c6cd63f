import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';

/** The period of every alarm: short enough to act within a checkout's patience, long enough to be no single hiccup. */
export const ALARM_PERIOD = Duration.minutes(5);

export interface OperatorAlarmProps {
  /** `orders-errors`: what, then how it shows. Also the heading of its section in docs/operations.md. */
  readonly name: string;
  /** A sentence on who is hurt, and how. */
  readonly errorImpact: string;
  readonly metric: IMetric;
  /** The alarm goes off at this value and above. */
  readonly threshold: number;
  /** Of the last `periods`, how many must be at the threshold. Default: one of one. */
  readonly datapoints?: number;
  readonly periods?: number;
  /** Whether no data is as bad as the threshold: of what is told by the clock, whether anybody is awake or not. */
  readonly isSilenceLate?: boolean;
  readonly topic: AlarmTopic;
}

/**
 * An alarm that says who is hurt and where to read what to do.
 *
 * No data is no alarm: most metrics here count something that happens only while somebody uses the program, and a shop
 * sleeps at night. What must not go missing has an alarm of its own, `relay-silent`, or says so by `isSilenceLate`.
 *
 * @throws Error when the impact is not a sentence
 */
export class OperatorAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: OperatorAlarmProps) {
    const { name, metric, threshold, periods = 1, datapoints = periods } = props;
    super(scope, id, {
      alarmName: `${Stack.of(scope).stackName}-${name}`,
      alarmDescription: `${sentence(name, props.errorImpact)} What to do: docs/operations.md#${name}`,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      datapointsToAlarm: datapoints,
      treatMissingData: props.isSilenceLate ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new SnsAction(props.topic));
    this.addOkAction(new SnsAction(props.topic));
  }
}

function sentence(name: string, errorImpact: string): string {
  if (/^[A-Z].{30,}\.$/s.test(errorImpact)) return errorImpact;
  throw new Error(
    `errorImpact of ${name} is ${JSON.stringify(errorImpact)}: write a sentence that says who is hurt, and how, such as "Checkouts cannot record orders, so customers miss their points."`,
  );
}
