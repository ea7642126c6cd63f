import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/app.ts';
import {
  functionsByCapability,
  onlyResourceAbout as only,
  onlyResource,
  referenceIn,
  resourcesOf,
  type StackTemplate,
  templateOf,
  WITHOUT_BUNDLES,
} from './synthesized-stack.ts';

const EVENT_SOURCE = 'aws.partner/shopify.com/1234567/orders';
const CONTEXT = { shopifyEventSource: EVENT_SOURCE };

const template = templateOf('prod', CONTEXT);
const ofPlatforms = (from: StackTemplate, type: string) =>
  resourcesOf(from, type).filter(([logicalId]) => logicalId.startsWith('Platforms'));
const [webhooks = {}] = ofPlatforms(template, 'AWS::Events::Rule').map(([, properties]) => properties);
const platforms = functionsByCapability(template).get('platforms')?.logicalId;

describe("Shopify's events", () => {
  it('are not asked for where the deployment names no source of them', () => {
    const without = templateOf('prod');
    expect(JSON.stringify(resourcesOf(without, 'AWS::Events::Rule'))).not.toContain('shopify');
    expect(resourcesOf(without, 'AWS::Events::EventBus')).toHaveLength(1);
    expect(resourcesOf(without, 'AWS::Lambda::EventInvokeConfig')).toEqual([]);
  });

  it('come over a bus with the very name of the source, which takes it', () => {
    const buses = resourcesOf(template, 'AWS::Events::EventBus').map(([, properties]) => properties);
    expect(buses).toContainEqual({ Name: EVENT_SOURCE, EventSourceName: EVENT_SOURCE });
  });

  it('go to the function of platforms; what cannot be handed over is tried again and then set aside', () => {
    const rule = only(template, 'AWS::Events::Rule', 'shopifyWebhook');
    expect(rule).toMatchObject({
      EventPattern: { source: [{ prefix: EVENT_SOURCE }], 'detail-type': ['shopifyWebhook'] },
      State: 'ENABLED',
      Targets: [{ RetryPolicy: { MaximumRetryAttempts: 20, MaximumEventAgeInSeconds: 6 * 60 * 60 } }],
    });
    expect(referenceIn(webhooks['EventBusName'])).toMatch(/^PlatformsShopifyEventsBus/);
    const [target] = webhooks['Targets'] as readonly Record<string, unknown>[];
    expect(referenceIn(target?.['Arn'])).toBe(platforms);
    expect(referenceIn(target?.['DeadLetterConfig'])).toBe('StateDeadLetters18C5CAE4');
  });

  it('that the function fails on are tried again and then set aside', () => {
    const config = onlyResource(template, 'AWS::Lambda::EventInvokeConfig');
    expect(config).toMatchObject({ MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 6 * 60 * 60 });
    expect(referenceIn(config['FunctionName'])).toBe(platforms);
    expect(referenceIn(config['DestinationConfig'])).toBe('StateDeadLetters18C5CAE4');
  });

  it('may be set aside by the rule alone, of all that EventBridge does', () => {
    const { Statement } = only(template, 'AWS::SQS::QueuePolicy', '"StateDeadLetters')['PolicyDocument'] as {
      readonly Statement: readonly Record<string, unknown>[];
    };
    const allowed = Statement.filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(allowed[0]).toMatchObject({
      Action: 'sqs:SendMessage',
      Principal: { Service: 'events.amazonaws.com' },
    });
    expect(JSON.stringify(allowed[0]?.['Condition'])).toMatch(
      /aws:SourceArn.*PlatformsShopifyEventsWebhooks/,
    );
  });

  it('bring nothing that cdk-nag finds', () => {
    const app = buildApp({ stage: 'prod', context: { ...WITHOUT_BUNDLES, ...CONTEXT } });
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });
});
