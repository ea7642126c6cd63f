import { describe, expect, it } from 'vitest';
import { functionsByCapability, referenceIn, resourcesOf, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const own = (type: string, name: string) =>
  resourcesOf(template, type).find(([logicalId]) => logicalId.startsWith(`Delivery${name}`));
const [queueId, queue] = own('AWS::SQS::Queue', 'WorkQueue') ?? [];
const [deadLettersId, deadLetters] = own('AWS::SQS::Queue', 'WorkDeadLetters') ?? [];
const [setId, settings] = own('AWS::SES::ConfigurationSet', 'EmailSending') ?? [];
const lambda = functionsByCapability(template).get('delivery');
const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
  .map(([, properties]) => properties)
  .filter(({ FunctionName: name }) => referenceIn(name) === lambda?.logicalId);
const mappingOf = (source: string) =>
  mappings.find(({ EventSourceArn: arn }) => referenceIn(arn)?.startsWith(source)) ?? {};
const ruleOf = (name: string) => own('AWS::Events::Rule', `EmailSending${name}`)?.[1] ?? {};

describe('delivery', () => {
  it('hears of new items alone, from the beginning, and never gives one up before the stream does', () => {
    const stream = mappingOf('StateOutbox');
    expect(stream).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] },
    });
    for (const limit of ['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds', 'DestinationConfig'])
      expect(stream).not.toHaveProperty(limit);
  });

  it('is given items that fail one by one, and not more at once than SES takes', () => {
    expect(mappingOf('DeliveryWorkQueue')).toMatchObject({
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 10 },
    });
  });

  it('keeps what waits for fourteen days, encrypted, and tries it fifteen times', () => {
    const fourteenDays = 14 * 24 * 60 * 60;
    for (const each of [queue, deadLetters])
      expect(each).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: fourteenDays });
    const redrive = queue?.['RedrivePolicy'] as { readonly maxReceiveCount: number };
    expect([referenceIn(redrive), redrive.maxReceiveCount]).toEqual([deadLettersId, 15]);
    expect(Number(queue?.['VisibilityTimeout'])).toBeGreaterThanOrEqual(
      6 * Number(lambda?.properties['Timeout']),
    );
  });

  it('sends over TLS alone, and hears of bounces and complaints', () => {
    expect(settings).toMatchObject({
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    const destination = own('AWS::SES::ConfigurationSetEventDestination', 'EmailSending')?.[1];
    expect(destination).toMatchObject({
      EventDestination: { Enabled: true, MatchingEventTypes: ['bounce', 'complaint'] },
    });
  });

  it.each([
    ['Bounces', 'bounced', 'Email Bounced', { bounce: { bounceType: ['Permanent'] } }],
    ['Complaints', 'complained', 'Email Complaint Received', {}],
  ])('takes of %s of its own e-mails the tags, and no address', (name, happened, detailType, more) => {
    const rule = ruleOf(name);
    const mail = { tags: { 'ses:configuration-set': [{ Ref: setId }] } };
    expect(rule['EventPattern']).toEqual({
      source: ['aws.ses'],
      'detail-type': [detailType],
      detail: { mail, ...more },
    });
    // Of SES, there are events on the default bus alone.
    expect(rule).not.toHaveProperty('EventBusName');
    const [target] = rule['Targets'] as readonly Record<string, unknown>[];
    expect(referenceIn(target?.['Arn'])).toBe(queueId);
    expect(referenceIn(target?.['DeadLetterConfig'])).toBe(deadLettersId);
    expect(target?.['InputTransformer']).toEqual({
      InputPathsMap: { 'detail-mail-tags': '$.detail.mail.tags' },
      InputTemplate: `{"happened":"${happened}","tags":<detail-mail-tags>}`,
    });
  });

  it('sends nothing until the deployment names an address, and then as that alone', () => {
    const mayOf = (of: ReturnType<typeof templateOf>) =>
      JSON.stringify(resourcesOf(of, 'AWS::IAM::Role')).match(/ses:\w+|identity\/[^"]+/g) ?? [];
    expect(lambda?.variables['EMAIL_FROM']).toBe('none');
    expect(mayOf(template)).toEqual([]);
    const named = templateOf('prod', { emailFrom: 'Shop <club@shop.example>' });
    expect(functionsByCapability(named).get('delivery')?.variables['EMAIL_FROM']).toBe(
      'Shop <club@shop.example>',
    );
    expect(mayOf(named)).toEqual(['ses:SendEmail', 'identity/club@shop.example', 'identity/shop.example']);
  });

  it.each([
    [{ emailFrom: 'Shop' }, /emailFrom is "Shop".*club@shop\.example/],
    [{ emailFrom: 'A\nBcc: x <club@shop.example>' }, /emailFrom/],
    [{ teamEmails: 'service' }, /teamEmails is "service".*service=help@shop\.example/],
    [{ linkBase: 'http://shop.example' }, /linkBase.*https/],
  ])('is not deployed with %j', (context, message) => {
    expect(() => templateOf('prod', context as Record<string, string>)).toThrow(message);
  });

  it('tells teams where the deployment says', () => {
    const told = templateOf('prod', { teamEmails: 'service=help@shop.example, vip=vip@shop.example' });
    expect(functionsByCapability(told).get('delivery')?.variables['TEAM_EMAILS']).toBe(
      '{"service":"help@shop.example","vip":"vip@shop.example"}',
    );
  });
});
