import { Stack } from 'aws-cdk-lib';
import { EventBus, EventField, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailSendingEvent,
  EventDestination,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface EmailSendingProps {
  /** Where to tell what became of e-mails. */
  readonly queue: Queue;
  /** What could not be told there. */
  readonly deadLetters: Queue;
}

/**
 * How e-mails go out by SES, and how hard bounces and complaints come back. The address or its domain the shop verifies
 * itself, because that takes records in its DNS.
 */
export class EmailSending extends Construct {
  readonly configurationSet: ConfigurationSet;

  constructor(scope: Construct, id: string, { queue, deadLetters }: EmailSendingProps) {
    super(scope, id);
    this.configurationSet = new ConfigurationSet(this, 'Emails', {
      // What is about a membership does not cross the network for everybody to read.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // SES itself does not try again where it failed before, whichever member has the address.
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSet.addEventDestination('Aftermath', {
      // SES knows no other bus.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const tell = (happened: 'bounced' | 'complained') => [
      new SqsQueue(queue, {
        deadLetterQueue: deadLetters,
        // Of the event, which has the address in it, only our own tags go on.
        message: RuleTargetInput.fromObject({
          happened,
          tags: EventField.fromPath('$.detail.mail.tags'),
        }),
      }),
    ];
    const mail = { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } };
    new Rule(this, 'Bounces', {
      description: 'E-mails to addresses that do not exist.',
      eventPattern: {
        source: ['aws.ses'],
        detailType: ['Email Bounced'],
        detail: { mail, bounce: { bounceType: ['Permanent'] } },
      },
      targets: tell('bounced'),
    });
    new Rule(this, 'Complaints', {
      description: 'E-mails that their readers called spam.',
      eventPattern: { source: ['aws.ses'], detailType: ['Email Complaint Received'], detail: { mail } },
      targets: tell('complained'),
    });
  }

  /**
   * To send as the shop, and as nobody else. SES looks at the identity of the address, or of its domain.
   *
   * @param from `shop@shop.example`, or with a name before it
   */
  grantSend(grantee: IGrantable, from: string): void {
    const address = /<([^>]+)>\s*$/.exec(from)?.[1] ?? from;
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const arnOf = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'ses', resource, resourceName });
    Grant.addToPrincipal({
      grantee,
      actions: ['ses:SendEmail'],
      resourceArns: [
        arnOf('identity', address),
        arnOf('identity', domain),
        arnOf('configuration-set', this.configurationSet.configurationSetName),
      ],
    });
  }
}
