import { Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { StageSettings } from '../stages.ts';

/** Tells the people on call. Subscribe a pager to it, or give the deployment an `alarmEmail`. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { alarmEmail }: StageSettings) {
    // Alarms name functions and counts, never members, so the topic needs no key of its own.
    super(scope, id, { displayName: `${Stack.of(scope).stackName} alarms`, enforceSSL: true });
    // Enforcing TLS gives the topic a policy, which takes the place of the default one that lets alarms publish.
    const { account } = Stack.of(this);
    this.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    if (alarmEmail !== null) this.addSubscription(new EmailSubscription(alarmEmail));
  }
}
