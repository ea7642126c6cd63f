import { describe, expect, it } from 'vitest';
import { resourcesOf, templateOf } from './synthesized-stack.ts';

const template = templateOf('prod');
const tables = resourcesOf(template, 'AWS::DynamoDB::Table');
const [ledger] = tables.filter(([logicalId]) => logicalId.startsWith('StateLedger'));

describe('state', () => {
  it('keeps its logical ids, because another id is an empty table', () => {
    const stateful = Object.entries(template.Resources)
      .filter(([logicalId]) => logicalId.startsWith('State'))
      .filter(([, { Type }]) => !['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy'].includes(Type))
      .map(([logicalId, { Type }]) => `${Type} ${logicalId}`);
    expect(stateful.sort()).toEqual([
      'AWS::DynamoDB::Table StateAudit72B3E683',
      'AWS::DynamoDB::Table StateBudgetsCC52E804',
      'AWS::DynamoDB::Table StateContributions3FE95DDE',
      'AWS::DynamoDB::Table StateCredentialsD41E2DD1',
      'AWS::DynamoDB::Table StateJourneysEC3CF666',
      'AWS::DynamoDB::Table StateLedger42828485',
      'AWS::DynamoDB::Table StateOutboxE04CF2AF',
      'AWS::DynamoDB::Table StateProfiles48B24ACA',
      'AWS::DynamoDB::Table StatePrograms2F808A4E',
      'AWS::DynamoDB::Table StateReferralsA2FDEA19',
      'AWS::DynamoDB::Table StateRewards01704F4B',
      'AWS::DynamoDB::Table StateSurveysB7F5B9C6',
      'AWS::DynamoDB::Table StateWebhooksC77E482F',
      'AWS::Events::Archive StateBusArchive5403D4CF',
      'AWS::Events::EventBus StateBusD1C7A1A5',
      'AWS::S3::Bucket StateLakeF2B4CEDE',
      'AWS::SQS::Queue StateDeadLetters18C5CAE4',
      'AWS::SQS::Queue StateWebhookDeadLettersFABD4471',
    ]);
  });

  it('has every table in State', () => {
    expect(tables.map(([logicalId]) => logicalId).filter((id) => !id.startsWith('State'))).toEqual([]);
  });

  it.each(tables)('%s is on demand, and recoverable for 35 days', (_, properties) => {
    expect(properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
    });
    // A generated name lets CloudFormation replace a table, should it ever have to, without a clash of names.
    expect(properties).not.toHaveProperty('TableName');
  });

  it.each(tables)('%s survives the deletion of the stack in prod', (logicalId, properties) => {
    expect(properties['DeletionProtectionEnabled']).toBe(true);
    expect(template.Resources[logicalId]).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('lets DynamoDB forget nothing but what the tables of programs, rewards, referrals and webhooks, and the outbox, mark for it', () => {
    const forgetful = tables.filter(([, properties]) => 'TimeToLiveSpecification' in properties);
    const marked = { AttributeName: 'forgottenAt', Enabled: true };
    expect(
      forgetful.map(([logicalId, properties]) => [logicalId, properties['TimeToLiveSpecification']]),
    ).toEqual([
      [expect.stringMatching(/^StatePrograms/), marked],
      [expect.stringMatching(/^StateRewards/), marked],
      [expect.stringMatching(/^StateReferrals/), marked],
      [expect.stringMatching(/^StateWebhooks/), marked],
      [expect.stringMatching(/^StateOutbox/), marked],
    ]);
  });

  it('streams new images of the ledger and of journeys, keys alone of referrals and outbox, and nothing of profiles, contributions, credentials and the program', () => {
    const streaming = tables.filter(([, properties]) => 'StreamSpecification' in properties);
    expect(
      streaming.map(([logicalId, properties]) => [logicalId, properties['StreamSpecification']]),
    ).toEqual([
      [expect.stringMatching(/^StateLedger/), { StreamViewType: 'NEW_IMAGE' }],
      [expect.stringMatching(/^StateReferrals/), { StreamViewType: 'KEYS_ONLY' }],
      [expect.stringMatching(/^StateJourneys/), { StreamViewType: 'NEW_IMAGE' }],
      [expect.stringMatching(/^StateOutbox/), { StreamViewType: 'KEYS_ONLY' }],
    ]);
  });

  it('indexes the statement with what a proof needs, and without the causes', () => {
    expect(ledger?.[1]['GlobalSecondaryIndexes']).toEqual([
      {
        IndexName: 'statement',
        KeySchema: [
          { AttributeName: 'memberId', KeyType: 'HASH' },
          { AttributeName: 'sequence', KeyType: 'RANGE' },
        ],
        Projection: {
          ProjectionType: 'INCLUDE',
          NonKeyAttributes: ['kind', 'recordedAt', 'occurredAt', 'programVersion', 'orderId', 'books'],
        },
      },
    ]);
    expect(ledger?.[1]['AttributeDefinitions']).toEqual(
      expect.arrayContaining([
        { AttributeName: 'memberId', AttributeType: 'S' },
        { AttributeName: 'sequence', AttributeType: 'N' },
      ]),
    );
  });

  it('tells what the command line and other stacks need to know', () => {
    expect(Object.keys(template.Outputs).sort()).toEqual([
      'ApiUrl',
      'AuditTable',
      'BudgetTable',
      'ConsoleUrl',
      'ContributionsTable',
      'CredentialTable',
      'DeadLetterQueueUrl',
      'EmailConfigurationSet',
      'EventBusName',
      'JourneysTable',
      'LakeBucket',
      'LakeDatabase',
      'LakeWorkGroup',
      'LedgerTable',
      'OutboxTable',
      'ProfileTable',
      'ProgramTable',
      'ReferralsTable',
      'RewardsTable',
      'StorefrontScriptUrl',
      'SurveysTable',
      'WebhookDeadLetterQueueUrl',
      'WebhookTable',
    ]);
  });

  it('needs no account, and no custom resource but the one that publishes pages, which are served here from where they lie', () => {
    const types = Object.values(template.Resources).map(({ Type }) => Type);
    expect(types.filter((type) => /Custom/.test(type))).toEqual(['Custom::PublishedFaces']);
    expect(JSON.stringify(template)).not.toMatch(/ssm:|Fn::ImportValue/);
  });
});
