import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { AlarmTopic } from '../../infra/alarms/alarm-topic.ts';
import { OperatorAlarm } from '../../infra/alarms/operator-alarm.ts';
import { type AppOptions, buildApp } from '../../infra/app.ts';
import { bundledCode } from '../../infra/bundled-code.ts';
import { FEATURE_FLAGS } from '../../infra/feature-flags.ts';
import { settingsOf } from '../../infra/stages.ts';
import { type StackTemplate, templateOf, templateWith, WITHOUT_BUNDLES } from './synthesized-stack.ts';

/** Without the stage's name, and without the hashes of logical ids that have it in them. */
const anonymous = (template: StackTemplate, stage: string): StackTemplate =>
  JSON.parse(
    JSON.stringify(template)
      // Without bundling, the hash of the code is one of the construct's path.
      .replaceAll(/[0-9a-f]{64}/g, 'code')
      .replaceAll(new RegExp(`\\b${stage}\\b|(?<=Perennial|perennial_)${stage}`, 'g'), 'STAGE')
      .replaceAll(/(?<!:)[0-9A-F]{8}/g, ''),
  );

/** `AWS::Logs::LogGroup Properties.RetentionInDays`, for each value that is not the same. */
function differences(one: StackTemplate, other: StackTemplate): readonly string[] {
  expect(Object.keys(one.Resources)).toEqual(Object.keys(other.Resources));
  const found = Object.entries(one.Resources).flatMap(([logicalId, resource]) =>
    differingPaths(resource, other.Resources[logicalId]).map((path) => `${resource.Type} ${path}`),
  );
  return [...new Set(found)].sort();
}

function differingPaths(one: unknown, other: unknown, path: readonly string[] = []): readonly string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  if (!isRecord(one) || !isRecord(other)) return [path.join('.')];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differingPaths(one[key], other[key], [...path, key]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** CloudFormation takes no more in a stack. */
const MOST_RESOURCES = 500;
const MOST_TEMPLATE_BYTES = 1_000_000;

describe('stages', () => {
  it.each(['dev', 'prod'])('leave %s room to grow', (stage) => {
    const template = templateOf(stage);
    expect(Object.keys(template.Resources).length).toBeLessThan(MOST_RESOURCES - 25);
    // As the CDK writes it, with a space for each level.
    expect(Buffer.byteLength(JSON.stringify(template, null, 1))).toBeLessThan(0.8 * MOST_TEMPLATE_BYTES);
  });

  it('are the same stack but for their settings: prod with the settings of dev is dev', () => {
    const disguised = templateWith('prod', settingsOf('dev'));
    expect(anonymous(disguised, 'prod')).toEqual(anonymous(templateOf('dev'), 'dev'));
  });

  it('differ in what the table of settings says, and in nothing else', () => {
    expect(differences(anonymous(templateOf('dev'), 'dev'), anonymous(templateOf('prod'), 'prod'))).toEqual([
      'AWS::ApiGatewayV2::Api Properties.CorsConfiguration',
      'AWS::ApiGatewayV2::Authorizer Properties.AuthorizerResultTtlInSeconds',
      'AWS::CloudWatch::Alarm Properties.Threshold',
      'AWS::Cognito::UserPool DeletionPolicy',
      'AWS::Cognito::UserPool Properties.DeletionProtection',
      'AWS::Cognito::UserPool UpdateReplacePolicy',
      'AWS::DynamoDB::Table DeletionPolicy',
      'AWS::DynamoDB::Table Properties.DeletionProtectionEnabled',
      'AWS::DynamoDB::Table UpdateReplacePolicy',
      'AWS::Events::Archive Properties.RetentionDays',
      'AWS::IAM::Role Properties.Policies',
      'AWS::Lambda::EventSourceMapping Properties.MaximumBatchingWindowInSeconds',
      'AWS::Lambda::Function Properties.Environment.Variables.EMAIL_FROM',
      'AWS::Lambda::Function Properties.Environment.Variables.NODE_OPTIONS',
      'AWS::Lambda::Function Properties.Environment.Variables.PROGRAM_LEAD_SECONDS',
      'AWS::Lambda::Function Properties.Environment.Variables.WEBHOOK_PAUSE_SECONDS',
      'AWS::Lambda::Function Properties.Environment.Variables.WEBHOOK_RETRY_SECONDS',
      'AWS::Lambda::Function Properties.TracingConfig',
      'AWS::Logs::LogGroup DeletionPolicy',
      'AWS::Logs::LogGroup Properties.RetentionInDays',
      'AWS::Logs::LogGroup UpdateReplacePolicy',
      'AWS::S3::Bucket DeletionPolicy',
      'AWS::S3::Bucket UpdateReplacePolicy',
      'AWS::SQS::Queue DeletionPolicy',
      'AWS::SQS::Queue Properties.VisibilityTimeout',
      'AWS::SQS::Queue UpdateReplacePolicy',
    ]);
  });

  it('are told to the app, or to the CDK command line, and are dev by default', () => {
    const stackName = (options: AppOptions) =>
      buildApp(options)
        .node.children.filter((child) => Stack.isStack(child))
        .map((stack) => stack.stackName);
    expect(stackName({ stage: 'prod', context: WITHOUT_BUNDLES })).toEqual(['Perennial-prod']);
    expect(stackName({ context: { ...WITHOUT_BUNDLES, stage: 'prod' } })).toEqual(['Perennial-prod']);
    expect(stackName({ context: WITHOUT_BUNDLES })).toEqual(['Perennial-dev']);
  });

  const production = buildApp({ stage: 'prod', context: WITHOUT_BUNDLES, isValidated: true }).synth();

  it('are what CloudFormation takes, by the rules that the CDK has of it', () => {
    const report = JSON.parse(readFileSync(join(production.directory, 'validation-report.json'), 'utf8'));
    expect(report.pluginReports).toEqual([]);
  });

  it('end where they are not: a queue with a property that there is not', () => {
    const app = new App({ analyticsReporting: false, context: FEATURE_FLAGS });
    const careless = new Stack(app, 'Careless');
    new CfnResource(careless, 'Queue', { type: 'AWS::SQS::Queue', properties: { Delay: 1 } });
    expect(() => app.synth()).toThrow('Additional properties are not allowed');
  });

  it('need no look-ups, so that they synthesize without an account', () => {
    expect(production.manifest.missing).toBeUndefined();
    expect(production.stacks.map((stack) => stack.environment.name)).toEqual([
      'aws://unknown-account/unknown-region',
    ]);
  });

  it('protect prod from being deleted as a whole', () => {
    expect(production.stacks[0]?.terminationProtection).toBe(true);
  });
});

describe('a bad value fails at synthesis and says what to write instead', () => {
  it('for an unknown stage', () => {
    expect(() => buildApp({ stage: 'staging' })).toThrow(
      'There is no stage "staging". Stages: dev, prod. Add it to STAGES in infra/stages.ts.',
    );
  });

  it('for an address that is none', () => {
    expect(() => buildApp({ context: { alarmEmail: 'ops' } })).toThrow(
      'context alarmEmail is "ops": must be an e-mail address, such as -c alarmEmail=ops@shop.example',
    );
  });

  it('for an origin with a path', () => {
    expect(() => buildApp({ context: { allowedOrigins: 'https://shop.example/cart' } })).toThrow(
      'must be origins without a path, separated by commas, such as https://shop.example',
    );
  });

  it('for an event source that is none of Shopify', () => {
    for (const referralLinkBase of ['go.shop.example', 'http://go.shop.example', 'https://go.example/'])
      expect(() => buildApp({ context: { referralLinkBase } })).toThrow(
        `context referralLinkBase is "${referralLinkBase}": must be an https address without a slash at its end, such as -c referralLinkBase=https://go.shop.example`,
      );
    expect(() => buildApp({ context: { shopifyEventSource: 'shopify' } })).toThrow(
      'context shopifyEventSource is "shopify": must be the name of Shopify\'s partner event source, such as aws.partner/shopify.com/1234567/orders',
    );
  });

  it('for webhooks to the machine itself, asked for on a command line, where it is no setting', () => {
    expect(() => buildApp({ context: { webhooksToThisMachine: 'true' } })).toThrow(
      'context webhooksToThisMachine is "true": must be true or false, and is for a stack on one machine alone',
    );
  });

  it('for an impact that says nothing', () => {
    const stack = new Stack(new App(), 'Terse');
    const topic = new AlarmTopic(stack, 'Topic', settingsOf('dev'));
    const props = {
      name: 'orders-errors',
      errorImpact: 'It fails',
      metric: topic.metricNumberOfMessagesPublished(),
    };
    expect(() => new OperatorAlarm(stack, 'Alarm', { ...props, threshold: 1, topic })).toThrow(
      'errorImpact of orders-errors is "It fails": write a sentence that says who is hurt',
    );
  });

  it('for a function that is not there', () => {
    expect(() => bundledCode('functions/orders/order.lambda.ts')).toThrow(
      'There is no function at functions/orders/order.lambda.ts: write it, or correct its path in infra/.',
    );
  });
});
