import { Stack } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { ALARM_PERIOD } from './operator-alarm.ts';

/** How often a function of a capability counted something, in a period of an alarm. */
export function countedBy(scope: Construct, capability: string, metricName: string): Metric {
  return new Metric({
    namespace: Stack.of(scope).stackName,
    metricName,
    dimensionsMap: { service: capability },
    statistic: 'Sum',
    period: ALARM_PERIOD,
  });
}
