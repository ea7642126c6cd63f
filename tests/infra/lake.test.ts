import { describe, expect, it } from 'vitest';
import { EVENT_SOURCE } from '../../shared/contracts/events.ts';
import { SAVED_QUERIES } from '../../shared/lake/saved-queries.ts';
import { LAKE_TABLE_NAMES, LAKE_TABLES } from '../../shared/lake/tables.ts';
import {
  functionsByCapability,
  onlyResource,
  onlyResourceAbout,
  referenceIn,
  resourcesOf,
  templateOf,
} from './synthesized-stack.ts';

const template = templateOf('prod');
const queueOf = (name: string) =>
  resourcesOf(template, 'AWS::SQS::Queue').find(([logicalId]) => logicalId.startsWith(`LakeWork${name}`)) ??
  [];
const [queueId, queue] = queueOf('Queue');
const [deadLettersId, deadLetters] = queueOf('DeadLetters');
const lambda = functionsByCapability(template).get('lake');
const mapping = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
  .map(([, properties]) => properties)
  .find(({ EventSourceArn: source }) => referenceIn(source) === queueId);

describe('the feed of the lake', () => {
  it('is told everything, and loses nothing that cannot be handed over', () => {
    const [, rule] =
      resourcesOf(template, 'AWS::Events::Rule').find(([logicalId]) => logicalId.startsWith('LakeTold')) ??
      [];
    expect(rule?.['EventPattern']).toEqual({ source: [EVENT_SOURCE] });
    const [target] = (rule?.['Targets'] ?? []) as readonly Record<string, unknown>[];
    expect(referenceIn(target?.['Arn'])).toBe(queueId);
    expect(referenceIn(target?.['DeadLetterConfig'])).toBe(deadLettersId);
  });

  it('keeps events for fourteen days, encrypted, and gives none up before an hour of tries', () => {
    for (const each of [queue, deadLetters])
      expect(each).toMatchObject({ SqsManagedSseEnabled: true, MessageRetentionPeriod: 14 * 24 * 3_600 });
    const redrive = queue?.['RedrivePolicy'] as { readonly maxReceiveCount: number };
    expect(referenceIn(redrive)).toBe(deadLettersId);
    const seconds = Number(queue?.['VisibilityTimeout']);
    const window = Number(mapping?.['MaximumBatchingWindowInSeconds']);
    expect(seconds).toBeGreaterThanOrEqual(6 * Number(lambda?.properties['Timeout']) + window);
    expect(seconds * redrive.maxReceiveCount).toBeGreaterThanOrEqual(3_600);
  });

  it('is given large batches, whose messages fail one by one, a few at once', () => {
    expect(referenceIn(mapping?.['FunctionName'])).toBe(lambda?.logicalId);
    expect(mapping).toMatchObject({
      BatchSize: 5_000,
      MaximumBatchingWindowInSeconds: 300,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
  });

  it('raises no alarm while events only wait for each other, or for one more try', () => {
    const alarm = resourcesOf(template, 'AWS::CloudWatch::Alarm')
      .map(([, properties]) => properties)
      .find(({ AlarmName: name }) => name === 'Perennial-prod-lake-age');
    const waiting =
      Number(queue?.['VisibilityTimeout']) + Number(mapping?.['MaximumBatchingWindowInSeconds']);
    expect(Number(alarm?.['Threshold'])).toBeGreaterThan(waiting);
  });
});

describe('the bucket of the lake', () => {
  const bucketId = 'StateLakeF2B4CEDE';
  const { Properties: bucket = {} } = template.Resources[bucketId] ?? {};

  it('is encrypted, closed to the public, versioned, and kept when the stack is deleted', () => {
    expect(bucket).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    });
    const resource = template.Resources[bucketId];
    expect(resource).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  });

  it('refuses what is not encrypted on its way', () => {
    const { Statement: statements } = onlyResourceAbout(template, 'AWS::S3::BucketPolicy', bucketId)[
      'PolicyDocument'
    ] as {
      readonly Statement: readonly { readonly Effect: string; readonly Condition: object }[];
    };
    expect(statements.filter(({ Effect }) => Effect === 'Allow')).toEqual([]);
    expect(statements.map(({ Condition }) => Condition)).toEqual(
      expect.arrayContaining([
        { Bool: { 'aws:SecureTransport': 'false' } },
        { NumericLessThan: { 's3:TlsVersion': 1.2 } },
      ]),
    );
  });

  it('archives raw objects, forgets what was superseded and answers, and ends uploads that nobody finishes', () => {
    const { Rules: rules } = bucket['LifecycleConfiguration'] as {
      readonly Rules: readonly Record<string, unknown>[];
    };
    const byId = Object.fromEntries(rules.map((rule) => [rule['Id'], rule]));
    expect(byId['ArchiveRaw']).toMatchObject({
      Prefix: 'raw/',
      Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 90 }],
    });
    expect(byId['ForgetAnswers']).toMatchObject({ Prefix: 'athena/', ExpirationInDays: 7 });
    expect(byId['ForgetSuperseded']).toMatchObject({
      NoncurrentVersionExpiration: { NoncurrentDays: 30 },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 },
      ExpiredObjectDeleteMarker: true,
    });
    // Nothing that the lake is made of ends by itself.
    expect(rules.filter((rule) => 'ExpirationInDays' in rule).map((rule) => rule['Id'])).toEqual([
      'ForgetAnswers',
    ]);
  });
});

describe('the catalog of the lake', () => {
  const tables = resourcesOf(template, 'AWS::Glue::Table').map(
    ([, properties]) => properties['TableInput'] as Readonly<Record<string, unknown>>,
  );
  const named = (name: string): Readonly<Record<string, unknown>> => {
    const found = tables.find((table) => table['Name'] === name);
    if (found === undefined) throw new Error(`Glue has no table ${name}`);
    return found;
  };

  it('has each table by day and by month, and no other', () => {
    expect(tables.map((table) => table['Name']).toSorted()).toEqual(
      LAKE_TABLE_NAMES.flatMap((name) => [`${name}_by_day`, `${name}_by_month`]).toSorted(),
    );
  });

  it.each(LAKE_TABLE_NAMES)('%s has its columns, where its files lie', (name) => {
    for (const [table, key] of [
      [`${name}_by_day`, 'day'],
      [`${name}_by_month`, 'month'],
    ] as const) {
      const { StorageDescriptor: storage, PartitionKeys: keys, Parameters: parameters } = named(table);
      const columns = (storage as { Columns: readonly { Name: string; Type: string }[] }).Columns;
      expect(columns.map(({ Name }) => Name)).toEqual(Object.keys(LAKE_TABLES[name].columns));
      expect(
        columns.every(({ Type }) => ['string', 'int', 'bigint', 'boolean', 'timestamp'].includes(Type)),
      ).toBe(true);
      expect(keys).toEqual([{ Name: key, Type: 'string' }]);
      const location = (parameters as Record<string, unknown>)['storage.location.template'];
      expect(JSON.stringify(location)).toContain(`/curated/v1/${name}/${key}=\${${key}}/`);
    }
  });

  it('computes partitions from the first day of the deployment on', () => {
    expect(named('orders_by_day')['Parameters']).toMatchObject({
      'projection.enabled': 'true',
      'projection.day.type': 'date',
      'projection.day.format': 'yyyy-MM-dd',
      'projection.day.range': '2015-01-01,NOW+1DAYS',
      'projection.day.interval.unit': 'DAYS',
    });
    expect(named('orders_by_month')['Parameters']).toMatchObject({
      'projection.month.format': 'yyyy-MM',
      'projection.month.range': '2015-01,NOW',
      'projection.month.interval.unit': 'MONTHS',
    });
  });

  it('limits what a query reads, in a work group whose settings nobody gets around', () => {
    expect(onlyResource(template, 'AWS::Athena::WorkGroup')).toMatchObject({
      Name: 'Perennial-prod',
      WorkGroupConfiguration: {
        EnforceWorkGroupConfiguration: true,
        BytesScannedCutoffPerQuery: 10 * 1024 ** 3,
        ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_S3' } },
      },
    });
  });

  it('has the saved queries', () => {
    const queries = resourcesOf(template, 'AWS::Athena::NamedQuery').map(([, properties]) => properties);
    expect(queries.map(({ Name }) => Name).toSorted()).toEqual(
      SAVED_QUERIES.map(({ name }) => name).toSorted(),
    );
    for (const { Database, WorkGroup } of queries)
      expect([Database, WorkGroup]).toEqual(['perennial_prod', 'Perennial-prod']);
  });
});
