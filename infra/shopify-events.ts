import { Duration } from 'aws-cdk-lib';
import { EventBus, Match, Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import type { DeadLetterQueue } from './state/dead-letter-queue.ts';

/** Half the day for which the ways below may keep an event. */
const PATIENCE = Duration.hours(6);

export interface ShopifyEventsProps {
  /** Of the app's partner event source: `aws.partner/shopify.com/<app id>/<name>`. */
  readonly eventSource: string;
  readonly function: Lambda;
  readonly deadLetters: DeadLetterQueue;
}

/**
 * Shopify's webhooks by way of EventBridge instead of HTTPS. Shopify offers the event source to the account, where it
 * waits until a bus of its very name takes it; what then arrives comes from AWS itself and needs no signature.
 *
 * EventBridge only hands an event to Lambda's queue, and tries that again when it fails; the function's own failures
 * are Lambda's to repeat, twice. What either gives up is in the dead-letter queue.
 */
export class ShopifyEvents extends Construct {
  constructor(scope: Construct, id: string, props: ShopifyEventsProps) {
    super(scope, id);
    const { eventSource, function: target, deadLetters: deadLetterQueue } = props;
    new Rule(this, 'Webhooks', {
      description: 'Orders, refunds and cancellations of a Shopify shop.',
      eventBus: new EventBus(this, 'Bus', { eventSourceName: eventSource }),
      eventPattern: { source: Match.prefix(eventSource), detailType: ['shopifyWebhook'] },
      targets: [new LambdaFunction(target, { deadLetterQueue, retryAttempts: 20, maxEventAge: PATIENCE })],
    });
    target.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: PATIENCE,
      onFailure: new SqsDestination(deadLetterQueue),
    });
  }
}
